import type { Party, WholeFreeze } from '@renkei/plan';
import { partyOf } from './grant-facts.ts';
import { lastChanges } from './part-contents.ts';
import { frozenParts } from './parts.ts';
import { findPlans } from './plans.ts';
import { signoffsOfPlans } from './signoffs.ts';
import type { Db, PartRow, PlanRow, SignoffRow } from './tables.ts';
import { frozenWholes } from './whole-plan.ts';

/** What the list of plans needs of one plan. */
export interface PlanSummaryFacts {
	readonly plan: PlanRow;
	readonly parties: readonly Party[];
	/** Section key → number of its parts. */
	readonly sections: ReadonlyMap<string, number>;
	readonly frozen: readonly PartRow[];
	readonly signoffs: readonly SignoffRow[];
	/** By part: the freeze of the plan as a whole, while it is frozen. */
	readonly wholes: ReadonlyMap<string, WholeFreeze>;
	/** Last visible change (ISO 8601), or null before the first. */
	readonly updatedAt: string | null;
}

/** Loads what a list of plans shows, by a fixed number of queries. */
export async function loadPlanSummaries(db: Db, ids: readonly string[]): Promise<PlanSummaryFacts[]> {
	const plans = await findPlans(db, ids);
	if (plans.length === 0) {
		return [];
	}
	const parties = await db
		.selectFrom('party')
		.selectAll()
		.where('plan', 'in', [...ids])
		.orderBy('code')
		.execute();
	const counts = await db
		.selectFrom('part')
		.select((eb) => ['plan', 'key', eb.fn.countAll<number>().as('count')])
		.where('plan', 'in', [...ids])
		.groupBy(['plan', 'key'])
		.execute();
	const frozen = await frozenParts(db, ids);
	const signoffs = await signoffsOfPlans(db, ids);
	const wholes = await frozenWholes(db, ids);
	const updated = await lastChanges(db, ids);
	return plans.map((plan) => {
		const own = frozen.filter((part) => part.plan === plan.id);
		const ownIds = new Set(own.map((part) => part.id));
		return {
			plan,
			parties: parties.filter((party) => party.plan === plan.id).map(partyOf),
			sections: new Map(counts.filter((row) => row.plan === plan.id).map((row) => [row.key, Number(row.count)])),
			frozen: own,
			signoffs: signoffs.filter((signoff) => ownIds.has(signoff.part)),
			wholes,
			updatedAt: updated.get(plan.id) ?? null,
		};
	});
}
