import { type NoticeKind, tellingKinds } from '@renkei/plan';
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

/** Notices that ask something of some threads, or of some rounds as a whole, and are not settled; ticked off ones too. */
export async function unsettledNotices(
	db: Db | Tx,
	about: { readonly threads: readonly string[]; readonly rounds: readonly string[] },
): Promise<NoticeRow[]> {
	const [threads, rounds] = [[...about.threads], [...about.rounds]];
	const kinds: NoticeKind[] = ['asked', 'mentioned', 'due'];
	return db
		.selectFrom('notice')
		.selectAll()
		.where('settled_at', 'is', null)
		.where((eb) =>
			eb.or([
				...(threads.length === 0 ? [] : [eb.and([eb('thread', 'in', threads), eb('kind', 'in', kinds)])]),
				...(rounds.length === 0 ? [] : [eb.and([eb('round', 'in', rounds), eb('kind', '=', 'round-asks')])]),
			]),
		)
		.execute();
}

/** Settles notices by their ids. */
export async function settleNotices(tx: Tx, ids: readonly string[], at: string): Promise<void> {
	if (ids.length > 0) {
		await tx
			.updateTable('notice')
			.set({ settled_at: at })
			.where('id', 'in', [...ids])
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
