import type { Amounts } from '../budget/types.ts';
import { type KpiPeriod, kpiPeriods } from '../kpi/kpi-totals.ts';
import type { PartyCode } from '../parties/types.ts';
import type { SectionKey } from '../template/types.ts';
import { numberText } from '../values/value-text.ts';

/** The computed amounts that a thread can be about, in the order in which they stand. */
export const budgetAmounts = ['total', 'eligible', 'national', 'other', 'general'] as const satisfies readonly (keyof Amounts)[];
export type BudgetAmount = (typeof budgetAmounts)[number];

/** A computed figure that a thread is about. */
export type Figure =
	| {
			readonly kind: 'budget';
			readonly amount: BudgetAmount;
			/** One body's amount; null for the plan's. */
			readonly body: PartyCode | null;
	  }
	| {
			readonly kind: 'kpi';
			/** Number that people see. */
			readonly no: number;
			readonly period: KpiPeriod;
	  };

const amountTitles: Readonly<Record<BudgetAmount, string>> = {
	total: '総額',
	eligible: '交付対象事業費',
	national: '国費',
	other: 'その他財源',
	general: '一般財源',
};

const periodTitles: Readonly<Record<KpiPeriod, string>> = {
	baseline: '基準値',
	y1: '1年目',
	y2: '2年目',
	y3: '3年目',
};

/**
 * Reads the key of a figure: `budget.<amount>`, for one body's `budget.<amount>.<code>`, or `kpi.<no>.<period>`.
 * @returns null for what is none of them
 */
export function figureOfKey(key: string): Figure | null {
	const [kind, of = '', last, ...more] = key.split('.');
	if (more.length > 0) {
		return null;
	}
	if (kind === 'budget') {
		const amount = budgetAmounts.find((known) => known === of);
		return amount === undefined || last === '' ? null : { kind, amount, body: last ?? null };
	}
	const period = kpiPeriods.find((known) => known === last);
	return kind === 'kpi' && period !== undefined && /^[1-9]\d{0,5}$/.test(of) ? { kind, no: Number(of), period } : null;
}

/** The section of which a figure is computed; a thread about it stands on the trunk. Only who may read all of it is told. */
export function sectionOfFigure(figure: Figure): SectionKey {
	return figure.kind === 'budget' ? '11' : '08';
}

type Known = Readonly<Record<BudgetAmount, number>>;

/** What is read of a computed 事業費. */
export interface ComputedAmounts extends Known {
	readonly bodies: readonly (Known & { readonly code: PartyCode })[];
}

/** What is read of a KPI's computed figures. */
export interface ComputedKpi {
	readonly no: number | null;
	readonly unit: string | null;
	readonly figures: Readonly<Record<KpiPeriod, { readonly value: number | null }>>;
}

/** Key of an amount, of the plan (null) or of one body. */
export function amountKey(amount: BudgetAmount, body: PartyCode | null): string {
	return body === null ? `budget.${amount}` : `budget.${amount}.${body}`;
}

/** Key of a KPI's figure. */
export function kpiFigureKey(no: number, period: KpiPeriod): string {
	return `kpi.${no}.${period}`;
}

/** What people call a figure: 国費（朝霧町）, KPI 1・3年目. */
export function figureTitle(figure: Figure, nameOf: (code: PartyCode) => string): string {
	if (figure.kind === 'kpi') {
		return `KPI ${figure.no}・${periodTitles[figure.period]}`;
	}
	const title = amountTitles[figure.amount];
	return figure.body === null ? title : `${title}（${nameOf(figure.body)}）`;
}

/**
 * A computed figure in words: 「12,345,000円」, 「61.5回」.
 * @returns null while it has no value yet, undefined where there is no such figure: a body or a KPI that is not the plan's
 */
export function figureWords(
	figure: Figure,
	computed: { readonly budget: ComputedAmounts | null; readonly kpis: readonly ComputedKpi[] },
): string | null | undefined {
	if (figure.kind === 'kpi') {
		const kpi = computed.kpis.find(({ no }) => no === figure.no);
		const value = kpi?.figures[figure.period].value;
		return typeof value === 'number' ? `${numberText(value)}${kpi?.unit ?? ''}` : value;
	}
	const { budget } = computed;
	const amounts = figure.body === null ? budget : budget?.bodies.find(({ code }) => code === figure.body);
	return amounts === undefined || amounts === null ? undefined : `${numberText(amounts[figure.amount])}円`;
}
