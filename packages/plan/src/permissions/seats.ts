import { isDeputy } from '../signoff/capacity.ts';
import { type ActingSeat, mayLead, type PlanRules } from './may.ts';

/** A seat with the person who holds it. */
export interface PersonalSeat extends ActingSeat {
	readonly person: string;
}

/** Whether a seat answers for the seats of a body: its lead and its decider. */
function answersFor(seat: ActingSeat, of: ActingSeat): boolean {
	return seat.membership === 'member' && seat.party === of.party && (seat.role === 'lead' || seat.role === 'decider');
}

/** Who says how long a seat is held: the 代表団体, which gives the seats, and the body itself. */
export function maySetTerm(seat: ActingSeat, plan: PlanRules, of: ActingSeat): boolean {
	return mayLead(seat, plan) || answersFor(seat, of);
}

/**
 * Who says what a deputy acts on: the lead and the decider of the deputy's own body. Nobody says it for another body, and
 * nobody for themselves, in whatever other seat they sit.
 */
export function mayStateDelegation(seat: PersonalSeat, of: PersonalSeat): boolean {
	return isDeputy(of.role) && answersFor(seat, of) && seat.person !== of.person;
}
