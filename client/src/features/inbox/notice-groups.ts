import type { NoticeView } from '@renkei/api';

/** What stands as one row. */
export interface NoticeGroup {
	/** The same however many of them are left, so that neither the row nor the focus in it goes with one of them. */
	readonly key: string;
	/** The one that the row tells, and leads to. */
	readonly first: NoticeView;
	/** All of them. */
	readonly ids: readonly string[];
}

/**
 * What came of one act on the threads of one part. Whatever the row says or does otherwise than for all of them keeps two
 * apart: what came of it (`detail`), the last day, and whether it can still be ticked off or put back.
 */
function keyOf({ id, kind, at, state, seat, by, place, thread, detail }: NoticeView): string {
	return thread === null
		? id
		: JSON.stringify([kind, at, state, seat.seat, by?.person, by?.party.code, place?.part, thread.kind, thread.due, detail]);
}

/**
 * Notices of a list as rows: a proposal of twelve pieces is twelve threads with a notice each, and one thing to whoever reads
 * of it. Only threads: from the first of them the others are reached beside it. A row stands where its first notice does; in
 * both lists of open ones the others stand next to it, among those done with they may have ended one after the other.
 */
export function noticeGroups(notices: readonly NoticeView[]): NoticeGroup[] {
	return [...Map.groupBy(notices, keyOf)].flatMap(([key, alike]) =>
		alike[0] === undefined ? [] : [{ key, first: alike[0], ids: alike.map(({ id }) => id) }],
	);
}
