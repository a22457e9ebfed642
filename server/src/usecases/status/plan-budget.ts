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
	type Scenario,
	scenarioRules,
} from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { contentsOfPlan } from '../../storage/part-contents.ts';
import type { PartFactsOfPlan } from '../../storage/plan-facts.ts';
import type { Db } from '../../storage/tables.ts';
import type { PartStatus } from './part-status.ts';

/** The computed 事業費 and what later years cost. */
export type PlanBudget = Budget & { readonly laterYears: readonly BodyYears[] };

interface Ask {
	readonly all: readonly PartFactsOfPlan[];
	readonly readable: readonly PartStatus[];
	/** Another way to share; null for the plan as it is written. */
	readonly scenario?: Scenario | null;
}

/**
 * Computes the 事業費 from what is derived of the plan's parts; the caller has brought that up to the log. A sum tells of
 * each of its parts: whoever may not read all of 11 gets none.
 */
export async function planBudget(db: Db, grant: PlanGrant, { all, readable, scenario = null }: Ask): Promise<Result<PlanBudget>> {
	const read = new Set(readable.map(({ facts }) => facts.row.id));
	if (all.some(({ row }) => row.key === '11' && !read.has(row.id))) {
		return refuse('unknown');
	}
	const { parties, plan } = grant;
	const told = new Set(readable.filter(({ facts }) => ['11', '14'].includes(facts.row.key)).map(({ facts }) => facts.row.id));
	const rows = (await contentsOfPlan(db, plan.id)).filter((row) => told.has(row.part));
	const contents = rows.map(({ content }) => JSON.parse(content) as PartContent);
	const edition = editionOf(plan.edition) ?? defaultEdition;
	const budget = computeBudget(readCost({ parties, representative: plan.representative, edition }, contents), scenario);
	return accept({ ...budget, laterYears: laterYears(parties, contents) });
}

/**
 * The scenario that a request names by `rule`, and for 均等割＋人口割 by `equal` (percent).
 * @returns null when it names none
 */
export function scenarioOf(query: URLSearchParams): Result<Scenario | null> {
	const named = query.get('rule');
	if (named === null) {
		return accept(null);
	}
	const rule = scenarioRules.find((known) => known === named);
	const given = query.get('equal');
	const percent = given === null ? null : Number(given);
	if (rule === undefined || (percent !== null && !(given !== '' && percent >= 0 && percent <= 100))) {
		return refuse('malformed', '按分の決め方か、均等割の割合（0から100）が読み取れません。');
	}
	return accept({ rule, equalPercent: percent });
}
