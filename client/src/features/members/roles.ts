import type { Membership, SeatRole } from '@renkei/plan';
import { assertNever } from '@renkei/plan';

/** Roles that a party's seats may have: only bodies decide. The server judges the same. */
export function rolesFor(membership: Membership): readonly SeatRole[] {
	switch (membership) {
		case 'member':
			return ['officer', 'lead', 'decider', 'delegate', 'acting'];
		case 'business':
			return ['business'];
		case 'observer':
		case 'supporter':
		case 'vendor':
		case 'state':
			return ['reviewer'];
		default:
			return assertNever(membership);
	}
}
