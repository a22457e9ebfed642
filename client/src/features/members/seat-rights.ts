import type { PlanView, SeatView } from '@renkei/api';
import { maySetTerm, mayStateDelegation, type PersonalSeat } from '@renkei/plan';

type HeldSeat = Pick<SeatView, 'role' | 'personId'> & { readonly party: Pick<SeatView['party'], 'code' | 'membership'> };

const personal = (seat: HeldSeat): PersonalSeat => ({
	...{ party: seat.party.code, membership: seat.party.membership, role: seat.role, person: seat.personId },
});

/** What the seat that reads may change of another one: the same rules as the server's. */
export function seatRights(plan: PlanView, of: HeldSeat): { readonly term: boolean; readonly basis: boolean } {
	const rules = { representative: plan.representative, draftingAllowed: plan.draftingAllowed, suggestOnly: [] };
	const own = personal(plan.seat);
	return { term: maySetTerm(own, rules, personal(of)), basis: mayStateDelegation(own, personal(of)) };
}
