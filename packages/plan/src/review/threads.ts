import type { PartyCode } from '../parties/types.ts';
import { type Refusal, refusalOf } from '../refusal.ts';

/** Kinds of review comments (product.md, fixed doors). A `suggestion` proposes wording; the others only say something. */
export const threadKinds = ['comment', 'question', 'must-fix', 'suggestion', 'pre-consultation'] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** What a thread is about: a whole part, chosen words of its text, a field, a cell of a table, or a computed figure. */
export const threadPlaceKinds = ['part', 'text', 'field', 'cell', 'figure'] as const;
export type ThreadPlaceKind = (typeof threadPlaceKinds)[number];

/** Short answers that need no words: 見ました, 賛成, ありがとうございます. */
export const reactionKinds = ['noted', 'agree', 'thanks'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** Whom a thread asks to act: a body or business, or one seat of it. */
export interface Addressee {
	readonly party: PartyCode;
	/** Id of the seat; null for whoever of the party takes it up. */
	readonly seat: string | null;
}

/** The seat that looks or acts, as far as threads depend on it. */
export interface ReviewSeat {
	readonly seat: string;
	readonly party: PartyCode;
}

/** A thread as far as the rules about it depend on it. */
export interface ThreadFacts {
	readonly state: 'open' | 'resolved';
	/** Who began it. */
	readonly startedBy: ReviewSeat;
	readonly to: Addressee | null;
	/** Owner of the part it stands on; null for a trunk. */
	readonly body: PartyCode | null;
	/** Seats that its comments name. */
	readonly mentioned: readonly string[];
}

/** Whether a comment is this seat's own, to edit and to delete. Comments belong to the seat, not to the person. */
export function isOwnComment(comment: { readonly seat: string; readonly deleted: boolean }, seat: ReviewSeat): boolean {
	return comment.seat === seat.seat && !comment.deleted;
}

/**
 * Whether this seat may say whom a thread asks and until when: the party that began it, and the 代表団体, which keeps the
 * work of the consortium together.
 */
export function mayAssign(
	thread: Pick<ThreadFacts, 'startedBy'>,
	seat: ReviewSeat,
	plan: { readonly representative: PartyCode | null },
): boolean {
	return thread.startedBy.party === seat.party || plan.representative === seat.party;
}

/**
 * Whether a thread asks something of this seat: it is addressed to it or to its party as a whole, or names it. Without an
 * addressee it asks whoever owns the part it stands on.
 */
export function isForSeat(thread: ThreadFacts, seat: ReviewSeat): boolean {
	if (thread.mentioned.includes(seat.seat)) {
		return true;
	}
	if (thread.to !== null) {
		return thread.to.seat === null ? thread.to.party === seat.party : thread.to.seat === seat.seat;
	}
	return thread.body !== null && thread.body === seat.party && thread.startedBy.party !== seat.party;
}

/**
 * Whether an open thread waits for a word of this seat. Parties speak as one, so a word of its party answers for it, and
 * what the party asked comes back to it with the answer; but a seat that is named answers itself, and so does one that a
 * colleague of its own party asks.
 * @param thread.mentioned seats that were named and have not spoken since
 * @param thread.lastBy who spoke last
 */
export function waitsFor(thread: ThreadFacts & { readonly lastBy: ReviewSeat }, seat: ReviewSeat): boolean {
	if (thread.state !== 'open') {
		return false;
	}
	// Words that were edited later name also whoever spoke last.
	if (thread.mentioned.includes(seat.seat)) {
		return true;
	}
	if (thread.lastBy.seat === seat.seat) {
		return false;
	}
	const isOwn = thread.startedBy.party === seat.party;
	if (isOwn && thread.to !== null && isForSeat(thread, seat)) {
		return true;
	}
	return thread.lastBy.party !== seat.party && (isOwn || isForSeat(thread, seat));
}

/** Whether a thread is late on this day (both ISO dates in Japan): its last day has passed and nobody has resolved it. */
export function isOverdue(thread: { readonly state: 'open' | 'resolved'; readonly due: string | null }, today: string): boolean {
	return thread.state === 'open' && thread.due !== null && thread.due < today;
}

/**
 * Why a last day cannot be set, null when it can: a day that is over asks for nothing.
 * @param due ISO date in Japan, or null for none
 * @param today the same
 */
export function refusalOfDue(due: string | null, today: string): Refusal | null {
	return due !== null && due < today ? refusalOf('malformed', '期限は、今日か、それより後の日にしてください。') : null;
}
