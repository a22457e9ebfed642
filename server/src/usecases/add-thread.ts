import { type Action, accept, type Result, refusalOfDue, refuse, reviewBounds } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { writeMentions } from '../storage/discussion.ts';
import type { ThreadRow, Tx } from '../storage/tables.ts';
import { countThreads, insertThread, newCommentColumns, newThreadColumns } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, type Deps, unknown } from './deps.ts';
import { noteThreads } from './notices/raise-threads.ts';
import { type AnchorAsked, placeAnchor } from './place-anchor.ts';
import { collectedIn } from './rounds/collected-in.ts';
import { quoteFigure } from './thread-figure.ts';
import { type Spoken, tellOfThreads } from './thread-grant.ts';
import { type AddresseeAsked, addresseeOf, namedSeats } from './thread-people.ts';
import { type PlaceColumns, placeThread, type ValueAsked } from './thread-place.ts';

export interface NewThread {
	readonly kind: 'comment' | 'question' | 'must-fix' | 'suggestion' | 'pre-consultation';
	readonly text: string;
	readonly anchor?: AnchorAsked | null | undefined;
	/** Proposed wording in place of the quote; suggestions only. */
	readonly replacement?: string | null | undefined;
	/** A field, cell or figure; never together with an anchor. */
	readonly place?: ValueAsked | { readonly figure: string } | null | undefined;
	readonly to?: AddresseeAsked | null | undefined;
	/** ISO date in Japan, today or later. */
	readonly due?: string | null | undefined;
	/** Ids of seats that the words name. */
	readonly mentions?: readonly string[] | null | undefined;
	/** Id of a round that the party collects. */
	readonly round?: string | null | undefined;
}

type Ask = Asker & { readonly part: string; readonly thread: NewThread };

/** Starts a thread on a part, on words of it, on a field, a cell or a figure. @returns the thread's id */
export async function addThread(deps: Deps, ask: Ask): Promise<Result<string>> {
	const { session, moment, part, thread } = ask;
	if ((thread.replacement ?? null) !== null && thread.kind !== 'suggestion') {
		return refuse('malformed', '直す案は「提案」に付けてください。');
	}
	const place = thread.place ?? null;
	if (place !== null && (thread.anchor ?? null) !== null) {
		return refuse('malformed', '文の中の言葉と、欄や数字を、一度に選ぶことはできません。どちらかを選んでください。');
	}
	const needed: Action = thread.kind === 'suggestion' ? 'suggest' : 'comment';
	const figure = place !== null && 'figure' in place ? await quoteFigure(deps, { ...ask, figure: place.figure }) : null;
	const id = deps.newId();
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Spoken>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const refused = await refusalFor(tx, grant, needed);
		if (refused !== null) {
			return { ok: false, refusal: refused };
		}
		if ((await countThreads(tx, part)) >= reviewBounds.threadsPerPart) {
			return refuse('too-large', 'この部分の指摘は、これ以上増やせません。いまある指摘に返信してください。');
		}
		const collected = await collectedIn(tx, grant, { round: thread.round, kind: thread.kind });
		if (!collected.ok) {
			return collected;
		}
		const placed = figure ?? (await placeOf(tx, deps, grant, thread));
		if (!placed.ok) {
			return placed;
		}
		const on = { grant, thread: { place: placed.value.place ?? null }, today: moment.today };
		const addressed = await addresseeOf(tx, on, thread.to ?? null);
		if (!addressed.ok) {
			return addressed;
		}
		const due = thread.due ?? null;
		const late = refusalOfDue(due, moment.today);
		if (late !== null) {
			return { ok: false, refusal: late };
		}
		const named = await namedSeats(tx, on, { seats: thread.mentions ?? [], kept: [] });
		if (!named.ok) {
			return named;
		}
		const row: ThreadRow = {
			...newThreadColumns,
			...{ id, part, kind: thread.kind, state: 'open', at: moment.at, replacement: thread.replacement ?? null },
			...{ anchor_start: null, anchor_end: null, words: null, before: null, after: null },
			...placed.value,
			...addressed.value,
			...collected.value,
			due,
		};
		const comment = { ...newCommentColumns, id: deps.newId(), thread: id, seat: grant.seat.id, text: thread.text, at: moment.at };
		await insertThread(tx, row, comment);
		await writeMentions(tx, comment.id, named.value);
		const begun = { thread: id, comment: comment.id, asks: true, named: named.value };
		await noteThreads(tx, { newId: deps.newId, grant, at: moment.at }, [begun]);
		return accept({ plan: grant.plan.id, part, draft: row.draft_of !== null });
	});
	const told = await tellOfThreads(deps, done);
	return told.ok ? accept(id) : told;
}

type Placed = { readonly quote: string | null } & Partial<PlaceColumns>;

/** Where a thread stands that is about no figure. */
async function placeOf(tx: Tx, { template }: Deps, grant: Grant, { anchor, place }: NewThread): Promise<Result<Placed>> {
	if (place === undefined || place === null || 'figure' in place) {
		return placeAnchor(tx, grant.part.id, anchor);
	}
	return placeThread(tx, template, { ...grant.part, plan: grant.plan.id }, place);
}
