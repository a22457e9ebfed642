import type { Membership, PartyCode, SeatRole } from '../parties/types.ts';
import { capacityOf } from './capacity.ts';
import { viewingRole, waitsForViewing } from './later-view.ts';
import type { Capacity, Signoff } from './types.ts';

/** The seat that acts. */
export interface ActingSigner {
	readonly seat: string;
	readonly party: PartyCode;
	readonly membership: Membership;
	readonly role: SeatRole;
}

/** A recorded sign-off as far as taking it back depends on it, with the seat that gave it. */
export type RecordedSignoff = Pick<Signoff, 'body' | 'capacity' | 'withdrawnAt'> & { readonly seat: string };

/** A recorded sign-off as far as its 後閲 depends on it, too. */
export type StandingSignoff = RecordedSignoff &
	Pick<Signoff, 'lapsedAt' | 'carriedTo'> & { readonly viewing: 'required' | 'done' | null };

const deciders: readonly Capacity[] = ['decision-maker', 'delegated'];

/**
 * Who takes a sign-off of the own body back: a 決裁 whoever decides or gave it, a 確認 whoever checks. Nobody touches
 * what another body gave.
 */
export function mayWithdraw(seat: ActingSigner, signoff: RecordedSignoff): boolean {
	const capacity = capacityOf(seat.role);
	if (seat.membership !== 'member' || capacity === null || seat.party !== signoff.body || signoff.withdrawnAt !== null) {
		return false;
	}
	return signoff.capacity === 'checked' ? capacity === 'checked' : deciders.includes(capacity) || seat.seat === signoff.seat;
}

/** Who records the 後閲 of a 代決 that waits for it: the body's 決裁権者, in whose place it was given. */
export function mayView(seat: ActingSigner, signoff: StandingSignoff): boolean {
	const own = seat.membership === 'member' && seat.party === signoff.body && seat.role === viewingRole;
	return own && waitsForViewing(signoff);
}
