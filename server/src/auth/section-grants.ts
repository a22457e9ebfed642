import { isToldOfDraft, type PartAddress, readsAll } from '@renkei/plan';
import { partRows } from '../storage/parts.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { asActing } from './acting-seat.ts';
import type { Grant } from './grants.ts';

/** What of a thread its walls depend on. */
export interface WalledThread {
	readonly place: string | null;
}

/**
 * The parts that one must be able to read to be told of a thread: the part that it stands on, and of a thread about a
 * computed figure all parts of the section, because the figure tells of each part that goes into it.
 */
export async function partsBehind(db: Db | Tx, grant: Grant, thread: WalledThread): Promise<readonly PartAddress[]> {
	const { plan, part } = grant;
	return thread.place === 'figure' ? (await partRows(db, plan.id)).filter(({ key }) => key === part.key) : [part];
}

/** The same with the party that alone is told of it while its round is collected. */
export interface KnownThread extends WalledThread {
	readonly draft_of: string | null;
}

/** Whether a seat that may read the part of a thread may be told of the thread. */
export async function mayKnow(db: Db | Tx, grant: Grant, thread: KnownThread): Promise<boolean> {
	if (!isToldOfDraft({ draftOf: thread.draft_of }, grant.seat.party.code)) {
		return false;
	}
	return thread.place !== 'figure' || readsAll(asActing(grant.seat), grant.plan, await partsBehind(db, grant, thread));
}
