import type { PartyCode } from '../parties/types.ts';
import { type PlanRules, rightsOf } from '../permissions/may.ts';
import { readsAll } from '../review/readers.ts';
import { mayKnowRound } from '../review/rounds.ts';
import { isForSeat, type ReviewSeat, type ThreadFacts, waitsFor } from '../review/threads.ts';
import type { PartAddress } from '../template/types.ts';
import type { NoticeKind } from './kinds.ts';
import { type Doer, type NoticeSeat, othersThan, type Told } from './recipients.ts';

/** A thread that is open and in which somebody says something; `body` is the party that keeps the part. */
export type WaitingThread = ThreadFacts & { readonly lastBy: ReviewSeat };

const ofReview = ({ id, party }: NoticeSeat): ReviewSeat => ({ seat: id, party });

/** Whether a thread waits for this seat because it asks it, names aside: those are told by themselves. */
export function asksSeat(thread: WaitingThread, seat: NoticeSeat): boolean {
	const unnamed = { ...thread, mentioned: [] };
	return waitsFor(unnamed, ofReview(seat)) && isForSeat(unnamed, ofReview(seat));
}

/**
 * Whether what an asking notice of a thread asks still waits for its seat.
 * @param thread null where it waits for nobody: resolved, or without a word
 */
export function stillAsks(kind: 'asked' | 'mentioned' | 'due', thread: WaitingThread | null, seat: NoticeSeat): boolean {
	if (thread === null) {
		return false;
	}
	switch (kind) {
		case 'asked':
			return asksSeat(thread, seat);
		case 'mentioned':
			return thread.mentioned.includes(seat.id);
		case 'due':
			return waitsFor(thread, ofReview(seat));
	}
}

/** Something done with a thread, as it stands afterwards. Of a thread that is still collected nothing is told at all. */
export interface ThreadAct {
	readonly by: Doer;
	/** What it tells those who have part in the thread, or its beginner; null tells nothing of it. */
	readonly tells: Extract<NoticeKind, 'replied' | 'resolved' | 'opened-again' | 'accepted' | 'declined' | 'answered'> | null;
	/** Whether it may ask: new words, a new addressee, opened again. */
	readonly asks: boolean;
	/** Seats that its words name, of an edit those that are new. */
	readonly named: readonly string[];
	/** Seats that have been asked before and not answered since. */
	readonly asked: readonly string[];
	/** Null where it waits for nobody. */
	readonly thread: WaitingThread | null;
	readonly startedBy: string;
	/** Seats that began it, spoke in it or are asked by it. */
	readonly partakers: readonly string[];
	/** The part that it stands on. */
	readonly part: PartAddress;
	/** All that one must be able to read to be told of it. */
	readonly behind: readonly PartAddress[];
}

/** Who is told of an act on a thread: each at most one thing, what asks before what only tells. */
export function toldOfThread(act: ThreadAct, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	return othersThan(act.by, seats)
		.filter((seat) => readsAll(seat, plan, act.behind))
		.flatMap((seat) => toldTo(seat, act, plan) ?? []);
}

function toldTo(seat: NoticeSeat, act: ThreadAct, plan: PlanRules): Told | null {
	const { thread, tells, part } = act;
	const isNamed = act.named.includes(seat.id);
	if (isNamed && thread !== null) {
		return { seat: seat.id, kind: 'mentioned', personal: true };
	}
	const isAsked = act.asks && thread !== null && !act.asked.includes(seat.id) && asksSeat(thread, seat);
	if (isAsked && rightsOf(seat, plan, { ...part, frozen: false }).includes('comment')) {
		return { seat: seat.id, kind: 'asked', personal: thread.to?.seat === seat.id };
	}
	if (tells === null) {
		return null;
	}
	const toBeginner = tells === 'accepted' || tells === 'declined' || tells === 'answered';
	// Words that name somebody where nothing waits any more only tell.
	const concerns = toBeginner ? act.startedBy === seat.id : isNamed || act.partakers.includes(seat.id);
	return concerns ? { seat: seat.id, kind: tells, personal: false } : null;
}

/** An item of a round that was released. */
export interface RoundItem {
	/** Null where it waits for nobody. */
	readonly thread: WaitingThread | null;
	readonly part: PartAddress;
	readonly behind: readonly PartAddress[];
}

/** Whether an item waits for this seat: it asks it, or names it. */
export function itemWaits({ thread, part, behind }: RoundItem, seat: NoticeSeat, plan: PlanRules): boolean {
	if (thread === null || !readsAll(seat, plan, behind)) {
		return false;
	}
	const mayAnswer = rightsOf(seat, plan, { ...part, frozen: false }).includes('comment');
	return thread.mentioned.includes(seat.id) || (mayAnswer && asksSeat(thread, seat));
}

/** Who is told of a released round: one notice, however many of its items concern the seat. */
export function toldOfRound(
	act: { readonly by: Doer; readonly party: PartyCode; readonly items: readonly RoundItem[] },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	return othersThan(act.by, seats)
		.filter((seat) => mayKnowRound({ party: act.party, released: true }, seat, plan))
		.filter((seat) => act.items.some(({ behind }) => readsAll(seat, plan, behind)))
		.map((seat) => {
			const waiting = act.items.filter((item) => itemWaits(item, seat, plan));
			const personal = waiting.some(({ thread }) => thread?.mentioned.includes(seat.id) || thread?.to?.seat === seat.id);
			return { seat: seat.id, kind: waiting.length > 0 ? 'round-asks' : 'round', personal };
		});
}
