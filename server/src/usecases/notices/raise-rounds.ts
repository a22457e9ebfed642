import { toldOfRound } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { Tx } from '../../storage/tables.ts';
import { crewOf, doerOf, type NotedAct, raise } from './raise.ts';
import { roundItems } from './settle.ts';
import { placesOf } from './thread-facts.ts';

/** Tells of a round that was released just now, in the transaction of the release: each seat once for all of its items. */
export async function noteRelease(
	tx: Tx,
	{ grant, ...rest }: Pick<NotedAct, 'at' | 'newId'> & { readonly grant: Pick<PlanGrant, 'rules' | 'plan' | 'seat'> },
	round: { readonly id: string; readonly party: string },
): Promise<void> {
	const act: NotedAct = { ...rest, plan: { ...grant.rules, id: grant.plan.id }, seat: grant.seat };
	const crew = await crewOf(tx, act);
	const places = await placesOf(tx, act.plan.id, [], null);
	const items = (await roundItems(tx, [round.id], { plan: act.plan, crew, places })).get(round.id) ?? [];
	const told = toldOfRound({ by: doerOf(act), party: round.party, items }, crew.held, act.plan);
	await raise(
		tx,
		act,
		crew,
		told.map((notice) => ({ ...notice, about: { round: round.id } })),
	);
}
