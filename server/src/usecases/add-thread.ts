import { openDoc, resolveAnchor } from '@renkei/part-doc';
import { type Action, accept, type Result, refuse } from '@renkei/plan';
import * as Y from 'yjs';
import { grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { readCommitted } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';
import { insertThread } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';

/** Words of a part that a thread is about: base64 of two encoded Yjs relative positions, and the words themselves. */
export interface AnchorAsked {
	readonly start: string;
	readonly end: string;
	readonly quote: string;
}

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
		const anchor = await anchorIn(tx, part, thread.anchor);
		if (!anchor.ok) {
			return anchor;
		}
		const id = deps.newId();
		const row = {
			id,
			part,
			kind: thread.kind,
			state: 'open',
			anchor_start: anchor.value?.start ?? null,
			anchor_end: anchor.value?.end ?? null,
			quote: anchor.value?.quote ?? null,
			detached: 0,
			replacement: thread.replacement ?? null,
			at: moment.at,
			resolved_by: null,
		};
		const comment = { id: deps.newId(), thread: id, seat: grant.seat.id, text: thread.text, at: moment.at };
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

/** An anchor is taken only when its words stand in what is committed: a quote that never stood there is nobody's words. */
async function anchorIn(tx: Tx, part: string, asked: AnchorAsked | null | undefined): Promise<Result<AnchorAsked | null>> {
	if (asked === undefined || asked === null) {
		return accept(null);
	}
	if (!isPosition(asked.start) || !isPosition(asked.end)) {
		return refuse('malformed', '選んだ所を読み取れませんでした。もう一度選び直してください。');
	}
	const { quote } = asked;
	const doc = openDoc((await readCommitted(tx, part)).update);
	const found = resolveAnchor(doc, asked, quote);
	doc.destroy();
	if (found.kind === 'detached' || found.text !== quote) {
		return refuse('content-changed', '選んだ文が見つかりません。直されたかもしれません。もう一度選び直してください。');
	}
	return accept(found.kind === 'moved' ? { ...found.anchor, quote } : asked);
}

function isPosition(encoded: string): boolean {
	try {
		Y.decodeRelativePosition(new Uint8Array(Buffer.from(encoded, 'base64')));
		return true;
	} catch {
		return false;
	}
}
