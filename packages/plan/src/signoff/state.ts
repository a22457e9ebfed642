import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';
import { assertNever } from '../result.ts';
import type { PartAddress } from '../template/types.ts';
import type { BodyStanding, ContentHash, PartLock, PartState, Signoff, SignoffState } from './types.ts';

/** The bodies whose 決裁 a part needs: every member for a trunk, the owner for its own part, none for the walled parts. */
export function requiredBodies(part: PartAddress, parties: readonly Party[]): PartyCode[] {
	if (part.key === 'quotes' || part.key === 'memo') {
		return [];
	}
	return part.body === null ? memberBodies(parties).map((party) => party.code) : [part.body];
}

/**
 * A sign-off's state now.
 * @param currentHash hash of the frozen content while frozen, of the last commit while open
 */
export function signoffState(signoff: Signoff, currentHash: ContentHash): SignoffState {
	if (signoff.withdrawnAt !== null) {
		return 'withdrawn';
	}
	const ofTheseWords = signoff.lapsedAt === null && signoff.contentHash === currentHash;
	return ofTheseWords || signoff.carriedTo === currentHash ? 'valid' : 'lapsed';
}

/**
 * The latest 決裁 of a body on a part, or null. One that was taken back leaves nothing: what the body had decided before
 * was over with it, and does not come to life again.
 */
export function latestDecision<S extends Pick<Signoff, 'body' | 'capacity' | 'at' | 'withdrawnAt'>>(
	body: PartyCode,
	signoffs: readonly S[],
): S | null {
	const own = signoffs.filter((signoff) => signoff.body === body && signoff.capacity !== 'checked');
	const last = own.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)).at(-1);
	return last === undefined || last.withdrawnAt !== null ? null : last;
}

/** Where a body stands with a part. Its latest 決裁 counts; a 確認 is shown only while there is no valid 決裁. */
export function bodyStanding(body: PartyCode, signoffs: readonly Signoff[], currentHash: ContentHash): BodyStanding {
	const own = signoffs
		.filter((signoff) => signoff.body === body && signoff.withdrawnAt === null)
		.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
	const decision = latestDecision(body, signoffs) ?? undefined;
	if (decision !== undefined && signoffState(decision, currentHash) === 'valid') {
		return standingOfVerdict(decision);
	}
	const check = own.findLast((signoff) => signoff.capacity === 'checked');
	// A newer check of the present words is news; an older one must not hide that the 決裁 lapsed.
	if (check !== undefined && signoffState(check, currentHash) === 'valid' && (decision === undefined || check.at > decision.at)) {
		return check.verdict === 'return' ? 'returned' : 'checked';
	}
	return decision === undefined && check === undefined ? 'none' : 'lapsed';
}

function standingOfVerdict(signoff: Signoff): BodyStanding {
	switch (signoff.verdict) {
		case 'agree':
			return 'decided';
		case 'conditional':
			return 'conditional';
		case 'return':
			return 'returned';
		case 'not-applicable':
			return 'not-applicable';
		default:
			return assertNever(signoff.verdict);
	}
}

const COUNTS: readonly BodyStanding[] = ['decided', 'conditional', 'not-applicable'];

/** Whether a standing is the body's 決裁 towards a decided part. */
export const isDecidedStanding = (standing: BodyStanding): boolean => COUNTS.includes(standing);

/** A part is `decided` when it is frozen and every required body has given 同意, 条件付同意 or 対象外 to exactly these words. */
export function partState(lock: PartLock, required: readonly PartyCode[], signoffs: readonly Signoff[]): PartState {
	if (lock.kind === 'open') {
		return 'drafting';
	}
	const everyBody =
		required.length > 0 && required.every((body) => isDecidedStanding(bodyStanding(body, signoffs, lock.contentHash)));
	return everyBody ? 'decided' : 'frozen';
}
