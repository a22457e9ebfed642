import type { PartContent, Scalar } from '../canonical.ts';
import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';
import { type Missing, missingOf } from '../template/required.ts';
import { numberIn, type Row, rowsOf, wordsIn } from '../template/rows-of.ts';
import type { ColumnSpec, FieldSpec, PartSpec, RowReference, SectionSpec, TableSpec } from '../template/types.ts';
import { proseWords } from './prose-words.ts';

/** What every body is asked: the text of its part, a field of it, or a column of one of its tables. */
export interface Question {
	/** `body` for the text; key of the field; `table.column` for a column. */
	readonly key: string;
	/** Title of the table; null for the text and for a field. */
	readonly table: string | null;
	readonly title: string;
	readonly type: FieldSpec['type'];
	readonly unit: string | null;
	readonly required: boolean;
	readonly help: string;
}

/** What a body answered in one row, or in a field. */
export interface Answer {
	/** What the row is known by: the common row that it has to name, else its own first words; null for those words themselves. */
	readonly of: string | null;
	readonly value: Scalar;
	/** The unit that stands in a column beside the value. */
	readonly unit: string | null;
}

export interface BodyAnswers {
	readonly code: PartyCode;
	/** Keys of required questions that it has not answered, in the order of the part. */
	readonly gaps: readonly string[];
	/** By key of the question; one without an answer has none. */
	readonly answers: Readonly<Record<string, readonly Answer[]>>;
}

/** A row of the common part, and what each body joined to it. */
export interface CommonRow {
	readonly no: number | null;
	readonly words: string | null;
	/** Bodies that name it, in code order, with the words of their rows. */
	readonly bodies: readonly { readonly code: PartyCode; readonly words: readonly string[] }[];
}

/** A body's row that stands under no common row. */
export interface LooseRow {
	readonly code: PartyCode;
	readonly words: string | null;
	/** The number that it names and that no common row has; null when it names none. */
	readonly no: number | null;
}

/** Rows of the common part with what the bodies joined to them. */
export interface Joined {
	/** Title of the common table. */
	readonly title: string;
	readonly common: readonly CommonRow[];
	readonly loose: readonly LooseRow[];
}

/** One question to n bodies, answered side by side. */
export interface SideBySide {
	readonly questions: readonly Question[];
	readonly bodies: readonly BodyAnswers[];
	readonly joined: readonly Joined[];
}

/**
 * Lays the answers of the bodies side by side.
 * @param contents parts of the section that may be told: a body whose part is not among them is not named at all
 * @returns null for a section that has no parts of bodies
 */
export function sideBySide(section: SectionSpec, parties: readonly Party[], contents: readonly PartContent[]): SideBySide | null {
	const spec = section.perBody;
	if (spec === null) {
		return null;
	}
	const own = contents.filter(({ key }) => key === section.key);
	const trunk = own.find(({ body }) => body === null);
	const parts = memberBodies(parties).flatMap(({ code }) => own.find(({ body }) => body === code) ?? []);
	return {
		questions: questionsOf(spec),
		bodies: parts.map((part) => ({ code: part.body ?? '', gaps: gapsOf(spec, part), answers: answersOf(spec, trunk, part) })),
		joined: spec.tables.flatMap((table) => joinedOf(section, table, trunk, parts)),
	};
}

/** The key under which the text stands; no field has it. */
const PROSE = 'body';

const keyOf = (table: TableSpec, column: ColumnSpec): string => `${table.key}.${column.key}`;

function questionsOf(spec: PartSpec): Question[] {
	const question = (key: string, table: string | null, entry: FieldSpec | ColumnSpec): Question => {
		const { title, type, unit = null, required, help } = entry;
		return { key, table, title, type, unit, required, help };
	};
	const text: Question = {
		...{ key: PROSE, table: null, title: '本文', type: 'long', unit: null },
		required: true,
		help: spec.question,
	};
	const fields = spec.fields.map((field) => question(field.key, null, field));
	// What a row belongs to is no question of its own: it is said with every answer of the row.
	const columns = spec.tables.flatMap((table) =>
		table.columns
			.filter(({ refers }) => refers === undefined)
			.map((column) => question(keyOf(table, column), table.title, column)),
	);
	return [...(spec.guide === null ? [] : [text]), ...fields, ...columns];
}

function gapsOf(spec: PartSpec, part: PartContent): string[] {
	return [...new Set(missingOf(spec, part).flatMap((missing) => keysOf(spec, missing)))];
}

