import { setImmediate as othersTurn } from 'node:timers/promises';
import {
	type Doer,
	lastDayPhase,
	memberBodies,
	type NoticeSeat,
	type OwedPart,
	type PlanRules,
	policyOf,
	toldOfLastDay,
} from '@renkei/plan';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { dayAfter, dayInJapan } from '../../clock.ts';
import { partiesOf } from '../../storage/grant-facts.ts';
import { signingAsksOf, standingLastDays } from '../../storage/notice-signing.ts';
import { mailAgain, settleNotices } from '../../storage/notices.ts';
import { findParts } from '../../storage/parts.ts';
import { plansWithLastDay } from '../../storage/policies.ts';
import type { NoticeRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps, Moment } from '../deps.ts';
import { boardOf } from '../reminders/board.ts';
import { type Crew, crewOf, type NotedAct, raise, type ToldAbout } from './raise.ts';

/** The last day that a notice tells of (ISO date in Japan), or null: it stands in what keeps the notice from being told twice. */
export function lastDayOf({ kind, once }: Pick<NoticeRow, 'kind' | 'once'>): string | null {
	return kind === 'sign-due' || kind === 'check-due' ? (once?.split('/')[2] ?? null) : null;
}

/**
 * Raises the notices of the last days of sections that end today or tomorrow, or are over: to whoever's 決裁 of a frozen part
 * is awaited, or whose 確認 has to come first; each once however often it is asked. Everybody else has a turn between two
 * plans, and one that fails keeps no other from it.
 * @throws what failed first
 */
export async function raiseLastDays(deps: Pick<Deps, 'db' | 'newId'>, moment: Moment): Promise<void> {
	const failures: unknown[] = [];
	for (const id of await plansWithLastDay(deps.db, dayAfter(moment.today))) {
		await inTransaction(deps.db, (tx) => raiseOnPlan(tx, { id, moment, newId: deps.newId })).catch((error: unknown) =>
			failures.push(error),
		);
		await othersTurn();
	}
	if (failures.length > 0) {
		throw failures[0];
	}
}

async function raiseOnPlan(
	tx: Tx,
	{ id, moment, newId }: Pick<Deps, 'newId'> & { readonly id: string; readonly moment: Moment },
): Promise<void> {
	const crew = await crewOf(tx, { plan: { id }, at: moment.at });
	const first = crew.all.get(crew.held[0]?.id ?? '');
	const grant = first === undefined ? null : await planGrantOfSeat(tx, first);
	if (grant !== null) {
		const by = { newId, at: moment.at, by: null, today: moment.today };
		await noteLastDays(tx, { ...by, plan: { ...grant.rules, id } }, crew);
	}
}

export interface LastDays extends Pick<NotedAct, 'at' | 'newId'> {
	readonly plan: { readonly id: string } & PlanRules;
	/** Who has set them, and knows it; null for the calendar. */
	readonly by: Doer | null;
	/** ISO date in Japan. */
	readonly today: string;
	/**
	 * Parts that have just asked, and where it asks one person alone whom: no day has moved, and only whoever is asked already
	 * is told. Left out: all of the plan.
	 */
	readonly only?: { readonly parts: readonly string[]; readonly person: string | null };
}

/**
 * Where something has just asked for the 決裁 or the 確認 of parts whose last day is today or tomorrow, the notice of that day
 * takes its place: whoever is asked in the morning gets no second mail when the calendar comes.
 */
export async function noteNearDays(
	tx: Tx,
	act: NotedAct,
	crew: Crew,
	asked: { readonly parts: readonly { readonly id: string; readonly key: string }[]; readonly person?: string | undefined },
): Promise<void> {
	const today = dayInJapan(new Date(act.at));
	const days: readonly (string | null)[] = [today, dayAfter(today)];
	const near = asked.parts.filter(({ key }) => days.includes(policyOf(act.plan.policies, key).dueOn));
	if (near.length > 0) {
		const only = { parts: near.map(({ id }) => id), person: asked.person ?? null };
		// Whoever has objected, or froze the last part before the plan as a whole, is asked as well: nobody is left out by who acts.
		await noteLastDays(tx, { newId: act.newId, at: act.at, plan: act.plan, by: null, today, only }, crew);
	}
}

