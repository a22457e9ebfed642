import type { SeatRole } from '../parties/types.ts';
import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';
import type { Capacity, ContentHash, PartLock, Verdict } from './types.ts';

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

/** Whether a part can be frozen now; the caller has asked the rights table. */
export function decideFreeze(lock: PartLock): Result<null> {
	return lock.kind === 'frozen' ? refuse('already-frozen') : accept(null);
}

/** Whether a part can be reopened, with the reason to record. */
export function decideReopen(lock: PartLock, reason: string): Result<{ reason: string }> {
	if (lock.kind === 'open') {
		return refuse('not-frozen');
	}
	const said = reason.trim();
	return said === '' ? refuse('reason-required') : accept({ reason: said });
}

/** What a person asks to record. */
export interface SignoffRequest {
	readonly contentHash: ContentHash;
	readonly verdict: Verdict;
	readonly capacity: Capacity;
	readonly documentNumber: string | null;
	/** ISO 8601 date. */
	readonly decidedOn: string | null;
	readonly text: string | null;
}

/**
 * Whether a sign-off may be recorded on a part: frozen, exactly the words that were shown, in the seat's own capacity,
 * with a reason where the body returns or sets a condition. 文書番号 and 決裁日 are asked for on screen, not enforced:
 * some bodies number their 起案 only after the 決裁.
 */
export function decideSignoff(lock: PartLock, role: SeatRole, request: SignoffRequest): Result<SignoffRequest> {
	if (lock.kind === 'open') {
		return refuse('not-frozen');
	}
	if (capacityOf(role) !== request.capacity) {
		return refuse('wrong-capacity');
	}
	if (lock.contentHash !== request.contentHash) {
		return refuse('content-changed');
	}
	const needsText = request.verdict === 'return' || request.verdict === 'conditional';
	if (needsText && (request.text ?? '').trim() === '') {
		return refuse('reason-required');
	}
	return accept(request);
}
