import type { DemoSeatView, PartyView, SeatView } from '@renkei/api';
import type { Party } from '@renkei/plan';
import type { HeldSeat } from '../../storage/grant-facts.ts';

/** A party as it stands in answers. */
export function presentParty({ code, name, kind, shortName, membership, place }: Party): PartyView {
	return { code, name, kind, shortName, membership, place };
}

/** A seat as it stands in answers. */
export function presentSeat(seat: HeldSeat): SeatView {
	const { person, personId, post, role, plan, from, to, delegation } = seat;
	return { seat: seat.id, person, personId, post, role, party: presentParty(seat.party), plan, from, to, delegation };
}

/** A seat on the demo's sign-in page. */
export function presentDemoSeat(seat: HeldSeat, planTitle: string): DemoSeatView {
	const card = seat.card === null ? null : (JSON.parse(seat.card) as NonNullable<DemoSeatView['card']>);
	return { ...presentSeat(seat), card, planTitle };
}
