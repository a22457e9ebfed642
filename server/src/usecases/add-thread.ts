import { type Action, accept, type Result, refuse } from '@renkei/plan';
import { grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { insertThread, newCommentColumns, newThreadColumns } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';
import { type AnchorAsked, placeAnchor } from './place-anchor.ts';

export interface NewThread {
	readonly kind: 'comment' | 'question' | 'must-fix' | 'suggestion' | 'pre-consultation';
	readonly text: string;
	readonly anchor?: AnchorAsked | null | undefined;
	/** Proposed wording in place of the quote; suggestions only. */
	readonly replacement?: string | null | undefined;
}

/** Starts a thread on a part or on words of it. @returns the thread's id */
export async function addThread(
	deps: Deps,
	ask: Asker & { readonly part: string; readonly thread: NewThread },
): Promise<Result<string>> {
	const { session, moment, part, thread } = ask;
	if ((thread.replacement ?? null) !== null && thread.kind !== 'suggestion') {
		return refuse('malformed', '直す案は「提案」に付けてください。');
	}
	const needed: Action = thread.kind === 'suggestion' ? 'suggest' : 'comment';
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string; id: string }>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const refused = await refusalFor(tx, grant, needed);
		if (refused !== null) {
			return { ok: false, refusal: refused };
		}
		const anchor = await placeAnchor(tx, part, thread.anchor);
		if (!anchor.ok) {
			return anchor;
		}
		const id = deps.newId();
		const row = {
			id,
			part,
			kind: thread.kind,
			state: 'open',
			...anchor.value,
			...newThreadColumns,
			replacement: thread.replacement ?? null,
			at: moment.at,
		};
		const comment = { ...newCommentColumns, id: deps.newId(), thread: id, seat: grant.seat.id, text: thread.text, at: moment.at };
		await insertThread(tx, row, comment);
		return accept({ plan: grant.plan.id, id });
	});
	if (!done.ok) {
		return done;
	}
	const { plan, id } = done.value;
	await announce(deps, plan, [{ plan, about: 'threads', part }]);
	return accept(id);
}
