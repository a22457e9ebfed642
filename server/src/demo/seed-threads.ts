import { anchorOfQuote, openDoc } from '@renkei/part-doc';
import type { Template } from '@renkei/plan';
import { grantOfSeat } from '../auth/grants.ts';
import { dayInJapan } from '../clock.ts';
import { addReaction, writeMentions, writeWording } from '../storage/discussion.ts';
import { readCommitted } from '../storage/part-log.ts';
import type { CommentRow, ThreadRow, Tx } from '../storage/tables.ts';
import { insertComment, insertThread, newCommentColumns, newThreadColumns, writeThreadState } from '../storage/threads.ts';
import type { CreatedPlan } from '../usecases/create-plan.ts';
import { placeThread } from '../usecases/thread-place.ts';
import type { DemoComment, DemoThread } from './demo-types.ts';
import type { ItemColumns } from './seed-rounds.ts';

interface SeedDeps {
	readonly template: Template;
	newId(): string;
}

type Placed = Pick<ThreadRow, 'quote' | 'anchor_start' | 'anchor_end'> & Partial<ThreadRow>;

/** Stores a thread of the demo with all that was said in it. */
export async function replayThread(
	tx: Tx,
	deps: SeedDeps,
	{ thread, plan, item }: { readonly thread: DemoThread; readonly plan: CreatedPlan; readonly item: ItemColumns | undefined },
): Promise<void> {
	const part = plan.partAt(thread.part);
	const [first, ...replies] = thread.comments;
	const placed = await placeOf(tx, deps, { thread, part });
	if (first === undefined || placed === null) {
		throw new Error(`the demo's thread on ${JSON.stringify(thread.part)} has no place: ${thread.quote}`);
	}
	const { kind, replacement = null, to, due = null } = thread;
	const id = deps.newId();
	const row: ThreadRow = {
		...newThreadColumns,
		...{ id, part, kind, state: 'open', at: first.at, replacement, due, words: placed.quote, before: null, after: null },
		...{ to_party: to?.party ?? null, to_seat: to?.seat ?? null },
		...placed,
		...item,
	};
	const opening = commentOf(deps.newId(), id, first);
	await insertThread(tx, row, opening);
	await decorate(tx, opening, first);
	for (const reply of replies) {
		const comment = commentOf(deps.newId(), id, reply);
		await insertComment(tx, comment);
		await decorate(tx, comment, reply);
	}
	if (thread.state === 'resolved') {
		const { seat, at } = replies.at(-1) ?? first;
		await writeThreadState(tx, id, { seat, at });
	}
}

/** Where it stands; null where that is not there. */
async function placeOf(
	tx: Tx,
	{ template }: SeedDeps,
	{ thread, part }: { readonly thread: DemoThread; readonly part: string },
): Promise<Placed | null> {
	const { quote, place, comments } = thread;
	const nowhere = { quote, anchor_start: null, anchor_end: null };
	if (place !== undefined) {
		const [first] = comments;
		const today = dayInJapan(new Date(first?.at ?? 0));
		const grant = await grantOfSeat(tx, { seat: first?.seat ?? '', part, today });
		const asked = 'field' in place ? place : { ...place, row: `seed-${place.row}` };
		const placed = grant === null ? null : await placeThread(tx, template, { ...grant.part, plan: grant.plan.id }, asked);
		return placed?.ok === true ? { ...nowhere, ...placed.value, words: null } : null;
	}
	if (quote === null) {
		return nowhere;
	}
	const doc = openDoc((await readCommitted(tx, part)).update);
	const anchor = anchorOfQuote(doc, quote);
	doc.destroy();
	if (anchor === null) {
		return null;
	}
	const { start, end, before, after, twins } = anchor;
	return { quote, anchor_start: start, anchor_end: end, before, after, twins };
}

/** As it was first written. */
function commentOf(id: string, thread: string, { seat, text, at, edited }: DemoComment): CommentRow {
	return { ...newCommentColumns, id, thread, seat, at, text: edited?.before ?? text };
}

/** What came to a comment after it was written. */
async function decorate(tx: Tx, comment: CommentRow, { text, edited, mentions, reactions }: DemoComment): Promise<void> {
	if (edited !== undefined) {
		await writeWording(tx, comment, { text, at: edited.at });
	}
	await writeMentions(tx, comment.id, mentions ?? []);
	for (const reaction of reactions ?? []) {
		await addReaction(tx, { ...reaction, comment: comment.id });
	}
}
