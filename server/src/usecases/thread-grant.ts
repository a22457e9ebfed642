import { type Action, accept, type Result } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { mayKnow } from '../auth/section-grants.ts';
import type { CommentRow, ThreadRow, Tx } from '../storage/tables.ts';
import { findComment, findThread } from '../storage/threads.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';

export interface GrantedThread {
	readonly thread: ThreadRow;
	readonly grant: Grant;
}

/**
 * A thread and what the asker may do with the part that it stands on. A thread of an unreadable part is unknown, and so is
 * one about a figure that is computed of such parts.
 */
export async function threadGrant(
	tx: Tx,
	ask: Asker & { readonly thread: string },
	action: Action,
): Promise<Result<GrantedThread>> {
	const thread = await findThread(tx, ask.thread);
	const grant = thread === null ? null : await grantOf(tx, { session: ask.session, part: thread.part, today: ask.moment.today });
	if (thread === null || grant === null || !(await mayKnow(tx, grant, thread))) {
		return unknown();
	}
	const refused = await refusalFor(tx, grant, action);
	return refused === null ? accept({ thread, grant }) : { ok: false, refusal: refused };
}

/** The same for the thread of a comment. */
export async function commentGrant(
	tx: Tx,
	ask: Asker & { readonly comment: string },
	action: Action,
): Promise<Result<GrantedThread & { readonly comment: CommentRow }>> {
	const comment = await findComment(tx, ask.comment);
	if (comment === null) {
		return unknown();
	}
	const granted = await threadGrant(tx, { ...ask, thread: comment.thread }, action);
	return granted.ok ? accept({ ...granted.value, comment }) : granted;
}

/** Where something was said. */
export interface Spoken {
	readonly plan: string;
	readonly part: string;
	/** Whether its round is still collected. */
	readonly draft: boolean;
}

export const spokenOn = ({ thread, grant }: GrantedThread): Result<Spoken> =>
	accept({ plan: grant.plan.id, part: thread.part, draft: thread.draft_of !== null });

/**
 * Tells the open connections what was done with a thread, once it is committed. News go to everybody who reads the part,
 * so of a thread whose round is still collected nothing is told: that something happened is a word through the wall too.
 */
export async function tellOfThreads(deps: Deps, done: Result<Spoken>): Promise<Result<null>> {
	if (!done.ok) {
		return done;
	}
	const { plan, part, draft } = done.value;
	if (draft) {
		return accept(null);
	}
	await announce(deps, plan, [{ plan, about: 'threads', part }]);
	return accept(null);
}
