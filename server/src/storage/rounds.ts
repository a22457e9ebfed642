import type { CommentRow, Db, ReviewRoundRow, ThreadRow, Tx } from './tables.ts';

/** A round, or null. */
export async function findRound(db: Db | Tx, id: string): Promise<ReviewRoundRow | null> {
	return (await db.selectFrom('review_round').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Rounds of a plan, the newest first; those that are still collected, of whichever party, before the others. */
export async function roundsOfPlan(db: Db | Tx, plan: string): Promise<ReviewRoundRow[]> {
	const rows = await db
		.selectFrom('review_round')
		.selectAll()
		.where('plan', '=', plan)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	const rank = ({ number }: ReviewRoundRow): number => number ?? Number.MAX_SAFE_INTEGER;
	return rows.sort((a, b) => rank(b) - rank(a));
}

/** Rounds of a plan by their ids. */
export async function roundsById(db: Db | Tx, plan: string): Promise<ReadonlyMap<string, ReviewRoundRow>> {
	return new Map((await roundsOfPlan(db, plan)).map((round) => [round.id, round]));
}

/** Stores a new round. */
export async function insertRound(tx: Tx, round: ReviewRoundRow): Promise<void> {
	await tx.insertInto('review_round').values(round).execute();
}

/** Gives a round another title. */
export async function writeRoundTitle(tx: Tx, round: string, title: string): Promise<void> {
	await tx.updateTable('review_round').set({ title }).where('id', '=', round).execute();
}

/** What the release of a round sets. */
export type Release = Pick<ReviewRoundRow, 'number' | 'title' | 'released_at' | 'revision'>;

/** An item as it is numbered at the release. */
export interface ReleasedItem {
	readonly thread: string;
	readonly item: number;
	/** The paragraph or value that it is about. */
	readonly before: string | null;
}

/** Releases a round: from now on its threads are told to everybody who may read what they are about. */
export async function writeRelease(tx: Tx, round: string, release: Release, items: readonly ReleasedItem[]): Promise<void> {
	await tx.updateTable('review_round').set(release).where('id', '=', round).execute();
	for (const { thread, item, before } of items) {
		await tx
			.updateTable('thread')
			.set({ item, block_before: before, draft_of: null })
			.where('id', '=', thread)
			.where('round', '=', round)
			.execute();
	}
}

/** Threads of a round, oldest first. */
export async function threadsOfRound(db: Db | Tx, round: string): Promise<ThreadRow[]> {
	return db.selectFrom('thread').selectAll().where('round', '=', round).orderBy('at').orderBy('id').execute();
}

/** Comments of a round's threads that nobody has deleted, oldest first. */
export async function livingComments(db: Db | Tx, round: string): Promise<CommentRow[]> {
	return db
		.selectFrom('comment')
		.innerJoin('thread', 'thread.id', 'comment.thread')
		.selectAll('comment')
		.where('thread.round', '=', round)
		.where('comment.deleted_at', 'is', null)
		.orderBy('comment.at')
		.orderBy('comment.id')
		.execute();
}

/** Deletes threads that were never told to anybody else, with all that hangs on them. */
export async function deleteDrafts(tx: Tx, threads: readonly string[]): Promise<void> {
	for (const thread of threads) {
		const comments = tx.selectFrom('comment').select('id').where('thread', '=', thread);
		for (const table of ['comment_edit', 'mention', 'reaction'] as const) {
			await tx.deleteFrom(table).where('comment', 'in', comments).execute();
		}
		await tx.deleteFrom('comment').where('thread', '=', thread).execute();
		await tx.deleteFrom('counter_proposal').where('thread', '=', thread).execute();
		await tx.deleteFrom('thread').where('id', '=', thread).where('draft_of', 'is not', null).execute();
	}
}

/** Ends a round that was not released. */
export async function deleteRound(tx: Tx, round: string): Promise<void> {
	await tx.deleteFrom('review_round').where('id', '=', round).where('released_at', 'is', null).execute();
}
