import { accept, type Result } from '@renkei/plan';
import { insertComment, newCommentColumns } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps } from './deps.ts';
import { threadGrant } from './thread-grant.ts';

/** Replies to a thread. */
export async function addComment(
	deps: Deps,
	ask: Asker & { readonly thread: string; readonly text: string },
): Promise<Result<null>> {
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string; part: string }>> => {
		const found = await threadGrant(tx, ask, 'comment');
		if (!found.ok) {
			return found;
		}
		const { thread, grant } = found.value;
		const comment = {
			...newCommentColumns,
			id: deps.newId(),
			thread: thread.id,
			seat: grant.seat.id,
			text: ask.text,
			at: ask.moment.at,
		};
		await insertComment(tx, comment);
		return accept({ plan: grant.plan.id, part: thread.part });
	});
	if (!done.ok) {
		return done;
	}
	const { plan, part } = done.value;
	await announce(deps, plan, [{ plan, about: 'threads', part }]);
	return accept(null);
}
