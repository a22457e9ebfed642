import { askingKinds, type NoticeKind, tellingKinds } from '@renkei/plan';
import type { Db, NoticeRow, Tx } from './tables.ts';

/** SQLite takes some thirty thousand values in one statement, and a notice has seventeen. */
const ROWS_PER_STATEMENT = 1000;

/** Stores notices; what must be told only once and was told is left as it is. */
export async function insertNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<void> {
	for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
		await tx
			.insertInto('notice')
			.values(rows.slice(from, from + ROWS_PER_STATEMENT))
			.onConflict((conflict) => conflict.column('once').doNothing())
			.execute();
	}
}

const ofThreads: readonly NoticeKind[] = ['asked', 'mentioned', 'due'];

/** Notices that ask or asked something of some threads, or of some rounds as a whole; settled and ticked off ones too. */
export async function askingNotices(
	db: Db | Tx,
	about: { readonly threads: readonly string[]; readonly rounds: readonly string[] },
): Promise<NoticeRow[]> {
	const [threads, rounds] = [[...about.threads], [...about.rounds]];
	return db
		.selectFrom('notice')
		.selectAll()
		.where((eb) =>
			eb.or([
				...(threads.length === 0 ? [] : [eb.and([eb('thread', 'in', threads), eb('kind', 'in', [...ofThreads])])]),
				...(rounds.length === 0 ? [] : [eb.and([eb('round', 'in', rounds), eb('kind', '=', 'round-asks')])]),
			]),
		)
		.orderBy('at')
		.orderBy('id')
		.execute();
}

/** Notices of a plan that ask something and are not settled, ticked off or not. */
export async function standingNotices(db: Db | Tx, plan: string): Promise<NoticeRow[]> {
	return db
		.selectFrom('notice')
		.selectAll()
		.where('plan', '=', plan)
		.where('kind', 'in', [...askingKinds])
		.where('settled_at', 'is', null)
		.orderBy('at')
		.orderBy('id')
		.execute();
}

/** Settles notices by their ids at a time (ISO 8601); null lets them ask again. */
export async function settleNotices(tx: Tx, ids: readonly string[], at: string | null): Promise<void> {
	if (ids.length > 0) {
		await tx
			.updateTable('notice')
			.set({ settled_at: at })
			.where('id', 'in', [...ids])
			.execute();
	}
}

/** Lets notices be mailed once more, whatever mail they were in. */
export async function mailAgain(tx: Tx, ids: readonly string[], time: NoticeRow['mail_time']): Promise<void> {
	await tx
		.updateTable('notice')
		.set({ mail: null, mail_time: time })
		.where('id', 'in', [...ids])
		.execute();
}

/** Settles what only told of words that are gone: nobody is shown it any more. */
export async function settleNewsOf(tx: Tx, comments: readonly string[], at: string): Promise<void> {
	if (comments.length > 0) {
		await tx
			.updateTable('notice')
			.set({ settled_at: at })
			.where('comment', 'in', [...comments])
			.where('kind', 'in', ['replied', 'named'] satisfies NoticeKind[])
			.where('settled_at', 'is', null)
			.execute();
	}
}

/** Which notices of parts are settled. */
export interface PartNotices {
	readonly parts: readonly string[];
	readonly kinds: readonly NoticeKind[];
	/** Left out: of every seat. */
	readonly seats?: readonly string[];
	/** Left out: whoever did what they tell. */
	readonly by?: readonly string[];
}

/** Settles what asks something of parts. */
export async function settlePartNotices(tx: Tx, which: PartNotices, at: string): Promise<void> {
	let update = tx
		.updateTable('notice')
		.set({ settled_at: at })
		.where('part', 'in', [...which.parts])
		.where('kind', 'in', [...which.kinds])
		.where('settled_at', 'is', null);
	if (which.seats !== undefined) {
		update = update.where('seat', 'in', [...which.seats]);
	}
	if (which.by !== undefined) {
		update = update.where('by_seat', 'in', [...which.by]);
	}
	await update.execute();
}

/** Ticks off what only told something before a time. */
export async function markOldNews(tx: Tx, before: string): Promise<void> {
	await tx
		.updateTable('notice')
		.set({ done_at: before })
		.where('at', '<', before)
		.where('kind', 'in', [...tellingKinds])
		.execute();
}
