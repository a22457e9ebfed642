import { askingToSign, asksOf, type NoticeKind } from '@renkei/plan';
import { findSeats } from '../../storage/grant-facts.ts';
import { endedNotices, openNotices } from '../../storage/inbox.ts';
import type { Db, NoticeRow } from '../../storage/tables.ts';
import type { Asker, Deps } from '../deps.ts';
import { lastDayOf } from './last-days.ts';
import { type ToldNotice, toldNotices } from './told-notices.ts';

/** What a person is told on all plans. */
export interface Inbox {
	/** Those with a last day first and the nearest of them before the others, then the longest wait. */
	readonly asks: readonly ToldNotice[];
	/** Newest first. */
	readonly news: readonly ToldNotice[];
	/** Done or settled, the last ended first. */
	readonly ended: readonly ToldNotice[];
	/** Open ones, shown or not. */
	readonly count: number;
	/** Open ones that the bound of the lists leaves out. */
	readonly more: number;
}

/** Open notices in each of the two lists. */
const MOST_LISTED = 200;
/**
 * Open notices that are looked at: all that ask before the newest of the others. Whoever has more finds the rest as they tick
 * these off; neither the lists nor the count know of it before.
 */
const MOST_LOOKED_AT = 1_000;
const MOST_ENDED = 50;
/** Some of the ended ones may not be told any more. */
const MOST_ENDED_LOOKED_AT = 200;
const ENDED_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

type Ask = Pick<Asker, 'moment'> & { readonly session: { readonly personId: string } };

/** Everything that a person is told in the seats held today, on all plans. */
export async function inboxOf(deps: Pick<Deps, 'db' | 'template'>, ask: Ask): Promise<Inbox> {
	const seats = await seatsHeld(deps.db, ask);
	const open = await openOf(deps, ask, seats);
	const asks = open.filter((notice) => notice.asks).sort(byUrgency);
	const news = open.filter((notice) => !notice.asks);
	const shown = { asks: asks.slice(0, MOST_LISTED), news: news.slice(0, MOST_LISTED) };
	const since = new Date(Date.parse(ask.moment.at) - ENDED_DAYS * DAY_MS).toISOString();
	const past = await endedNotices(deps.db, seats, { since, most: MOST_ENDED_LOOKED_AT });
	const rows = [...asks.map(({ row }) => row), ...past];
	const ended = await toldNotices(deps.db, { ...told(deps, ask), notices: past.filter((row) => !asksOn(row, rows)) });
	return {
		...shown,
		ended: ended.slice(0, MOST_ENDED),
		count: open.length,
		more: open.length - shown.asks.length - shown.news.length,
	};
}

/** How many open notices a person is told: those that {@link inboxOf} counts. */
export async function inboxCount(deps: Pick<Deps, 'db' | 'template'>, ask: Ask): Promise<number> {
	return (await openOf(deps, ask, await seatsHeld(deps.db, ask))).length;
}

async function seatsHeld(db: Db, { session, moment }: Ask): Promise<string[]> {
	return (await findSeats(db, { person: session.personId, today: moment.today })).map(({ id }) => id);
}

async function openOf(deps: Pick<Deps, 'db' | 'template'>, ask: Ask, seats: readonly string[]): Promise<ToldNotice[]> {
	return toldNotices(deps.db, { ...told(deps, ask), notices: await openNotices(deps.db, seats, MOST_LOOKED_AT) });
}

/** Whether another notice took the place of one in the same thread, or of one that asks for the same 決裁: what asks on has not ended. */
function asksOn({ seat, thread, part, kind, settled_at: settled }: NoticeRow, rows: readonly NoticeRow[]): boolean {
	const isNext = (row: NoticeRow): boolean =>
		row.at === settled && row.seat === seat && row.thread === thread && asksOf(row.kind as NoticeKind);
	const isNextDay = (row: NoticeRow): boolean =>
		// One that stood up again is older than what it has taken the place of.
		(row.at === settled || (row.settled_at === null && row.at <= (settled ?? ''))) &&
		row.seat === seat &&
		row.part === part &&
		lastDayOf(row) !== null;
	const isOfPart = (askingToSign as readonly string[]).includes(kind);
	return settled !== null && ((thread !== null && rows.some(isNext)) || (isOfPart && rows.some(isNextDay)));
}

const told = ({ template }: Pick<Deps, 'template'>, { moment }: Ask) => ({ template, today: moment.today });

/**
 * The order of 今日やること, so that two lists of the same work do not contradict each other: what has a day is lost when the
 * day is over, and of the rest whoever has waited longest is held up most.
 */
function byUrgency(a: ToldNotice, b: ToldNotice): number {
	const [due, other] = [a.thread?.due ?? a.until, b.thread?.due ?? b.until];
	if (due !== other) {
		return due !== null && (other === null || due < other) ? -1 : 1;
	}
	return a.row.at < b.row.at ? -1 : a.row.at > b.row.at ? 1 : 0;
}
