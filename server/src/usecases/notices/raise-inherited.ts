import { changedAsks, itemWaits, type NoticeSeat, type RoundItem } from '@renkei/plan';
import { settleNotices, standingNotices } from '../../storage/notices.ts';
import { partRows } from '../../storage/parts.ts';
import { roundsById } from '../../storage/rounds.ts';
import type { NoticeRow, ReviewRoundRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { threadsOfPlan } from '../../storage/threads.ts';
import { inheritedParts, inheritedReturns } from './inherited-parts.ts';
import { noteNearDays } from './last-days.ts';
import { type Crew, type NotedAct, noticeSeatOf, raise, type ToldAbout } from './raise.ts';
import { standingAsks } from './raise-threads.ts';
import { type AskFacts, fits, settleUnfit } from './settle.ts';
import { threadsNow } from './thread-facts.ts';

/**
 * After another 代表団体 was named: what waited for the one before waits for the new one, in threads, in rounds, and of what
 * bodies have given 差戻し on.
 */
export async function noteKeeper(tx: Tx, act: NotedAct, crew: Crew): Promise<void> {
	const standing = await standingNotices(tx, act.plan.id);
	const facts = await planFacts(tx, act, crew);
	const asking = standing.filter(({ kind }) => ['asked', 'mentioned', 'due', 'round-asks'].includes(kind));
	const fit = await settleUnfit(tx, act, asking, facts);
	const threads = inheritedThreads(crew.held, { act, facts, fit });
	const rounds = inheritedRounds(crew.held, { act, facts, fit, rounds: await roundsById(tx, act.plan.id) });
	const returns = await inheritedReturns(tx, act, crew, standing);
	await settleNotices(tx, [...threads.over, ...rounds.over, ...returns.over], act.at);
	await raise(tx, act, crew, [...threads.told, ...rounds.told, ...returns.told]);
}

/** After a seat was given to somebody: what waits for it already. */
export async function noteNewSeat(tx: Tx, act: NotedAct, crew: Crew, given: string): Promise<void> {
	const person = crew.all.get(given)?.personId;
	const seats = crew.held.filter((seat) => seat.person === person);
	const facts = await planFacts(tx, act, crew);
	const standing = await standingNotices(tx, act.plan.id);
	const fit = standing.filter((notice) => fits(notice, facts));
	const threads = inheritedThreads(seats, { act, facts, fit });
	const rounds = inheritedRounds(seats, { act, facts, fit, rounds: await roundsById(tx, act.plan.id) });
	const parts = await inheritedParts(
		tx,
		act,
		crew,
		seats.filter(({ id }) => id === given),
	);
	await raise(tx, act, crew, [...threads.told, ...rounds.told, ...parts]);
	await noteNearDays(tx, act, crew, { parts: await partRows(tx, act.plan.id), person });
}

/** The open threads of a plan that everybody may be told of, and the items among them by their rounds. */
async function planFacts(tx: Tx, { plan }: NotedAct, crew: Crew): Promise<AskFacts> {
	const threads = (await threadsOfPlan(tx, plan.id)).filter(({ state, draft_of: draft }) => state === 'open' && draft === null);
	const now = await threadsNow(tx, plan, { crew, threads, known: null });
	const items = [...Map.groupBy(threads, ({ round }) => round)].flatMap(([round, rows]) =>
		round === null ? [] : [[round, rows.map((row) => itemOf(row, now))] as const],
	);
	return { ...now, plan, items: new Map(items), threads: new Map(threads.map((thread) => [thread.id, thread])) };
}

const itemOf = (row: ThreadRow, { waiting, places }: Pick<AskFacts, 'waiting' | 'places'>): RoundItem => ({
	...{ thread: waiting.get(row.id) ?? null, ...places.groundOf(row) },
});

interface Inherited {
	readonly told: readonly ToldAbout[];
	/** Ids of notices in whose place another one stands. */
	readonly over: readonly string[];
}

interface PlanAsks {
	readonly act: NotedAct;
	readonly facts: AskFacts;
	/** Notices that stand for what waits. */
	readonly fit: readonly NoticeRow[];
}

/** What single threads ask of seats that nobody has asked yet; items of rounds are asked with their round. */
function inheritedThreads(seats: readonly NoticeSeat[], { act, facts, fit }: PlanAsks): Inherited {
	const said = Map.groupBy(facts.speech.comments, ({ thread }) => thread);
	const changes = [...facts.threads.values()].map((row): Inherited => {
		const thread = facts.waiting.get(row.id);
		const by = facts.crew.all.get(thread?.lastBy.seat ?? '');
		if (thread === undefined || by === undefined || row.round !== null) {
			return { told: [], over: [] };
		}
		const comments = said.get(row.id) ?? [];
		const notices = standingAsks(row, { said: comments, crew: facts.crew, fit });
		const still = { asks: false, redirects: false, endsSoon: false, named: [] };
		const asking = { ...still, by: noticeSeatOf(by), thread, notices, ...facts.places.groundOf(row) };
		const change = changedAsks(asking, seats, act.plan);
		const comment = comments.findLast(({ deleted_at: deleted }) => deleted === null)?.id ?? null;
		const about = { part: row.part, thread: row.id, comment, by_seat: by.id };
		return { told: change.told.map((told) => ({ ...told, about })), over: change.over };
	});
	return { told: changes.flatMap(({ told }) => told), over: changes.flatMap(({ over }) => over) };
}

/** One notice for each round of which items wait that nobody has asked the seat for. */
function inheritedRounds(
	seats: readonly NoticeSeat[],
	{ act, facts, fit, rounds }: PlanAsks & { readonly rounds: ReadonlyMap<string, ReviewRoundRow> },
): Inherited {
	const told: ToldAbout[] = [];
	const over: string[] = [];
	for (const [id, rows] of Map.groupBy([...facts.threads.values()], ({ round }) => round)) {
		const round = rounds.get(id ?? '');
		const by = facts.crew.all.get(round?.seat ?? '');
		for (const seat of round === undefined ? [] : seats.filter(({ person }) => person !== by?.personId)) {
			const own = fit.filter((notice) => facts.crew.all.get(notice.seat)?.personId === seat.person);
			const before = own.filter((notice) => notice.kind === 'round-asks' && notice.round === id);
			const fresh = rows.filter((row) => {
				const isAsked =
					own.some((notice) => notice.thread === row.id) || (before.length > 0 && !isKeepers(row, seat, { act, facts }));
				return !isAsked && itemWaits(itemOf(row, facts), seat, act.plan);
			});
			if (fresh.length > 0) {
				const personal = fresh.some((row) => row.to_seat === seat.id || facts.waiting.get(row.id)?.mentioned.includes(seat.id));
				told.push({ seat: seat.id, kind: 'round-asks', personal, about: { round: id, by_seat: by?.id ?? null } });
				over.push(...before.map((notice) => notice.id));
			}
		}
	}
	return { told, over };
}

/** Whether an item asks a seat only as one of the 代表団体: what its round asked before it was that is something else. */
function isKeepers(row: ThreadRow, seat: NoticeSeat, { act, facts }: Pick<PlanAsks, 'act' | 'facts'>): boolean {
	const { part } = facts.places.groundOf(row);
	return row.to_party === null && part.body === null && seat.party === act.plan.representative;
}
