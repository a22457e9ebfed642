import type { PartyCode } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import { readsAll } from '../review/readers.ts';
import { mayKnowRound } from '../review/rounds.ts';
import type { PartAddress } from '../template/types.ts';
import { type Doer, type NoticeSeat, othersThan, type Told } from './recipients.ts';
import { askOf, mayAnswer, type WaitingThread } from './recipients-threads.ts';

/** An item of a round that was released. */
export interface RoundItem {
	/** Null where it waits for nobody. */
	readonly thread: WaitingThread | null;
	readonly part: PartAddress;
	readonly behind: readonly PartAddress[];
}

/** Whether an item waits for this seat: it asks it, or names it. Whoever may not answer it is asked nothing. */
export function itemWaits({ thread, part, behind }: RoundItem, seat: NoticeSeat, plan: PlanRules): boolean {
	return thread !== null && askOf(thread, seat) !== null && mayAnswer(seat, { part, behind }, plan);
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
