import { type Action, explain, type Refusal } from '@renkei/plan';
import { partiesOf } from '../storage/grant-facts.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { asActing } from './acting-seat.ts';
import type { Grant } from './grants.ts';

/** Why a grant does not reach an action, in words for the screen; null when it does. */
export async function refusalFor(db: Db | Tx, grant: Grant, action: Action): Promise<Refusal | null> {
	if (grant.may.includes(action)) {
		return null;
	}
	const parties = await partiesOf(db, grant.plan.id);
	const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
	return explain(asActing(grant.seat), action, grant.plan, grant.part, nameOf);
}
