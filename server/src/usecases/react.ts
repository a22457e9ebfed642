import { type ReactionKind, type Result, refuse } from '@renkei/plan';
import { addReaction, removeReaction } from '../storage/discussion.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Asker, Deps } from './deps.ts';
import { commentGrant, type Spoken, spokenOn, tellOfThreads } from './thread-grant.ts';

/** A short answer without words to a comment, or its end; twice is as once. */
export async function react(
	deps: Deps,
	ask: Asker & { readonly comment: string; readonly kind: ReactionKind; readonly on: boolean },
): Promise<Result<null>> {
	const { kind, on, moment } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Spoken>> => {
		const found = await commentGrant(tx, ask, 'comment');
		if (!found.ok) {
			return found;
		}
		const { comment, grant } = found.value;
		if (comment.deleted_at !== null) {
			return refuse('content-changed', 'この返信は消されています。');
		}
		const reaction = { comment: comment.id, seat: grant.seat.id, kind };
		await (on ? addReaction(tx, { ...reaction, at: moment.at }) : removeReaction(tx, reaction));
		return spokenOn(found.value);
	});
	return tellOfThreads(deps, done);
}
