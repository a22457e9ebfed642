import { type PlanRules, rightsOf } from '../permissions/may.ts';
import { readsAll } from '../review/readers.ts';
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

/** As what a thread asks this seat for a word: by its name, or because it asks it; null where it does neither. */
export function askOf(thread: WaitingThread, seat: NoticeSeat): 'mentioned' | 'asked' | null {
	return thread.mentioned.includes(seat.id) ? 'mentioned' : asksSeat(thread, seat) ? 'asked' : null;
}

/** Whether a thread waits for this seat, be it only that what its party asked came back with an answer. */
export function awaits(thread: WaitingThread, seat: NoticeSeat): boolean {
	return waitsFor(thread, ofReview(seat));
}

/** The part that a thread stands on, and all that one must be able to read to be told of it. */
export interface ThreadGround {
	readonly part: PartAddress;
	readonly behind: readonly PartAddress[];
}

/** Whether a seat may answer a thread: who only reads is asked nothing. */
export function mayAnswer(seat: NoticeSeat, { part, behind }: ThreadGround, plan: PlanRules): boolean {
	return readsAll(seat, plan, behind) && rightsOf(seat, plan, { ...part, frozen: false }).includes('comment');
}

/** Something done with a thread, as it stands afterwards. Of a thread that is still collected nothing is told at all. */
export interface ThreadAct extends ThreadGround {
	readonly by: Doer;
	/** What it tells those who have part in the thread, or its beginner; null tells nothing of it. */
	readonly tells: Extract<NoticeKind, 'replied' | 'resolved' | 'opened-again' | 'accepted' | 'declined' | 'answered'> | null;
	/** Seats that its words name, of an edit those that are new. */
	readonly named: readonly string[];
	/** Null where it waits for nobody. */
	readonly thread: WaitingThread | null;
	readonly startedBy: string;
	/** Seats that began it, spoke in it or are asked by it. */
	readonly partakers: readonly string[];
}

/** Who is only told of an act on a thread; whom it asks as well is told nothing else of it. */
export function toldOfThread(act: ThreadAct, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	return othersThan(act.by, seats)
		.filter((seat) => readsAll(seat, plan, act.behind))
		.flatMap((seat): Told[] => {
			const kind = tellsSeat(seat, act, plan);
			return kind === null ? [] : [{ seat: seat.id, kind, personal: false }];
		});
}

function tellsSeat(seat: NoticeSeat, act: ThreadAct, plan: PlanRules): NoticeKind | null {
	const { thread, tells } = act;
	const isNamed = act.named.includes(seat.id);
	// Who may not answer is called as well, and an edit tells nothing but whom it names.
	if (isNamed && (thread === null ? tells === null : !mayAnswer(seat, act, plan))) {
		return 'named';
	}
	if (tells === null) {
		return null;
	}
	const toBeginner = tells === 'accepted' || tells === 'declined' || tells === 'answered';
	// Words that name somebody where nothing waits any more only tell.
	const concerns = toBeginner ? act.startedBy === seat.id : isNamed || act.partakers.includes(seat.id);
	return concerns ? tells : null;
}
