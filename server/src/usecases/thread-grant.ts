import { type Action, accept, type Result } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import type { ThreadRow, Tx } from '../storage/tables.ts';
import { findThread } from '../storage/threads.ts';
import { type Asker, unknown } from './deps.ts';

/** A thread and what the asker may do with the part that it stands on. A thread of an unreadable part is unknown. */
export async function threadGrant(
	tx: Tx,
	ask: Asker & { readonly thread: string },
	action: Action,
): Promise<Result<{ readonly thread: ThreadRow; readonly grant: Grant }>> {
	const thread = await findThread(tx, ask.thread);
	const grant = thread === null ? null : await grantOf(tx, { session: ask.session, part: thread.part, today: ask.moment.today });
	if (thread === null || grant === null) {
		return unknown();
	}
	const refused = await refusalFor(tx, grant, action);
	return refused === null ? accept({ thread, grant }) : { ok: false, refusal: refused };
}
