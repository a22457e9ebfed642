import type { BudgetView } from '@renkei/api';
import type { ProblemWords } from '../../text/budget.ts';
import { numberText } from '../../text/values.ts';

/** 「—」 where nothing is due or known, never 0. */
export const amountText = (amount: number | undefined): string =>
	amount === undefined || amount === 0 ? '—' : numberText(amount);

/** Problems that are alike but for their line are one sentence. */
export function gathered(problems: BudgetView['problems']): ProblemWords[] {
	const alike = Map.groupBy(problems, ({ kind, body }) => `${kind} ${body}`);
	return [...alike.values()].flatMap((same) => {
		const [first] = same;
		return first === undefined ? [] : [{ kind: first.kind, body: first.body, lines: same.map(({ line }) => line) }];
	});
}

type Years = BudgetView['laterYears'][number]['years'];

/** What a body pays after the first year: one entry when it is the same every year, else one for each year. */
export function spellsOf(years: Years): { readonly years: string; readonly cost: number }[] {
	const later = years.filter(({ year }) => year !== '1年目');
	const same = new Set(later.map(({ cost }) => cost)).size === 1;
	return (same ? later.slice(0, 1) : later).map(({ year, cost }) => ({ years: year, cost }));
}
