import { accept, isOwnComment, type Result, refuse, reviewBounds } from '@renkei/plan';
import { countEdits, deleteWords, mentionsOf, writeMentions, writeWording } from '../storage/discussion.ts';
import { clearProposal } from '../storage/suggestions.ts';
import type { CommentRow, Tx } from '../storage/tables.ts';
import { commentsOfThread, writeThreadState } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Asker, Deps } from './deps.ts';
import { noteThreads } from './notices/raise-threads.ts';
import { commentGrant, type GrantedThread, type Spoken, spokenOn, tellOfThreads } from './thread-grant.ts';
import { namedSeats } from './thread-people.ts';
import type { Words } from './thread-words.ts';

/** Another wording of a comment, or its deletion. */
export type CommentChange = Words | { readonly deleted: true };

type Ask = Asker & { readonly comment: string; readonly change: CommentChange };
type Found = GrantedThread & { readonly comment: CommentRow };

/**
 * Edits or deletes one's own comment. Comments belong to the seat: whoever holds it may, and nobody else.
 * @returns `forbidden` for another's comment, `content-changed` for an edit of a deleted one, `too-large` for an edit too many
 */
export async function changeComment(deps: Deps, ask: Ask): Promise<Result<null>> {
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Spoken>> => {
		const found = await commentGrant(tx, ask, 'comment');
		if (!found.ok) {
			return found;
		}
		const { comment, grant } = found.value;
		if (!isOwnComment({ seat: comment.seat, deleted: false }, { seat: grant.seat.id, party: grant.seat.party.code })) {
			return refuse('forbidden', '直したり消したりできるのは、書いた席だけです。返信で伝えてください。');
		}
		const { change } = ask;
		const changed = 'deleted' in change ? await withdraw(tx, found.value, ask) : await edit(tx, found.value, { ...ask, change });
		if (!changed.ok) {
			return changed;
		}
		const done = { thread: comment.thread, comment: comment.id, named: changed.value };
		await noteThreads(tx, { newId: deps.newId, grant, at: ask.moment.at }, [done]);
		return spokenOn(found.value);
	});
	return tellOfThreads(deps, done);
}

/** Gives the words anew. @returns the seats that they name now and did not before */
async function edit(
	tx: Tx,
	found: Found,
	{ moment, change }: Asker & { readonly change: Words },
): Promise<Result<readonly string[]>> {
	const { comment, grant, thread } = found;
	if (comment.deleted_at !== null) {
		return refuse('content-changed', 'この返信は消されています。新しい返信を書いてください。');
	}
	const isSame = change.text === comment.text;
	const kept = await mentionsOf(tx, comment.id);
	// The same words with nothing said of names are no change; other words name only whom they are sent with.
	const seats = change.mentions ?? (isSame ? kept : []);
	const named = await namedSeats(tx, { grant, thread, today: moment.today }, { seats, kept });
	if (!named.ok) {
		return named;
	}
	if (!isSame) {
		if ((await countEdits(tx, comment.id)) >= reviewBounds.editsPerComment) {
			return refuse('too-large', 'この返信は、これ以上直せません。新しい返信を書いてください。');
		}
		await writeWording(tx, comment, { text: change.text, at: moment.at });
	}
	await writeMentions(tx, comment.id, named.value, moment.at);
	return accept(named.value.filter((seat) => !kept.includes(seat)));
}

/** Deletes the words; a thread in which nobody says anything any more waits for nobody. */
async function withdraw(tx: Tx, { comment, thread, grant }: Found, { moment }: Asker): Promise<Result<readonly string[]>> {
	if (comment.deleted_at !== null) {
		return accept([]);
	}
	await deleteWords(tx, comment.id, moment.at);
	const comments = await commentsOfThread(tx, thread.id);
	const isProposal = thread.kind === 'suggestion' && thread.outcome === null && comments[0]?.id === comment.id;
	if (isProposal) {
		// With its reason the proposal itself goes, whoever has answered: nobody may accept what was taken back.
		await clearProposal(tx, thread.id);
	}
	if (thread.state === 'open' && (isProposal || comments.every(({ deleted_at }) => deleted_at !== null))) {
		await writeThreadState(tx, thread.id, { seat: grant.seat.id, at: moment.at });
	}
	return accept([]);
}
