import { type ActingSeat, assertNever, type SeatRole } from '@renkei/plan';
import type { SeatFacts } from '../storage/grant-facts.ts';

function rankOf(role: SeatRole): number {
	switch (role) {
		case 'decider':
			return 0;
		case 'delegate':
			return 1;
		case 'lead':
			return 2;
		case 'acting':
			return 3;
		case 'officer':
			return 4;
		case 'reviewer':
			return 5;
		case 'business':
			return 6;
		default:
			return assertNever(role);
	}
}

/** The seat as which a person acts on a plan: the one chosen in this session, else the first in the order of roles. */
export function actingSeatOf<S extends SeatFacts>(seats: readonly S[], chosen: string | undefined): S | null {
	const picked = seats.find((seat) => seat.id === chosen);
	return picked ?? seats.toSorted((a, b) => rankOf(a.role) - rankOf(b.role))[0] ?? null;
}

/** A seat as far as rights depend on it. */
export function asActing(seat: SeatFacts): ActingSeat {
	return { party: seat.party.code, membership: seat.party.membership, role: seat.role };
}
