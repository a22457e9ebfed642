import { accept, mayKnowRound, type Result, refuse } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { type PlanGrant, planGrantOf } from '../../auth/plan-grants.ts';
import { findRound } from '../../storage/rounds.ts';
import type { Db, ReviewRoundRow, Tx } from '../../storage/tables.ts';
import { type Asker, unknown } from '../deps.ts';

/** A round and the seat as which somebody stands before its plan. */
export interface GrantedRound {
	readonly round: ReviewRoundRow;
	readonly grant: PlanGrant;
}

/** A round that this person may be told of. One that another party still collects is as one that does not exist. */
export async function roundGrant(db: Db | Tx, ask: Asker & { readonly round: string }): Promise<Result<GrantedRound>> {
	const round = await findRound(db, ask.round);
	const grant =
		round === null ? null : await planGrantOf(db, { session: ask.session, plan: round.plan, today: ask.moment.today });
	return round === null || grant === null || !isTold(round, grant) ? unknown() : accept({ round, grant });
}

/** Whether the seat of a grant may be told of a round of its plan. */
export function isTold({ party, released_at }: ReviewRoundRow, { seat, rules }: PlanGrant): boolean {
	return mayKnowRound({ party, released: released_at !== null }, asActing(seat), rules);
}

/** The same while it is collected, for the party that does. */
export async function collectedGrant(tx: Tx, ask: Asker & { readonly round: string }): Promise<Result<GrantedRound>> {
	const found = await roundGrant(tx, ask);
	if (!found.ok) {
		return found;
	}
	const { round, grant } = found.value;
	if (round.party !== grant.seat.party.code) {
		return refuse('forbidden', 'これを変えられるのは、まとめた団体だけです。返信で伝えてください。');
	}
	return round.released_at === null
		? found
		: refuse('content-changed', 'この指摘はすでに出されています。指摘事項対応表を開いて確かめてください。');
}
