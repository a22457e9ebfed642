import type { PartyCode } from '../parties/types.ts';
import { type ActingSeat, type PlanRules, standingOf } from '../permissions/may.ts';
import type { Addressee, ReviewSeat } from './threads.ts';

/** A round of review comments, or one of the 事前相談, whose comments are entered for 国. */
export const roundKinds = ['review', 'pre-consultation'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** How far an item of a round has come: 未対応, 対応中, 対応した, 対応しない. */
export const itemStatuses = ['open', 'doing', 'done', 'wont'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/**
 * Whether a seat's party may collect comments and release them as a round: whoever reviews (vendor, supporting or
 * observing prefecture), and the 代表団体, which enters what 国 said in a 事前相談.
 */
export function mayRound(seat: ActingSeat, plan: PlanRules): boolean {
	const standing = standingOf(seat, plan);
	return standing === 'vendor' || standing === 'supporter' || standing === 'observer' || standing === 'representative';
}

/** Whether a seat may be told of a thread as far as rounds go: while they are collected, comments are their party's alone. */
export function isToldOfDraft(thread: { readonly draftOf: PartyCode | null }, party: PartyCode): boolean {
	return thread.draftOf === null || thread.draftOf === party;
}

/**
 * Whether a seat may say how far an item has come: the party that it asks; without an addressee the owner of the part, of
 * a trunk the 代表団体.
 */
export function mayAnswerItem(
	item: { readonly to: Addressee | null; readonly body: PartyCode | null },
	seat: ReviewSeat,
	plan: { readonly representative: PartyCode | null },
): boolean {
	return seat.party === (item.to?.party ?? item.body ?? plan.representative);
}

/**
 * Whether a seat may be told of a round: its own party always, others once it is released. The state sees only what was
 * released to it, and a round is the consortium's own.
 */
export function mayKnowRound(
	round: { readonly party: PartyCode; readonly released: boolean },
	seat: ActingSeat,
	plan: PlanRules,
): boolean {
	return round.party === seat.party || (round.released && standingOf(seat, plan) !== 'state');
}

/** What a round is called at its release, and the state of the plan that is kept with it. */
export function roundNames(round: { readonly kind: RoundKind; readonly number: number; readonly title: string }): {
	readonly title: string;
	readonly revision: string;
} {
	const { number, title } = round;
	const kind = round.kind === 'review' ? '指摘' : '事前相談';
	return { title: title === '' ? `第${number}回 ${kind}` : title, revision: [kind, `第${number}回`, title].join(' ').trim() };
}

/** Where an item stands in the plan, for the order of the table. */
export interface ItemPlace {
	/** Position of its part in the plan. */
	readonly part: number;
	/** Offset of its words in the part; null where it has none, or they are gone. */
	readonly offset: number | null;
	/** ISO 8601. */
	readonly at: string;
}

/** The order of a round's table: by the plan, in a part by the words, what has none behind them by time. */
export function byPlace(a: ItemPlace, b: ItemPlace): number {
	if (a.part !== b.part) {
		return a.part - b.part;
	}
	if (a.offset !== b.offset) {
		return a.offset === null ? 1 : b.offset === null ? -1 : a.offset - b.offset;
	}
	return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}

/**
 * Which comment of an item answers it: the last one of another party than the one that released the round. What 国 said in
 * a 事前相談 was only entered by the 代表団体, so there it is whatever was said last after that, by whichever party.
 * @param comments in the order of time, without deleted ones
 */
export function answerOf<T extends { readonly party: PartyCode; readonly first: boolean }>(
	comments: readonly T[],
	round: { readonly kind: RoundKind; readonly party: PartyCode },
): T | undefined {
	return comments.findLast(({ party, first }) => (round.kind === 'pre-consultation' ? !first : party !== round.party));
}
