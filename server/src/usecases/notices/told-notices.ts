import type { NoticeKind, Party, Template, ThreadKind } from '@renkei/plan';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { Db, NoticeRow, PlanRow, Tx } from '../../storage/tables.ts';

/** A notice as far as its seat may know of it now. */
export interface ToldNotice {
	readonly row: NoticeRow;
	readonly kind: NoticeKind;
	readonly asks: boolean;
	readonly personal: boolean;
	readonly plan: PlanRow;
	/** The seat that is told. */
	readonly seat: HeldSeat;
	readonly by: HeldSeat | null;
	readonly place: {
		readonly part: string;
		readonly key: string;
		/** Of the section. */
		readonly title: string;
		readonly body: Party | null;
		/** 見積 or 庁内メモ: its words never leave by mail, also to those who may read them. */
		readonly walled: boolean;
	} | null;
	/** `text`: the comment that it is about (the first one where it is about none), cut to `noticeLetters`. */
	readonly thread: {
		readonly id: string;
		readonly kind: ThreadKind;
		readonly quote: string | null;
		readonly text: string;
		readonly due: string | null;
	} | null;
	readonly round: { readonly id: string; readonly title: string; readonly items: number; readonly waiting: number } | null;
	/** See `noticeShape`. */
	readonly detail: string;
}

/** Longest comment that a notice shows (letters). */
export const noticeLetters = 200;

/**
 * Notices as their seats may know of them today, in the order given. What a seat that is no longer held was told, what it
 * may not read any more, what was deleted, and what another party still collects is left out: a notice is one more door.
 */
export async function toldNotices(
	_db: Db | Tx,
	_ask: { readonly template: Template; readonly today: string; readonly notices: readonly NoticeRow[] },
): Promise<ToldNotice[]> {
	return [];
}
