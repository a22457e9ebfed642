import type { PartyCode } from '../parties/types.ts';

/** "00" to "21". */
export type SectionKey = string;

/** A section, or one of the walled kinds: 見積 and 庁内メモ. */
export type PartKey = SectionKey | 'quotes' | 'memo';

/** Type of a field or column; `choice` names its closed list of choices, `sections`-free text is `long`. */
export type ValueType =
	| 'text'
	| 'long'
	| 'number'
	| 'yen'
	| 'thousand-yen'
	| 'percent'
	| 'date'
	| 'month'
	| 'choice'
	| 'flag'
	| 'body';

/** A table of the section's common part whose rows a number names: 「KPIの番号 2」 is the second KPI. */
export interface RowReference {
	/** Key of the table. */
	readonly table: string;
	/** Its column with the numbers. */
	readonly number: string;
	/** Its column with the words that a person knows the row by. */
	readonly name: string;
	/** Its column with the unit that the row is counted in, where it has one. */
	readonly unit?: string;
}

/** One scalar field of a part, in the Y.Map `fields` under `key`. */
export interface FieldSpec {
	readonly key: string;
	readonly title: string;
	readonly type: ValueType;
	readonly unit?: string;
	readonly choices?: readonly string[];
	/** Longest text in characters, where the form sets one. */
	readonly limit?: number;
	/** What the number names; for `number` only. */
	readonly refers?: RowReference;
	readonly required: boolean;
	/** Where the value can be found or what is asked, in one sentence. */
	readonly help: string;
}

/** One column of a table. */
export interface ColumnSpec {
	readonly key: string;
	readonly title: string;
	readonly type: ValueType;
	readonly unit?: string;
	readonly choices?: readonly string[];
	/** What the number names; for `number` only. */
	readonly refers?: RowReference;
	readonly required: boolean;
	readonly help: string;
}

/** One table: root `rows:<key>`. */
export interface TableSpec {
	readonly key: string;
	readonly title: string;
	readonly help: string;
	readonly columns: readonly ColumnSpec[];
	/** Rows that must be there before the part counts as complete. */
	readonly minRows: number;
}

/** The shape of one kind of part. */
export interface PartSpec {
	/** The question that the prose answers; shown on an empty part. */
	readonly question: string;
	/** Guide length of the prose in characters, or null where no prose is asked. */
	readonly guide: number | null;
	readonly fields: readonly FieldSpec[];
	readonly tables: readonly TableSpec[];
}

/** Who writes and who signs, by the letters of domain.md §1.4 (代 構 県 業 委). */
export type WriterMark = '代' | '構' | '県' | '業' | '委';

export interface SectionSpec {
	readonly key: SectionKey;
	readonly title: string;
	/** At most eight characters, for the section list. */
	readonly shortTitle: string;
	/** Help for the writer: what a reviewer looks for, in two sentences at most. */
	readonly help: string;
	readonly writers: readonly WriterMark[];
	/** `all`: every member body signs the trunk; `with-plan`: it is signed with the plan as a whole (21). */
	readonly signing: 'all' | 'with-plan';
	readonly trunk: PartSpec;
	/** One part per member body, or null. Sections 02, 07, 08, 10, 11, 14, 16, 18 have one. */
	readonly perBody: PartSpec | null;
}

/** The template: 22 sections and the two walled parts. Data, never code. */
export interface Template {
	readonly key: string;
	readonly sections: readonly SectionSpec[];
	readonly quotes: PartSpec;
	readonly memo: PartSpec;
}

/** Address of a part inside a plan. `body` is null for the trunk; for quotes it is the business, for memo the body. */
export interface PartAddress {
	readonly key: PartKey;
	readonly body: PartyCode | null;
}

/** A grant edition: labels and rules as data (domain.md §1.1). Figures known only second-hand carry `confirmed: false` (出典待ち). */
export interface EditionFigure {
	readonly key: string;
	readonly title: string;
	readonly value: string | number | null;
	readonly unit?: string;
	readonly confirmed: boolean;
	readonly source: string;
}
export interface Edition {
	readonly key: string;
	/** 新しい地方経済・生活環境創生交付金 など. */
	readonly grantName: string;
	readonly typeLabel: string;
	readonly year: string;
	readonly figures: readonly EditionFigure[];
	readonly requiredSections: readonly SectionKey[];
}
