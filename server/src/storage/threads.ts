import type { AnchorRecord } from '@renkei/part-doc';
import type { Addressee, ItemStatus } from '@renkei/plan';
import type { CommentRow, Db, ThreadRow, Tx } from './tables.ts';

/** What a thread begins with where nothing else is said. */
export const newThreadColumns = {
	detached: 0,
	replacement: null,
	resolved_by: null,
	resolved_at: null,
	place: null,
	place_key: null,
	place_row: null,
	place_column: null,
	to_party: null,
	to_seat: null,
	due: null,
	twins: null,
	value: null,
	outcome: null,
	outcome_by: null,
	outcome_at: null,
	outcome_before: null,
	outcome_seq: null,
	round: null,
	item: null,
	draft_of: null,
	status: null,
	status_by: null,
	status_at: null,
	block_before: null,
} as const;

/** What a comment begins with. */
export const newCommentColumns = { edited_at: null, deleted_at: null, act: null } as const;

/** Stores a thread with its first comment. */
export async function insertThread(tx: Tx, thread: ThreadRow, comment: CommentRow): Promise<void> {
	await tx.insertInto('thread').values(thread).execute();
	await insertComment(tx, comment);
}

/** Stores a reply. */
export async function insertComment(tx: Tx, comment: CommentRow): Promise<void> {
	await tx.insertInto('comment').values(comment).execute();
}

/** A thread, or null. */
export async function findThread(db: Db | Tx, id: string): Promise<ThreadRow | null> {
	return (await db.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Some threads by id. */
export async function findThreads(db: Db | Tx, ids: readonly string[]): Promise<ThreadRow[]> {
	return ids.length === 0
		? []
		: db
				.selectFrom('thread')
				.selectAll()
				.where('id', 'in', [...ids])
				.execute();
}

/** A comment, or null. */
export async function findComment(db: Db | Tx, id: string): Promise<CommentRow | null> {
	return (await db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Whom a stored thread asks. */
export function addresseeOfRow({ to_party: party, to_seat: seat }: Pick<ThreadRow, 'to_party' | 'to_seat'>): Addressee | null {
	return party === null ? null : { party, seat };
}

/** Says how far an item of a round has come (`by` is the seat, `at` ISO 8601). */
export async function writeStatus(
	tx: Tx,
	thread: string,
	said: { readonly status: ItemStatus; readonly by: string; readonly at: string },
): Promise<void> {
	await tx
		.updateTable('thread')
		.set({ status: said.status, status_by: said.by, status_at: said.at })
		.where('id', '=', thread)
		.execute();
}

/** Comments of one thread, oldest first, deleted ones too. */
export async function commentsOfThread(db: Db | Tx, thread: string): Promise<CommentRow[]> {
	return db.selectFrom('comment').selectAll().where('thread', '=', thread).orderBy('at').orderBy('id').execute();
}

/** Threads of one part, oldest first. */
export async function threadsOfPart(db: Db | Tx, part: string): Promise<ThreadRow[]> {
	return db.selectFrom('thread').selectAll().where('part', '=', part).orderBy('at').orderBy('id').execute();
}

/** Threads of a whole plan, oldest first. */
export async function threadsOfPlan(db: Db | Tx, plan: string): Promise<ThreadRow[]> {
	return db
		.selectFrom('thread')
		.innerJoin('part', 'part.id', 'thread.part')
		.selectAll('thread')
		.where('part.plan', '=', plan)
		.orderBy('thread.at')
		.orderBy('thread.id')
		.execute();
}

/** Comments of a plan's threads, or of one part's, oldest first. */
export async function commentsOf(db: Db | Tx, scope: { readonly plan: string; readonly part?: string }): Promise<CommentRow[]> {
	let query = db
		.selectFrom('comment')
		.innerJoin('thread', 'thread.id', 'comment.thread')
		.innerJoin('part', 'part.id', 'thread.part')
		.selectAll('comment')
		.where('part.plan', '=', scope.plan)
		.orderBy('comment.at')
		.orderBy('comment.id');
	if (scope.part !== undefined) {
		query = query.where('part.id', '=', scope.part);
	}
	return query.execute();
}

/** How many threads a part has, resolved ones too. */
export async function countThreads(db: Db | Tx, part: string): Promise<number> {
	const { count } = await db
		.selectFrom('thread')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('part', '=', part)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Resolves a thread (`by` is the seat, `at` ISO 8601) or opens it again (`by` null). */
export async function writeThreadState(
	tx: Tx,
	thread: string,
	by: { readonly seat: string; readonly at: string } | null,
): Promise<void> {
	await tx
		.updateTable('thread')
		.set({ state: by === null ? 'open' : 'resolved', resolved_by: by?.seat ?? null, resolved_at: by?.at ?? null })
		.where('id', '=', thread)
		.execute();
}

/** Says whom a thread asks and until when; what is left out stays. */
export async function writeAsked(
	tx: Tx,
	thread: string,
	asked: Partial<Pick<ThreadRow, 'to_party' | 'to_seat' | 'due'>>,
): Promise<void> {
	if (Object.keys(asked).length > 0) {
		await tx.updateTable('thread').set(asked).where('id', '=', thread).execute();
	}
}

/** What is kept to find a thread's words again. */
export type AnchorNow = Pick<AnchorRecord, 'start' | 'end' | 'words' | 'before' | 'after' | 'twins'>;

/**
 * Records where a thread stands after an edit. One whose words or row are gone (`lost`) keeps its quote and its old place;
 * `back`: its row is there again.
 */
export async function writeAnchor(db: Db | Tx, thread: string, now: AnchorNow | 'lost' | 'back'): Promise<void> {
	await db.updateTable('thread').set(columnsOf(now)).where('id', '=', thread).execute();
}

function columnsOf(now: AnchorNow | 'lost' | 'back') {
	if (now === 'lost' || now === 'back') {
		return { detached: now === 'lost' ? 1 : 0 };
	}
	const { start, end, words, before, after, twins } = now;
	return { detached: 0, anchor_start: start, anchor_end: end, words, before, after, twins };
}
