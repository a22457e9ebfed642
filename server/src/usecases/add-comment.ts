import type { Result } from '@renkei/plan';
import { inTransaction } from '../storage/transaction.ts';
import type { Asker, Deps } from './deps.ts';
import { noteThreads } from './notices/raise-threads.ts';
import { type Spoken, spokenOn, tellOfThreads, threadGrant } from './thread-grant.ts';
import { checkWords, say, type Words } from './thread-words.ts';

/** Replies to a thread. */
export async function addComment(
	deps: Deps,
	ask: Asker & { readonly thread: string; readonly words: Words },
): Promise<Result<null>> {
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Spoken>> => {
		const found = await threadGrant(tx, ask, 'comment');
		if (!found.ok) {
			return found;
		}
		const named = await checkWords(tx, found.value, ask);
		if (!named.ok) {
			return named;
		}
		const { thread, grant } = found.value;
		const { at } = ask.moment;
		const said = { thread: thread.id, seat: grant.seat.id, text: ask.words.text, at, named: named.value };
		const comment = await say(tx, deps, said);
		await noteThreads(tx, { newId: deps.newId, grant, at }, [{ ...said, comment, tells: 'replied', asks: true }]);
		return spokenOn(found.value);
	});
	return tellOfThreads(deps, done);
}
