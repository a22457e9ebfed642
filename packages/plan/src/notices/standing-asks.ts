import type { PlanRules } from '../permissions/may.ts';
import type { Doer, NoticeSeat, Told } from './recipients.ts';
import { askOf, awaits, mayAnswer, type ThreadGround, type WaitingThread } from './recipients-threads.ts';

/** A notice by which a thread, or the round that it belongs to, asks or asked a seat, and which may stand for what waits now. */
export interface StandingAsk {
	readonly id: string;
	readonly seat: string;
	readonly kind: 'asked' | 'mentioned' | 'due' | 'round-asks';
	readonly at: string;
	/** Whether its reader ticked it off. */
	readonly ticked: boolean;
	/** Null while it stands. */
	readonly settledAt: string | null;
}

/** What an act may ask in a thread that waits for somebody, as it stands afterwards. */
export interface AskingAct extends ThreadGround {
	readonly by: Doer;
	readonly thread: WaitingThread;
	/** Whether it asks anew: new words, a new addressee, opened again. */
	readonly asks: boolean;
	/** Whether it changed whom the thread asks: a round tells what it asked before. */
	readonly redirects: boolean;
	/** Seats that its words name, of an edit those that are new. */
	readonly named: readonly string[];
	/** Whether it set a last day that is today or tomorrow. */
	readonly endsSoon: boolean;
	/** Those that what waits now would justify, settled ones too. */
	readonly notices: readonly StandingAsk[];
}

/** What is to become of the notices of a thread. */
export interface AskChange {
	readonly told: readonly Told[];
	/** Ids of those in whose place another one stands. */
	readonly over: readonly string[];
	/** Ids of settled ones that ask again. */
	readonly again: readonly string[];
}

const nothing: AskChange = { told: [], over: [], again: [] };

/**
 * Brings the notices of a thread in line with whom it waits for: one that is open for each person. What is missing is raised,
 * or stands up again where an act only took away what had settled it; what its reader ticked off is raised anew by an act
 * that asks anew. A new name, and a last day that is near, take the place of what asked before.
 */
export function changedAsks(act: AskingAct, seats: readonly NoticeSeat[], plan: PlanRules): AskChange {
	const able = seats.filter((seat) => mayAnswer(seat, act, plan));
	const changes = [...Map.groupBy(able, ({ person }) => person).values()].map((own) => changeFor(own, act));
	return {
		told: changes.flatMap(({ told }) => told),
		over: changes.flatMap(({ over }) => over),
		again: changes.flatMap(({ again }) => again),
	};
}

/** @param own the seats of one person that may answer */
function changeFor(own: readonly NoticeSeat[], act: AskingAct): AskChange {
	const isDoer = own.some(({ person }) => person === act.by.person);
	const notices = act.notices.filter(({ seat }) => own.some(({ id }) => id === seat));
	const stands = notices.filter(({ settledAt }) => settledAt === null);
	const over = stands.filter(({ kind }) => kind !== 'round-asks').map(({ id }) => id);
	const named = own.filter(({ id }) => act.named.includes(id) && act.thread.mentioned.includes(id));
	if (named.length > 0 && !isDoer) {
		return { ...nothing, told: asking(named, act), over };
	}
	const covers = stands.filter(({ kind }) => !(act.redirects && kind === 'round-asks'));
	const open = covers.filter(({ ticked }) => !ticked);
	const asked = open.length > 0 || isDoer ? [] : asking(own, act);
	if (act.asks && asked.length > 0) {
		return { ...nothing, told: asked, over };
	}
	const waiting = own.filter((seat) => awaits(act.thread, seat));
	if (act.endsSoon && !isDoer && waiting.length > 0) {
		return lastDayFor(waiting, { act, notices, over });
	}
	if (covers.length > 0 || act.asks) {
		return { ...nothing, over: surplus(open) };
	}
	const before = latest(notices);
	return before === null ? { ...nothing, told: asked, over } : { ...nothing, again: [before.id] };
}

/** A near last day takes the place of what asked before; where that very day was told before, this stands up again. */
function lastDayFor(
	waiting: readonly NoticeSeat[],
	{ act, notices, over }: { readonly act: AskingAct; readonly notices: readonly StandingAsk[]; readonly over: readonly string[] },
): AskChange {
	const before = notices.find(({ kind }) => kind === 'due');
	if (before === undefined) {
		return { ...nothing, told: waiting.map((seat) => dueFor(seat, act.thread)), over };
	}
	return before.ticked || before.settledAt === null ? nothing : { told: [], over, again: [before.id] };
}

/** What seats are told that a thread asks. */
function asking(own: readonly NoticeSeat[], { thread }: Pick<AskingAct, 'thread'>): Told[] {
	return own.flatMap((seat): Told[] => {
		const kind = askOf(thread, seat);
		return kind === null ? [] : [{ seat: seat.id, kind, personal: kind === 'mentioned' || thread.to?.seat === seat.id }];
	});
}

/** What a seat is told of the last day of a thread that waits for it. */
export function dueFor({ id }: NoticeSeat, { to, mentioned }: Pick<WaitingThread, 'to' | 'mentioned'>): Told {
	return { seat: id, kind: 'due', personal: to?.seat === id || mentioned.includes(id) };
}

const RANKS: readonly StandingAsk['kind'][] = ['mentioned', 'due', 'asked'];

/** Of several that ask the same person in one thread, those that are too many: a name counts most, then the newest. */
function surplus(open: readonly StandingAsk[]): string[] {
	return open
		.filter(({ kind }) => kind !== 'round-asks')
		.toSorted((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) || (a.at < b.at ? 1 : -1))
		.slice(1)
		.map(({ id }) => id);
}

/** Of settled ones the one that was settled last. */
function latest(notices: readonly StandingAsk[]): StandingAsk | null {
	return (
		notices
			.filter(({ settledAt }) => settledAt !== null)
			.toSorted((a, b) => ((a.settledAt ?? '') < (b.settledAt ?? '') ? 1 : -1))[0] ?? null
	);
}
