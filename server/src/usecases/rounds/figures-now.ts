import { figureOfKey, figureWords } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { PlanFacts } from '../../storage/plan-facts.ts';
import type { Db, ThreadRow } from '../../storage/tables.ts';
import { readableParts } from '../status/part-status.ts';
import { planBudget } from '../status/plan-budget.ts';
import { planKpis } from '../status/plan-kpis.ts';

/**
 * The computed figures that threads are about, in words by their keys, with the walls of the routes of budget and KPI. Read
 * only where a thread asks for them: they take whole sections.
 */
export async function figuresNow(
	db: Db,
	grant: PlanGrant,
	of: { readonly facts: PlanFacts; readonly threads: readonly Pick<ThreadRow, 'place' | 'place_key'>[] },
): Promise<(key: string) => string | null> {
	const keys = of.threads.flatMap(({ place, place_key: key }) => (place === 'figure' && key !== null ? [key] : []));
	if (keys.length === 0) {
		return () => null;
	}
	const { parts } = of.facts;
	const read = { all: parts, readable: readableParts(grant, parts) };
	const [budget, kpis] = [await planBudget(db, grant, read), await planKpis(db, grant, read)];
	const computed = { budget: budget.ok ? budget.value : null, kpis: kpis.ok ? kpis.value : [] };
	const words = new Map(
		keys.map((key) => {
			const figure = figureOfKey(key);
			return [key, figure === null ? null : (figureWords(figure, computed) ?? null)];
		}),
	);
	return (key) => words.get(key) ?? null;
}
