import { askingKinds } from '@renkei/plan';
import { sql } from 'kysely';
import type { Db, NoticeRow, ThreadRow, Tx } from './tables.ts';

/** Open notices of some seats, at most so many: those that ask before the others, the newest first. */
export async function openNotices(db: Db | Tx, seats: readonly string[], most: number): Promise<NoticeRow[]> {
	return seats.length === 0
		? []
		: db
				.selectFrom('notice')
				.selectAll()
				.where('seat', 'in', seats)
				.where('done_at', 'is', null)
				.where('settled_at', 'is', null)
				// What asks is never crowded out by what only tells.
				.orderBy((eb) => eb.case().when('kind', 'in', askingKinds).then(0).else(1).end())
				.orderBy('at', 'desc')
				.orderBy('id')
				.limit(most)
				.execute();
}

/** Notices of some seats that were done or settled since (ISO 8601), the last ended first. */
export async function endedNotices(
	db: Db | Tx,
	seats: readonly string[],
	{ since, most }: { readonly since: string; readonly most: number },
): Promise<NoticeRow[]> {
	return seats.length === 0
		? []
		: db
				.selectFrom('notice')
				.selectAll()
				.where('seat', 'in', seats)
				.where((eb) => eb.or([eb('settled_at', '>=', since), eb('done_at', '>=', since)]))
				// Ended when the later of the two came; times of one form are in the order of their letters.
				.orderBy(sql`max(coalesce(done_at, ''), coalesce(settled_at, ''))`, 'desc')
				.orderBy('id')
				.limit(most)
				.execute();
}

/** Which of these notices belong to one of these seats. */
export async function noticesAmong(db: Db | Tx, ids: readonly string[], seats: readonly string[]): Promise<string[]> {
	const rows =
		ids.length === 0 || seats.length === 0
			? []
			: await db.selectFrom('notice').select('id').where('id', 'in', ids).where('seat', 'in', seats).execute();
	return rows.map(({ id }) => id);
}

/** Ticks notices off at a time (ISO 8601); those that are ticked off already keep theirs. Null takes it back. */
export async function writeDone(tx: Tx, ids: readonly string[], at: string | null): Promise<void> {
	const update = tx.updateTable('notice').set({ done_at: at }).where('id', 'in', ids);
	await (at === null ? update : update.where('done_at', 'is', null)).execute();
}

/** An open thread with a last day, and its plan. */
export interface DueThread extends ThreadRow {
	readonly plan: string;
}

/** Open threads that everybody may be told of whose last day is one of these (ISO dates in Japan), of all plans. */
export async function threadsDue(db: Db | Tx, days: readonly string[]): Promise<DueThread[]> {
	return db
		.selectFrom('thread')
		.innerJoin('part', 'part.id', 'thread.part')
		.selectAll('thread')
		.select('part.plan')
		.where('thread.due', 'in', [...days])
		.where('thread.state', '=', 'open')
		.where('thread.draft_of', 'is', null)
		.orderBy('thread.at')
		.orderBy('thread.id')
		.execute();
}
