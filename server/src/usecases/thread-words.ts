import { type Result, refuse, reviewBounds } from '@renkei/plan';
import { writeMentions } from '../storage/discussion.ts';
import type { CommentRow, Tx } from '../storage/tables.ts';
import { commentsOfThread, insertComment, newCommentColumns } from '../storage/threads.ts';
import type { Asker, Deps } from './deps.ts';
import type { GrantedThread } from './thread-grant.ts';
import { namedSeats } from './thread-people.ts';

/** What somebody says in a thread. */
export interface Words {
	readonly text: string;
	/** Ids of seats that it names. */
	readonly mentions?: readonly string[] | null | undefined;
}

/**
 * Whether a thread takes one more comment; asked before anything is written, for a refusal takes nothing back.
 * @returns the seats that it names
 */
export async function checkWords(
	tx: Tx,
	{ thread, grant }: GrantedThread,
	{ moment, words }: Pick<Asker, 'moment'> & { readonly words: Words },
): Promise<Result<readonly string[]>> {
	if ((await commentsOfThread(tx, thread.id)).length >= reviewBounds.commentsPerThread) {
		return refuse('too-large', 'この指摘への返信は、これ以上増やせません。新しい指摘を付けてください。');
	}
	return namedSeats(tx, { grant, thread, today: moment.today }, { seats: words.mentions ?? [], kept: [] });
}

/** Adds a comment that was checked. @returns its id */
export async function say(
	tx: Tx,
	deps: Pick<Deps, 'newId'>,
	said: Pick<CommentRow, 'thread' | 'seat' | 'text' | 'at'> & {
		readonly act?: CommentRow['act'];
		readonly named: readonly string[];
	},
): Promise<string> {
	const { named, ...comment } = said;
	const id = deps.newId();
	await insertComment(tx, { ...newCommentColumns, ...comment, id });
	await writeMentions(tx, id, named);
	return id;
}