/** A table without rows lacks every answer that a row of it needs. */
function keysOf(spec: PartSpec, { kind, key }: Missing): string[] {
	const table = kind === 'table' ? spec.tables.find((candidate) => candidate.key === key) : undefined;
	if (table !== undefined) {
		return table.columns.filter(({ required, refers }) => required && refers === undefined).map((column) => keyOf(table, column));
	}
	return kind === 'prose' ? [PROSE] : [key];
}

function answersOf(spec: PartSpec, trunk: PartContent | undefined, part: PartContent): Record<string, Answer[]> {
	const words = proseWords(part.prose);
	const answers: Record<string, Answer[]> = { [PROSE]: words === null ? [] : [{ of: null, value: words, unit: null }] };
	for (const { key } of spec.fields) {
		const value = part.fields.find((field) => field.key === key)?.value;
		answers[key] = isAnswer(value) ? [{ of: null, value, unit: null }] : [];
	}
	for (const table of spec.tables) {
		const rows = rowsOf(part, table.key).map((row) => ({ row, common: commonRowOf(table, trunk, row) }));
		for (const column of table.columns) {
			answers[keyOf(table, column)] = rows.flatMap(({ row, common }) => {
				const value = row[column.key];
				const of = common === null ? wordsOfRow(table, row, column) : common.words;
				return isAnswer(value) ? [{ of, value, unit: unitBeside(column, row) ?? common?.unit ?? null }] : [];
			});
		}
	}
	return answers;
}

const isAnswer = (value: Scalar | undefined): value is Scalar =>
	value !== undefined && (typeof value !== 'string' || value.trim() !== '');

/** A figure without a unit of its own has the one that the row names. */
function unitBeside(column: ColumnSpec, row: Row): string | null {
	return column.type === 'number' && column.unit === undefined ? wordsIn(row.unit) : null;
}

interface Common {
	readonly words: string | null;
	readonly unit: string | null;
}

/** The common row that a row has to name; where it only may, the row has words of its own. */
function commonRowOf(table: TableSpec, trunk: PartContent | undefined, row: Row): Common | null {
	const column = table.columns.find(({ refers, required }) => refers !== undefined && required);
	const no = column === undefined ? null : numberIn(row[column.key]);
	if (column?.refers === undefined || no === null) {
		return null;
	}
	const { refers } = column;
	const named = rowsOf(trunk, refers.table).find((candidate) => numberIn(candidate[refers.number]) === no);
	const unit = refers.unit === undefined ? null : wordsIn(named?.[refers.unit]);
	return named === undefined ? null : { words: wordsIn(named[refers.name]), unit };
}

function joinedOf(
	{ trunk: spec }: SectionSpec,
	table: TableSpec,
	trunk: PartContent | undefined,
	parts: readonly PartContent[],
): Joined[] {
	const column = table.columns.find(({ refers }) => refers !== undefined);
	if (column?.refers === undefined) {
		return [];
	}
	const { refers } = column;
	const rows = parts.flatMap((part) =>
		rowsOf(part, table.key).map((row) => ({
			code: part.body ?? '',
			no: numberIn(row[column.key]),
			words: wordsOfRow(table, row, null),
		})),
	);
	const common = rowsOf(trunk, refers.table).map((row) => commonRow(refers, row, rows));
	const numbers = new Set(common.flatMap(({ no }) => (no === null ? [] : [no])));
	const loose = rows.filter(({ no }) => no === null || !numbers.has(no));
	return [{ title: spec.tables.find(({ key }) => key === refers.table)?.title ?? '', common, loose }];
}

function commonRow(refers: RowReference, row: Row, rows: readonly LooseRow[]): CommonRow {
	const no = numberIn(row[refers.number]);
	const named = no === null ? [] : rows.filter((candidate) => candidate.no === no);
	const bodies = [...Map.groupBy(named, ({ code }) => code)].map(([code, own]) => ({
		code,
		words: own.flatMap(({ words }) => words ?? []),
	}));
	return { no, words: wordsIn(row[refers.name]), bodies };
}

/** A row is known by the first words that it asks for; for those words themselves it needs no others. */
function wordsOfRow(table: TableSpec, row: Row, asked: ColumnSpec | null): string | null {
	const column = table.columns.find(({ type }) => type === 'text' || type === 'long');
	return column === undefined || column.key === asked?.key ? null : wordsIn(row[column.key]);
}
