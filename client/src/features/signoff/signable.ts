import type { PartView, PlanView, SectionView, SignoffView } from '@renkei/api';
import { type Capacity, capacityOf, latestDecision } from '@renkei/plan';
import { partsFor, standingIn } from './matrix.ts';
import { isAsked } from './whole-plan.ts';

/** In which capacity the seat records here, or null where it does not (vendor, business, observer, state). */
export function signingCapacity(plan: PlanView): Capacity | null {
	return plan.seat.party.membership === 'member' ? capacityOf(plan.seat.role) : null;
}

/** The frozen parts of a section that the seat may record on. */
export function signableIn(plan: PlanView, section: SectionView): PartView[] {
	return partsFor(section, plan.seat.party.code).filter((part) => part.frozen !== null && part.may.includes('sign'));
}

/** Whether the own body has decided a 差戻し of the present words; one of an officer is no 決裁. */
function isReturnDecided(plan: PlanView, part: PartView, signoffs: readonly SignoffView[]): boolean {
	const decision = latestDecision(
		plan.seat.party.code,
		signoffs.filter((signoff) => signoff.part === part.id),
	);
	return decision?.verdict === 'return' && decision.state === 'valid';
}

/** Whether a part still asks this seat for something: a 担当確認 asks until there is one, a 決裁 until there is a 決裁. */
export function isPending(plan: PlanView, part: PartView, capacity: Capacity, signoffs: readonly SignoffView[]): boolean {
	const standing = standingIn(part, plan.seat.party.code);
	if (standing === 'returned') {
		return capacity !== 'checked' && !isReturnDecided(plan, part, signoffs);
	}
	return !['decided', 'conditional', 'not-applicable', ...(capacity === 'checked' ? ['checked'] : [])].includes(standing);
}

/** The parts of a section that still ask this seat for something. */
export function pendingIn(
	plan: PlanView,
	section: SectionView,
	capacity: Capacity,
	signoffs: readonly SignoffView[],
): PartView[] {
	return signableIn(plan, section).filter((part) => isPending(plan, part, capacity, signoffs));
}

/** Those of them that may be recorded now: 21 not before it names the frozen words of every part. */
export function askedIn(plan: PlanView, section: SectionView, capacity: Capacity, signoffs: readonly SignoffView[]): PartView[] {
	return pendingIn(plan, section, capacity, signoffs).filter((part) => isAsked(plan, part));
}

/** Whether the own officers have given a 担当確認 of the present words of all these parts. */
export function isChecked(plan: PlanView, parts: readonly PartView[], signoffs: readonly SignoffView[]): boolean {
	return parts.every(({ id }) =>
		signoffs.some(
			({ part, body, capacity, state }) =>
				part === id && body === plan.seat.party.code && capacity === 'checked' && state === 'valid',
		),
	);
}

/** What the own body recorded last on a part in the way in which this seat records, where it is of other words than now. */
export function ownLapsed(plan: PlanView, signoffs: readonly SignoffView[]): SignoffView | null {
	const capacity = signingCapacity(plan);
	const own = signoffs.filter(({ body, withdrawnAt }) => body === plan.seat.party.code && withdrawnAt === null);
	const last = own.findLast((signoff) => (signoff.capacity === 'checked') === (capacity === 'checked'));
	return capacity === null || last?.state !== 'lapsed' ? null : last;
}
