import {
	accept,
	type BodyYears,
	type Budget,
	computeBudget,
	laterYears,
	type Result,
	readCost,
	refuse,
	type Scenario,
	scenarioRules,
} from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { Db } from '../../storage/tables.ts';
import { editionOfPlan } from './plan-edition.ts';
import { type Readable, readSections } from './read-sections.ts';

/** The computed 事業費 and what later years cost. */
export type PlanBudget = Budget & { readonly laterYears: readonly BodyYears[] };

/** Computes the 事業費 of a plan as it is written, or under another rule. */
export async function planBudget(
	db: Db,
	grant: PlanGrant,
	{ scenario = null, ...parts }: Readable & { readonly scenario?: Scenario | null },
): Promise<Result<PlanBudget>> {
	const { parties, plan } = grant;
	const read = await readSections(db, plan.id, parts, { whole: '11', also: '14' });
	if (!read.ok) {
		return read;
	}
	const edition = await editionOfPlan(db, plan);
	const budget = computeBudget(readCost({ parties, representative: plan.representative, edition }, read.value), scenario);
	return accept({ ...budget, laterYears: laterYears(parties, read.value) });
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