/** Brings the notices of last days in line with the days that hold now. What tells of another one is over. */
export async function noteLastDays(tx: Tx, of: LastDays, crew: Crew): Promise<void> {
	if (of.only === undefined) {
		await endMoved(tx, of);
	}
	const { id, policies } = of.plan;
	const [parties, tomorrow] = [await partiesOf(tx, id), dayAfter(of.today)];
	const board = await boardOf(tx, { id, policies, parties });
	const ending = memberBodies(parties).flatMap(({ code: body }) =>
		board.owedBy(body, of.only?.parts).flatMap((part): Ending[] => {
			const since = dayInJapan(new Date(part.since));
			const { dueOn } = part.policy;
			const phase = lastDayPhase({ dueOn, since, today: of.today, tomorrow });
			return phase === null ? [] : [{ body, part, of: `last-day/${part.id}/${dueOn}/${phase}` }];
		}),
	);
	const asks = Map.groupBy(await signingAsksOf(tx, [...new Set(ending.map(({ part }) => part.id))]), ({ part }) => part);
	const asked = of.only?.person ?? null;
	const seats = crew.held.filter(({ person }) => person !== of.by?.person && (asked === null || person === asked));
	const known = { seats, plan: of.plan, replaces: of.only !== undefined };
	const changes = ending.flatMap((one) => changesOf(one, { ...known, asks: asks.get(one.part.id) ?? [] }));
	await settleNotices(
		tx,
		changes.flatMap(({ over }) => over),
		of.at,
	);
	const again = changes.flatMap((change) => change.again);
	await settleNotices(tx, again, null);
	// What goes with one that was mailed long ago, and was not mailed itself yet, is mailed by it.
	for (const [time, alike] of Map.groupBy(changes, ({ mail }) => mail)) {
		await (time === null
			? undefined
			: mailAgain(
					tx,
					alike.flatMap((change) => change.again),
					time,
				));
	}
	const told = changes.flatMap((change) => change.told);
	await raise(tx, { plan: { id }, seat: null, at: of.at, newId: of.newId }, crew, told);
}

/** A part that waits for a body whose last day is to be told of. */
interface Ending {
	readonly body: string;
	readonly part: OwedPart;
	/** Part, day and what of it is told; with the seat what is told only once. */
	readonly of: string;
}

interface Change {
	readonly told: readonly ToldAbout[];
	/** Ids of notices in whose place another one stands. */
	readonly over: readonly string[];
	/** Ids of settled ones that ask again. */
	readonly again: readonly string[];
	/** When those are mailed once more; null where the mail that they were in was the last word. */
	readonly mail: string | null;
}

const nothing: Change = { told: [], over: [], again: [], mail: null };

/** What becomes of the notices of each person of a body: a last day takes the place of what asked before. */
function changesOf(
	{ body, part, of }: Ending,
	{
		seats,
		asks,
		plan,
		replaces,
	}: {
		readonly seats: readonly NoticeSeat[];
		readonly asks: readonly NoticeRow[];
		readonly plan: PlanRules;
		/** Whether only what asks already is told as a last day. */
		readonly replaces: boolean;
	},
): Change[] {
	const persons = new Map(seats.map(({ id, person }) => [id, person]));
	const told = toldOfLastDay({ body, part }, seats, plan);
	return [...Map.groupBy(told, ({ seat }) => persons.get(seat)).values()].map((alike): Change => {
		const own = asks.filter(({ seat }) => alike.some((one) => one.seat === seat));
		const standing = own.filter(({ settled_at: settled }) => settled === null);
		const stands = standing.map(({ id }) => id);
		if (replaces && stands.length === 0) {
			return nothing;
		}
		const before = own.find(({ once }) => once?.startsWith(`${of}/`));
		if (before !== undefined) {
			const isAgain = before.settled_at !== null && before.done_at === null;
			const unsent = standing.find((one) => one.mail === null && one.mail_time !== 'none' && one.at > before.at);
			return isAgain ? { told: [], over: stands, again: [before.id], mail: unsent?.mail_time ?? null } : nothing;
		}
		const all = alike.map((one) => ({ ...one, about: { part: part.id, once: `${of}/${one.seat}` } }));
		return { told: all, over: stands, again: [], mail: null };
	});
}

/** Settles what tells of a last day, or of a 確認 that has to come first, where that holds no more; what it had taken the place of asks again. */
async function endMoved(tx: Tx, { plan, at }: Pick<LastDays, 'plan' | 'at'>): Promise<void> {
	const standing = await standingLastDays(tx, plan.id);
	const parts = await findParts(tx, [...new Set(standing.flatMap(({ part }) => part ?? []))]);
	const moved = standing.filter((notice) => {
		const key = parts.get(notice.part ?? '')?.key;
		const policy = key === undefined ? null : policyOf(plan.policies, key);
		return policy?.dueOn !== lastDayOf(notice) || (notice.kind === 'check-due' && !policy?.checkFirst);
	});
	if (moved.length === 0) {
		return;
	}
	const asks = await signingAsksOf(tx, [...new Set(moved.flatMap(({ part }) => part ?? []))]);
	await settleNotices(
		tx,
		moved.map(({ id }) => id),
		at,
	);
	const before = moved.flatMap(({ seat, part }) => {
		// What an earlier freeze had asked is over with it: whoever froze the part themselves was not asked by this one.
		const since = parts.get(part ?? '')?.frozen_at ?? '';
		const plain = asks.filter((one) => one.seat === seat && one.part === part && lastDayOf(one) === null && one.at >= since);
		return plain.at(-1)?.id ?? [];
	});
	await settleNotices(tx, before, null);
}
