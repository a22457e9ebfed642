import type { PartContent } from '../canonical.ts';
import type { Party, PartyCode } from '../parties/types.ts';
import type { Missing } from '../template/required.ts';
import type { Edition, SectionKey } from '../template/types.ts';

/** Closed list of the fixed doors, in the order in which rows stand: what stops the plan first. */
export const checkVerdicts = ['不適合', '注意', '情報待ち', '出典待ち', '適合'] as const;
/** 情報待ち: a fact is missing. 出典待ち: a figure is known, but not from a source that was read. */
export type CheckVerdict = (typeof checkVerdicts)[number];

/** 募集要件, 必須要件, 加点, 計画の点検. */
export const checkGroups = ['intake', 'must', 'bonus', 'plan'] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** Where a rule is from: read in a source, known to experts, or our own inference (domain.md). */
export const sourceMarks = ['SRC', 'EXP', 'INF'] as const;
export type SourceMark = (typeof sourceMarks)[number];

/** The source behind the mark: the call for the support programme, the digest of the grant's deck, practice, or this tool. */
export const ruleSources = ['call', 'digest', 'practice', 'ours'] as const;
export type RuleSource = (typeof ruleSources)[number];

export const reasonKinds = [
	/** What is known: 「参考団体：2件」. */
	'known',
	/** Every body has given it. */
	'all-given',
	/** It is not there: of bodies, of rows, or of the plan. */
	'lacks',
	/** What the plan answers itself in 19 or 20. */
	'answered',
	'unanswered',
	/** Its source is not named. */
	'unsourced',
	/** It rests on a figure that no primary source confirms. */
	'second-hand',
	/** Nobody knows the figure that it rests on. */
	'figure-unknown',
	/** A value that does not keep a limit. */
	'against-limit',
	'lump-sum',
	'staff-time',
	'no-resident',
	'before-grant',
	'reason-but-eligible',
	'after-period',
	'charged',
	'not-member',
	'supported-same-year',
	'adopted-before',
	'wrong-bodies',
	'seat-empty',
	'not-agreed',
	'only-undecided',
	'differs',
	'shares-differ',
	'bearer-unknown',
	'general-negative',
	'person-decides',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** Why a verdict is what it is, as data; screens word it. */
export interface Reason {
	readonly kind: ReasonKind;
	/** Title of the field, table or figure that it is about. */
	readonly what: string;
	/** Bodies that it is about, in code order; none when it is the plan. */
	readonly bodies: readonly PartyCode[];
	/** Rows as people call them: 「No 3 車載タブレット」. */
	readonly rows: readonly string[];
	readonly value: string | null;
	/** What the value is measured by. */
	readonly limit: string | null;
}

/** Where a check is put right: a field, table or column (`table.column`) of a part; `body` for its prose, null for the whole. */
export interface CheckPlace {
	readonly section: SectionKey;
	readonly body: PartyCode | null;
	readonly field: string | null;
	/** Row of the table, counted from 0, where it is about one. */
	readonly row: number | null;
}

/** What the judging of one rule says. Reasons are all that there are, not the first. */
export interface Judged {
	readonly verdict: CheckVerdict;
	readonly reasons: readonly Reason[];
	/** Who must act: codes of bodies; empty for the 代表団体. */
	readonly actors?: readonly PartyCode[];
	/** Where, one for each actor that has a place of its own, else one; empty for the rule's usual place. */
	readonly places?: readonly CheckPlace[];
}

/** One rule: data, and the pure function that judges it. */
export interface CheckSpec {
	readonly id: string;
	readonly group: CheckGroup;
	/** In the rule's own words. */
	readonly text: string;
	readonly mark: SourceMark;
	/** 類型 in which it is asked; all when not given. */
	readonly schemes?: readonly number[];
	/** Keys of the editions that ask it; all when not given. */
	readonly editions?: readonly string[];
	/** Figures of the edition that it rests on: while one is not confirmed the plan cannot be 適合 by it. */
	readonly figures?: readonly string[];
	/** Sections whose parts it reads, all of them: whoever may not read them is not told of it. */
	readonly reads: readonly SectionKey[];
	/** Where it is usually put right. */
	readonly place: Omit<CheckPlace, 'body' | 'row'>;
	/** Null when the rule has nothing to ask of this plan. */
	readonly judge: (facts: CheckFacts) => Judged | null;
}

/** Everything that checks are judged by. */
export interface CheckFacts {
	readonly scheme: number;
	readonly edition: Edition;
	readonly representative: PartyCode | null;
	readonly parties: readonly Party[];
	/** Content of the sections' parts. */
	readonly contents: readonly PartContent[];
	/** What parts still lack, as `missingOf` says. */
	readonly missing: readonly { readonly key: string; readonly body: PartyCode | null; readonly missing: readonly Missing[] }[];
	/** Bodies that have somebody in a seat today. */
	readonly seated: readonly PartyCode[];
}

/** A check of a plan as it stands. */
export interface Check {
	readonly id: string;
	readonly group: CheckGroup;
	readonly verdict: CheckVerdict;
	readonly text: string;
	readonly mark: SourceMark;
	readonly source: RuleSource;
	readonly reasons: readonly Reason[];
	readonly actors: readonly PartyCode[];
	readonly places: readonly CheckPlace[];
	/** Figures that still want a source. */
	readonly figures: readonly string[];
}
