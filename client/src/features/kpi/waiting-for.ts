import type { KpiTotalView } from '@renkei/api';

/** What a KPI still waits for before every figure of the plan is there. */
export type Waiting =
	| { readonly kind: 'noRule' | 'noNumber' | 'noOwn' | 'complete' }
	| { readonly kind: 'bodies'; readonly codes: readonly string[] };

/** The first thing to do: a rule, a number, then figures. */
export function waitingFor({ no, aggregation, figures }: Pick<KpiTotalView, 'no' | 'aggregation' | 'figures'>): Waiting {
	const all = Object.values(figures);
	if (aggregation === null) {
		return { kind: 'noRule' };
	}
	if (aggregation === '共通値') {
		return { kind: all.every(({ value }) => value !== null) ? 'complete' : 'noOwn' };
	}
	if (no === null) {
		return { kind: 'noNumber' };
	}
	const codes = [...new Set(all.flatMap(({ missing }) => missing))].sort();
	return codes.length === 0 ? { kind: 'complete' } : { kind: 'bodies', codes };
}
