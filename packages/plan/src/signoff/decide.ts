import type { PartyCode, SeatRole } from '../parties/types.ts';
import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';
import { capacityOf, isDeputy } from './capacity.ts';
import { isTakenUnder, type SectionPolicy } from './policy.ts';
import { signoffState } from './state.ts';
import type { Capacity, ContentHash, PartLock, Signoff, Verdict } from './types.ts';

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

/** The seat that signs, as far as a sign-off depends on it. */
export interface SigningSeat {
	readonly role: SeatRole;
	/** 専決・代決: the clause or document that gives the right. */
	readonly delegation: string | null;
}

/** What a sign-off stands on besides the part's lock. */
export interface SigningGround {
	readonly policy: SectionPolicy;
	readonly body: PartyCode;
	/** Of the part, by any body. */
	readonly signoffs: readonly Signoff[];
}

/**
 * Whether a sign-off may be recorded on a part: frozen, exactly the words that were shown, in the seat's own capacity,
 * with a reason where the body returns or sets a condition, and as the section's policy asks. 文書番号 and 決裁日 are asked
 * for on screen, not enforced: some bodies number their 起案 only after the 決裁.
 */
export function decideSignoff(
	lock: PartLock,
	seat: SigningSeat,
	request: SignoffRequest,
	ground: SigningGround,
): Result<SignoffRequest> {
	if (lock.kind === 'open') {
		return refuse('not-frozen');
	}
	if (capacityOf(seat.role) !== request.capacity) {
		return refuse('wrong-capacity');
	}
	if (!isTakenUnder(ground.policy, request.capacity)) {
		return refuse('capacity-not-taken');
	}
	if (isDeputy(seat.role) && (seat.delegation ?? '').trim() === '') {
		return refuse('delegation-required');
	}
	if (lock.contentHash !== request.contentHash) {
		return refuse('content-changed');
	}
	const needsText = request.verdict === 'return' || request.verdict === 'conditional';
	if (needsText && (request.text ?? '').trim() === '') {
		return refuse('reason-required');
	}
	return waitsForCheck(request, ground) ? refuse('check-first') : accept(request);
}

/** Whether a sign-off waits for a 確認. 差戻し waits for nobody: what is wrong is told as soon as it is seen. */
function waitsForCheck({ capacity, verdict, contentHash }: SignoffRequest, ground: SigningGround): boolean {
	return capacity !== 'checked' && verdict !== 'return' && lacksCheck(ground, contentHash);
}

/**
 * Whether the section asks for a 確認 of its words that is not there. The latest 確認 of the body counts, as the latest 決裁
 * does.
 */
export function lacksCheck({ policy, body, signoffs }: SigningGround, contentHash: ContentHash): boolean {
	if (!policy.checkFirst) {
		return false;
	}
	const latest = signoffs
		.filter((signoff) => signoff.body === body && signoff.capacity === 'checked')
		.filter((signoff) => signoffState(signoff, contentHash) === 'valid')
		.reduce<Signoff | null>((last, signoff) => (last === null || signoff.at >= last.at ? signoff : last), null);
	return latest?.verdict !== 'agree';
}
