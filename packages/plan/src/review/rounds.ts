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
