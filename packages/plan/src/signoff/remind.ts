import type { Party, PartyCode } from '../parties/types.ts';
import { refuse } from '../refusal.ts';
import { accept, type Result } from '../result.ts';
import type { PartAddress } from '../template/types.ts';
import { awaitedSince } from './awaited.ts';
import { lacksCheck } from './decide.ts';
import { type PlanPolicies, policyOf, type SectionPolicy } from './policy.ts';
import { bodyStanding, requiredBodies } from './state.ts';
import type { PartLock, Signoff } from './types.ts';

/** A part of a plan, as far as it says whom it waits for. */
export interface PartToSign extends PartAddress {
	readonly id: string;
	readonly lock: PartLock;
	/** By any body. */
	readonly signoffs: readonly Signoff[];
	/** Bodies whose 決裁 will go on for the frozen words by itself (`carriedSoon`): they are not awaited. */
	readonly carriedSoon?: readonly PartyCode[] | undefined;
}

/** A part for which a body is awaited. */
export interface OwedPart extends PartAddress {
	readonly id: string;
	readonly policy: SectionPolicy;
	/** Since when it is awaited (ISO 8601 UTC). */
	readonly since: string;
	/** Whether its 決裁 waits for a 確認 of the same body. */
	readonly needsCheck: boolean;
}

/** The parts for which a body is awaited, in the order given. */
export function owedBy(
	body: PartyCode,
	parts: readonly PartToSign[],
	plan: { readonly parties: readonly Party[]; readonly policies: PlanPolicies | undefined },
): OwedPart[] {
	return parts.flatMap(({ lock, signoffs, carriedSoon = [], ...part }): OwedPart[] => {
		if (lock.kind === 'open' || carriedSoon.includes(body) || !requiredBodies(part, plan.parties).includes(body)) {
			return [];
		}
		const standing = bodyStanding(body, signoffs, lock.contentHash);
		const own = signoffs.filter((signoff) => signoff.body === body);
		const since = awaitedSince({ frozenAt: lock.at, standing }, own);
		if (since === null) {
			return [];
		}
		const policy = policyOf(plan.policies, part.key);
		const { id, key, body: owner } = part;
		return [{ id, key, body: owner, policy, since, needsCheck: lacksCheck({ policy, body, signoffs }, lock.contentHash) }];
	});
}

/** What a reminder of a body stands on. */
export interface ReminderGround {
	readonly owed: readonly OwedPart[];
	/** How many seats of the body would be told. */
	readonly receivers: number;
	/** Day of the last reminder of the body, by anybody (ISO date in Japan), or null. */
	readonly lastOn: string | null;
	/** ISO date in Japan. */
	readonly today: string;
}

/**
 * Whether a body may be reminded now: of something that is awaited, once a day whoever does it, and where somebody gets it.
 * The caller has asked who may remind.
 */
export function decideReminder({ owed, receivers, lastOn, today }: ReminderGround): Result<readonly OwedPart[]> {
	if (owed.length === 0) {
		return refuse('already-done', 'この団体の決裁を待つ節は、いまありません。何も送っていません。画面を読み込み直してください。');
	}
	if (lastOn === today) {
		return refuse(
			'already-done',
			'この団体には、きょうすでに催促しています。もう一通は送っていません。次は明日から催促できます。',
		);
	}
	return receivers === 0 ? refuse('no-receiver') : accept(owed);
}
