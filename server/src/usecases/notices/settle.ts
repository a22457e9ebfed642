import { itemWaits, type NoticeKind, type RoundItem, stillAsks, type WaitingThread } from '@renkei/plan';
import { type Discussion, wordsOfThreads } from '../../storage/discussion.ts';
import { settleNotices, settlePartNotices, unsettledNotices } from '../../storage/notices.ts';
import { threadsOfRound } from '../../storage/rounds.ts';
import type { NoticeRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { threadsOfPlan } from '../../storage/threads.ts';
import { type Crew, type NotedAct, noticeSeatOf } from './raise.ts';
import { placesOf, waitingThreads } from './thread-facts.ts';

/**
 * Settles what asked something of threads, or of the rounds that they belong to, and waits no more.
 * @returns what still waits
 */
export async function settleThreads(
	tx: Tx,
	act: NotedAct,
	facts: {
		readonly threads: readonly ThreadRow[];
		readonly words: Pick<Discussion, 'comments' | 'mentions'>;
		readonly waiting: ReadonlyMap<string, WaitingThread>;
		readonly crew: Crew;
	},
): Promise<readonly NoticeRow[]> {
	const threads = new Map(facts.threads.map((thread) => [thread.id, thread]));
	const rounds = [...new Set(facts.threads.flatMap(({ round }) => round ?? []))];
	const notices = await unsettledNotices(tx, { threads: [...threads.keys()], rounds });
	const ofRounds = Map.groupBy(notices, ({ kind, round }) => (kind === 'round-asks' ? round : null));
	const items = new Map<string | null, readonly RoundItem[]>();
	for (const round of ofRounds.keys()) {
		items.set(round, round === null ? [] : await roundItems(tx, act, facts.crew, round));
	}
	const waits = (notice: NoticeRow): boolean => {
		const held = facts.crew.all.get(notice.seat);
		if (held === undefined) {
			return false;
		}
		const seat = noticeSeatOf(held);
		if (notice.kind === 'round-asks') {
			return (items.get(notice.round) ?? []).some((item) => itemWaits(item, seat, act.plan));
		}
		const thread = threads.get(notice.thread ?? '');
		const kind = notice.kind as 'asked' | 'mentioned' | 'due';
		const isGone = isOfOtherDay(notice, thread) || isUnnamed(notice, facts.words.mentions);
		return !isGone && stillAsks(kind, facts.waiting.get(notice.thread ?? '') ?? null, seat);
	};
	const left = notices.filter(waits);
	const over = notices.filter((notice) => !left.includes(notice)).map(({ id }) => id);
	await settleNotices(tx, over, act.at);
	return left;
}

/** Whether a notice tells of a last day that its thread no longer has. */
function isOfOtherDay({ kind, once }: NoticeRow, thread: ThreadRow | undefined): boolean {
	return kind === 'due' && once?.split('/')[2] !== thread?.due;
}

/** Whether the words that a notice tells of name its seat no more. */
function isUnnamed({ kind, comment, seat }: NoticeRow, mentions: Discussion['mentions']): boolean {
	return kind === 'mentioned' && !(mentions.get(comment ?? '') ?? []).some((named) => named.seat === seat);
}

/** Settles what no longer waits on a whole plan: another 代表団体 keeps its trunks. */
export async function settlePlan(tx: Tx, act: NotedAct, crew: Crew): Promise<void> {
	const threads = (await threadsOfPlan(tx, act.plan.id)).filter(({ draft_of }) => draft_of === null);
	const words = await wordsOfThreads(
		tx,
		threads.map(({ id }) => id),
	);
	const { partOf } = await placesOf(tx, act.plan.id, threads, null);
	const waiting = waitingThreads(threads, { words, crew, plan: act.plan, partOf });
	await settleThreads(tx, act, { threads, words, waiting, crew });
}

/** The items of a round as they stand. */
export async function roundItems(tx: Tx, { plan }: Pick<NotedAct, 'plan'>, crew: Crew, round: string): Promise<RoundItem[]> {
	const threads = await threadsOfRound(tx, round);
	const words = await wordsOfThreads(
		tx,
		threads.map(({ id }) => id),
	);
	const places = await placesOf(tx, plan.id, threads, null);
	const waiting = waitingThreads(threads, { words, crew, plan, partOf: places.partOf });
	return threads.map((thread) => ({
		thread: waiting.get(thread.id) ?? null,
		part: places.partOf(thread),
		behind: places.behind(thread),
	}));
}

/** All that asks something of a part: its lock has changed, and what it asks now is told anew. */
const ofPart: readonly NoticeKind[] = ['sign', 'sign-again', 'check', 'returned'];

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
	const kinds: readonly NoticeKind[] = capacity === 'checked' ? ['check'] : ['sign', 'sign-again', 'check'];
	await settlePartNotices(tx, { parts, kinds, seats: ofBody }, at);
	if (answered.length > 0) {
		await settlePartNotices(tx, { parts: answered, kinds: ['returned'], by: ofBody }, at);
	}
}
