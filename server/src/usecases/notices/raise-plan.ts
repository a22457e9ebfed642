import { type RuleChange, toldOfPlan } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { suggestOnlyKeys } from '../../storage/grant-facts.ts';
import { findPlan } from '../../storage/plans.ts';
import { policiesOf } from '../../storage/policies.ts';
import type { Tx } from '../../storage/tables.ts';
import type { Act } from '../journal.ts';
import { crewOf, doerOf, type NotedAct, raise } from './raise.ts';
import { noteKeeper, noteNewSeat } from './raise-inherited.ts';
import { noteRules } from './raise-rules.ts';

interface Changed {
	readonly grant: PlanGrant;
	/** The seat that was given. */
	readonly given: string | undefined;
	/** The sections whose sign-off has other rules. */
	readonly rules: readonly RuleChange[] | undefined;
}

/** Tells what was decided for a plan as a whole, in the transaction of the act, by what holds since. */
export async function notePlanChange(
	tx: Tx,
	{ grant, newId, given, rules: changes = [] }: Pick<NotedAct, 'newId'> & Changed,
	journal: Act,
): Promise<void> {
	const kind = toldAs(journal, given);
	const plan = kind === null ? null : await findPlan(tx, journal.plan);
	if (kind === null || plan === null) {
		return;
	}
	const { representative, drafting_allowed: drafting } = plan;
	const suggestOnly = await suggestOnlyKeys(tx, plan.id);
	const policies = await policiesOf(tx, plan.id);
	const rules = { representative, draftingAllowed: drafting === 1, suggestOnly, policies };
	const act: NotedAct = { newId, at: journal.at, plan: { ...rules, id: plan.id }, seat: grant.seat };
	const crew = await crewOf(tx, act);
	if (kind === 'policy') {
		await noteRules(tx, act, crew, { journal: journal.id, changes });
		return;
	}
	const told = toldOfPlan({ by: doerOf(act), kind, seat: given }, crew.held, rules);
	await raise(
		tx,
		act,
		crew,
		told.map((notice) => ({ ...notice, about: { act: journal.id } })),
	);
	if (kind === 'representative') {
		await noteKeeper(tx, act, crew);
	}
	if (given !== undefined) {
		await noteNewSeat(tx, act, crew, given);
	}
}

/** What an act of the journal is told as; null for one that nobody is told of by name. */
function toldAs({ kind, detail }: Act, given: string | undefined) {
	switch (kind) {
		case 'representative':
		case 'drafting':
		case 'edition':
		case 'policy':
			return kind;
		case 'suggest-only':
			return detail.endsWith(' open') ? null : kind;
		case 'members':
			return given === undefined ? null : 'seat';
		default:
			return null;
	}
}
