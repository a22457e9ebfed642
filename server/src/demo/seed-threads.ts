import { anchorOfQuote, openDoc } from '@renkei/part-doc';
import type { Template } from '@renkei/plan';
import { grantOfSeat } from '../auth/grants.ts';
import { dayInJapan } from '../clock.ts';
import { addReaction, writeMentions, writeWording } from '../storage/discussion.ts';
import { readCommitted } from '../storage/part-log.ts';
import type { CommentRow, ThreadRow, Tx } from '../storage/tables.ts';
import { insertComment, insertThread, newCommentColumns, newThreadColumns, writeThreadState } from '../storage/threads.ts';
import type { CreatedPlan } from '../usecases/create-plan.ts';
import { type DoneWithThread, noteThreads } from '../usecases/notices/raise-threads.ts';
import { placeThread } from '../usecases/thread-place.ts';
import type { DemoComment, DemoThread } from './demo-types.ts';
import type { ItemColumns } from './seed-rounds.ts';

interface SeedDeps {
	readonly template: Template;
	newId(): string;
}

type Placed = Pick<ThreadRow, 'quote' | 'anchor_start' | 'anchor_end'> & Partial<ThreadRow>;

/** A thread of the demo that has begun. */
export interface BegunThread {
	readonly id: string;
	readonly part: string;
	readonly thread: DemoThread;
}

/** Stores a thread of the demo with its first words. Items of a round are told with the round, all others by themselves. */
export async function beginThread(
	tx: Tx,
	deps: SeedDeps,
	{ thread, plan, item }: { readonly thread: DemoThread; readonly plan: CreatedPlan; readonly item: ItemColumns | undefined },
): Promise<BegunThread> {
	const part = plan.partAt(thread.part);
	const [first] = thread.comments;
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
	if (item === undefined) {
		await note(tx, deps, { id, part, thread }, { ...first, comment: opening.id, asks: true });
	}
	return { id, part, thread };
}

/** Stores what was said in a thread after its first words, each told at its time. */
export async function continueThread(tx: Tx, deps: SeedDeps, begun: BegunThread): Promise<void> {
	const { id, thread } = begun;
	for (const reply of thread.comments.slice(1)) {
		const comment = commentOf(deps.newId(), id, reply);
		await insertComment(tx, comment);
		await decorate(tx, comment, reply);
		const resolves = thread.state === 'resolved' && reply === thread.comments.at(-1);
		if (resolves) {
			await writeThreadState(tx, id, { seat: reply.seat, at: reply.at });
		}
		const tells = resolves ? 'resolved' : 'replied';
		await note(tx, deps, begun, { ...reply, comment: comment.id, asks: true, tells });
	}
}

/** Tells of words as if they were said now. */
async function note(
	tx: Tx,
	{ newId }: SeedDeps,
	{ id, part }: BegunThread,
	said: DemoComment & Omit<DoneWithThread, 'thread' | 'named'>,
): Promise<void> {
	const { seat, at, mentions: named = [], ...done } = said;
	const grant = await grantOfSeat(tx, { seat, part, today: dayInJapan(new Date(at)) });
	if (grant === null) {
		throw new Error(`the demo's ${seat} may not read what it speaks about`);
	}
	await noteThreads(tx, { newId, grant, at }, [{ ...done, thread: id, named }]);
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
