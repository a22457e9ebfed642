import {
	accept,
	type BodyYears,
	type Budget,
	computeBudget,
	defaultEdition,
	editionOf,
	laterYears,
	type PartContent,
	type Result,
	readCost,
	refuse,
} from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { contentsOfPlan } from '../../storage/part-contents.ts';
import type { PartFactsOfPlan } from '../../storage/plan-facts.ts';
import type { Db } from '../../storage/tables.ts';
import type { PartStatus } from './part-status.ts';

/** The computed 事業費 and what later years cost. */
export type PlanBudget = Budget & { readonly laterYears: readonly BodyYears[] };

/**
 * Computes the 事業費 from what is derived of the plan's parts; the caller has brought that up to the log. A sum tells of
 * each of its parts: whoever may not read all of 11 gets none.
 */
export async function planBudget(
	db: Db,
	grant: PlanGrant,
	{ all, readable }: { readonly all: readonly PartFactsOfPlan[]; readonly readable: readonly PartStatus[] },
): Promise<Result<PlanBudget>> {
	const read = new Set(readable.map(({ facts }) => facts.row.id));
	if (all.some(({ row }) => row.key === '11' && !read.has(row.id))) {
		return refuse('unknown');
	}
	const { parties, plan } = grant;
	const rows = (await contentsOfPlan(db, plan.id)).filter((row) => read.has(row.part));
	const contents = rows.map(({ content }) => JSON.parse(content) as PartContent);
	const edition = editionOf(plan.edition) ?? defaultEdition;
	const budget = computeBudget(readCost({ parties, representative: plan.representative, edition }, contents));
	return accept({ ...budget, laterYears: laterYears(parties, contents) });
}
