import type { PartyCode } from '../parties/types.ts';
import type { shareRules } from '../template/choices.ts';

export type ShareRule = (typeof shareRules)[number];

/** One line of 11 事業費 as the arithmetic needs it. Amounts in whole yen, tax included. */
export interface CostLine {
	/** Number that people see; null when none is given. */
	readonly no: number | null;
	/** The body whose own line it is; null for a common one. */
	readonly body: PartyCode | null;
	readonly amount: number;
	/** 交付対象 or not. */
	readonly eligible: boolean;
	/** How a common line is shared; null when that is not said yet. */
	readonly rule: ShareRule | null;
	/** For 均等割＋人口割: the percentage that is shared equally, the rest by population. */
	readonly equalPercent: number | null;
	/** Bodies that bear it; empty for all. */
	readonly bearers: readonly PartyCode[];
	/** For 実費 and 手入力: what each body gave as its own. */
	readonly entered: ReadonlyMap<PartyCode, number>;
}

/** Everything that the 事業費 of a plan is computed from. */
export interface CostInputs {
	/** Member bodies in code order. */
	readonly bodies: readonly PartyCode[];
	readonly representative: PartyCode | null;
	/** 端数を負担する団体 as entered; null when it is not. */
	readonly remainderBody: PartyCode | null;
	/** 補助率 in percent; null when the edition does not know it. */
	readonly nationalRate: number | null;
	readonly lines: readonly CostLine[];
	readonly population: ReadonlyMap<PartyCode, number>;
	readonly usage: ReadonlyMap<PartyCode, number>;
	/** その他財源 in whole yen. */
	readonly other: ReadonlyMap<PartyCode, number>;
}

/** What keeps a figure from being final. A line that cannot be shared goes whole to the body that bears the remainder. */
export const budgetProblemKinds = [
	'rule-missing',
	'population-missing',
	'usage-missing',
	'percent-missing',
	'representative-unset',
	/** Nobody has entered a share of this line. */
	'shares-missing',
	/** The shares that were entered are not the amount of the line. */
	'shares-differ',
	/** A body that bears the line is none of the plan's. */
	'bearer-unknown',
	/** 国費 and その他財源 of a body are more than its total. */
	'general-negative',
	'rate-unknown',
] as const;
export type BudgetProblemKind = (typeof budgetProblemKinds)[number];

export interface BudgetProblem {
	readonly kind: BudgetProblemKind;
	readonly line: number | null;
	readonly body: PartyCode | null;
}

/** 総額, 交付対象事業費, 国費, その他財源, 一般財源, in whole yen. total = national + other + general. */
export interface Amounts {
	readonly total: number;
	readonly eligible: number;
	readonly national: number;
	readonly other: number;
	readonly general: number;
}

export interface BodyBudget extends Amounts {
	readonly code: PartyCode;
}

/** The computed 事業費 of a plan. Its own figures are the sums of the bodies'. */
export interface Budget extends Amounts {
	/** What is left when every body is rounded down, and who bears it; null body when the plan has none. */
	readonly remainder: { readonly body: PartyCode | null; readonly amount: number };
	readonly bodies: readonly BodyBudget[];
	readonly problems: readonly BudgetProblem[];
}

/** Rules by which a plan may be tried; amounts that follow contracts or are one body's are not moved. */
export const scenarioRules = ['均等割', '人口割', '利用実績割', '均等割＋人口割'] as const satisfies readonly ShareRule[];

/** Another way to share: every common line that is not shared by entered amounts goes by this rule. */
export interface Scenario {
	readonly rule: ShareRule;
	readonly equalPercent: number | null;
}
