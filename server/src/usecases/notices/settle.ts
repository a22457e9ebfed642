import {
	askingToCheck,
	askingToSign,
	askOf,
	awaits,
	itemWaits,
	mayAnswer,
	type NoticeKind,
	type NoticeSeat,
	type RoundItem,
	type WaitingThread,
	waitsForViewing,
} from '@renkei/plan';
import { type Speech, speechIn } from '../../storage/discussion.ts';
import { threadsOfRounds } from '../../storage/notice-facts.ts';
import { settleViewingNotices, signoffsOfSignings } from '../../storage/notice-signing.ts';
import { settleNotices, settlePartNotices } from '../../storage/notices.ts';
import type { NoticeRow, SignoffRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { type Crew, type NotedAct, noticeSeatOf } from './raise.ts';
import { type ThreadPlaces, type ThreadsNow, waitingThreads } from './thread-facts.ts';

/** What notices of threads and rounds are held against. */
export interface AskFacts extends ThreadsNow {
	readonly plan: NotedAct['plan'];
	readonly threads: ReadonlyMap<string, ThreadRow>;
	/** Items of the rounds that notices are about. */
	readonly items: ReadonlyMap<string, readonly RoundItem[]>;
}

/** Whether what a notice of a thread or a round asks waits for its seat, be it settled or not. */
export function fits(notice: NoticeRow, facts: AskFacts): boolean {
	const held = facts.crew.all.get(notice.seat);
	if (held === undefined) {
		return false;
	}
	const seat = noticeSeatOf(held);
	if (notice.kind === 'round-asks') {
		return (facts.items.get(notice.round ?? '') ?? []).some((item) => itemWaits(item, seat, facts.plan));
	}
	const [row, thread] = [facts.threads.get(notice.thread ?? ''), facts.waiting.get(notice.thread ?? '')];
	if (row === undefined || thread === undefined || !mayAnswer(seat, facts.places.groundOf(row), facts.plan)) {
		return false;
	}
	return stillAsks(notice, seat, { row, thread, mentions: facts.speech.mentions });
}

function stillAsks(
	{ kind, comment, once }: NoticeRow,
	seat: NoticeSeat,
	of: { readonly row: ThreadRow; readonly thread: WaitingThread; readonly mentions: Speech['mentions'] },
): boolean {
	if (kind === 'due') {
		// One that tells of a last day is over with that day.
		return once?.split('/')[2] === of.row.due && awaits(of.thread, seat);
	}
	if (kind === 'mentioned') {
		const named = (of.mentions.get(comment ?? '') ?? []).some((name) => name.seat === seat.id);
		return named && askOf(of.thread, seat) === 'mentioned';
	}
	return askOf({ ...of.thread, mentioned: [] }, seat) === 'asked';
}

/** Settles those of some notices that do not fit any more. @returns those that do, settled ones too */
export async function settleUnfit(
	tx: Tx,
	{ at }: Pick<NotedAct, 'at'>,
	notices: readonly NoticeRow[],
	facts: AskFacts,
): Promise<readonly NoticeRow[]> {
	const fit = new Set(notices.filter((notice) => fits(notice, facts)));
	const over = notices.filter((notice) => notice.settled_at === null && !fit.has(notice));
	await settleNotices(
		tx,
		over.map(({ id }) => id),
		at,
	);
	return [...fit];
}

/** The items of some rounds as they stand, by round; by a few queries, however many. */
export async function roundItems(
	tx: Tx,
	rounds: readonly string[],
	facts: { readonly plan: NotedAct['plan']; readonly crew: Crew; readonly places: ThreadPlaces },
): Promise<ReadonlyMap<string, readonly RoundItem[]>> {
	const threads = await threadsOfRounds(tx, rounds);
	const waiting = waitingThreads(threads, { ...facts, speech: await speechIn(tx, { openOf: rounds }) });
	const items = threads.map((thread) => ({
		round: thread.round ?? '',
		item: { thread: waiting.get(thread.id) ?? null, ...facts.places.groundOf(thread) },
	}));
	return new Map([...Map.groupBy(items, ({ round }) => round)].map(([round, among]) => [round, among.map(({ item }) => item)]));
}

/** All that asks something of a part: its lock has changed, and what it asks now is told anew. */
const ofPart: readonly NoticeKind[] = [...askingToSign, 'returned'];

/** Settles whatever asks something of a part. */
export async function settlePart(tx: Tx, part: string, at: string): Promise<void> {
	await settlePartNotices(tx, { parts: [part], kinds: ofPart }, at);
}

/** What a body's sign-offs of one act end. */
export interface SignedParts {
	readonly body: string;
	readonly capacity: string;
	readonly parts: readonly string[];
	/** Parts on which what this body returned is over, or said anew. */
	readonly answered: readonly string[];
	readonly at: string;
}

/** Settles what waited for the sign-offs of a body: any ends its 確認, a 決裁 also what asked for one. */
export async function settleSigned(tx: Tx, crew: Crew, { body, capacity, parts, answered, at }: SignedParts): Promise<void> {
	const ofBody = [...crew.all.values()].filter(({ party }) => party.code === body).map(({ id }) => id);
	const kinds = capacity === 'checked' ? askingToCheck : askingToSign;
	await settlePartNotices(tx, { parts, kinds, seats: ofBody }, at);
	if (answered.length > 0) {
		await settlePartNotices(tx, { parts: answered, kinds: ['returned'], by: ofBody }, at);
	}
}

/** Whether the 後閲 of a recorded sign-off is still to come. */
export function isToBeViewed({ viewing, withdrawn_at, lapsed_at, carried_to }: SignoffRow): boolean {
	return waitsForViewing({ viewing, withdrawnAt: withdrawn_at, lapsedAt: lapsed_at, carriedTo: carried_to });
}

/**
 * Settles what asks for the 後閲 of acts of which no sign-off waits for it any more.
 * @param rows sign-offs of which something has become
 */
export async function settleViewed(
	tx: Tx,
	{ plan, at }: { readonly plan: { readonly id: string }; readonly at: string },
	rows: readonly SignoffRow[],
): Promise<void> {
	const acts = new Set(rows.filter(({ viewing }) => viewing !== null).flatMap(({ act }) => act ?? []));
	const waiting = new Set((await signoffsOfSignings(tx, [...acts])).filter(isToBeViewed).map(({ act }) => act));
	await settleViewingNotices(
		tx,
		plan.id,
		[...acts].filter((act) => !waiting.has(act)),
		at,
	);
}
