import type { SeatRole } from '../parties/types.ts';
import type { Capacity } from './types.ts';

/** The capacity in which a role signs (product.md "Seats"), or null for roles that never sign. */
export function capacityOf(role: SeatRole): Capacity | null {
	switch (role) {
		case 'decider':
			return 'decision-maker';
		case 'delegate':
			return 'delegated';
		case 'acting':
			return 'acting';
		case 'officer':
		case 'lead':
			return 'checked';
		default:
			return null;
	}
}

/** Whether a seat of this role decides for somebody else, and so needs the document that lets it (専決, 代決). */
export function isDeputy(role: SeatRole): boolean {
	return role === 'delegate' || role === 'acting';
}
