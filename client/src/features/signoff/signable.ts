import type { PartView, PlanView, SectionView, SignoffView } from '@renkei/api';
import { type Capacity, capacityOf } from '@renkei/plan';
import { partsFor, standingIn } from './matrix.ts';

/** In which capacity the seat records here, or null where it does not (vendor, business, observer, state). */
export function signingCapacity(plan: PlanView): Capacity | null {
	return plan.seat.party.membership === 'member' ? capacityOf(plan.seat.role) : null;
}

/** The frozen parts of a section that the seat may record on. */
export function signableIn(plan: PlanView, section: SectionView): PartView[] {
	return partsFor(section, plan.seat.party.code).filter((part) => part.frozen !== null && part.may.includes('sign'));
}

/** Whether a part still asks this seat for something: a 担当確認 asks until there is one, a 決裁 until there is a 決裁. */
export function isPending(plan: PlanView, part: PartView, capacity: Capacity): boolean {
	const standing = standingIn(part, plan.seat.party.code);
	const done = ['decided', 'conditional', 'not-applicable', 'returned'];
	return capacity === 'checked' ? ![...done, 'checked'].includes(standing) : !done.includes(standing);
}

/** The parts of a section that still ask this seat for something. */
export function pendingIn(plan: PlanView, section: SectionView, capacity: Capacity): PartView[] {
	return signableIn(plan, section).filter((part) => isPending(plan, part, capacity));
}

/** What the own body recorded last on a part in the way in which this seat records, where it is of other words than now. */
export function ownLapsed(plan: PlanView, signoffs: readonly SignoffView[]): SignoffView | null {
	const capacity = signingCapacity(plan);
	const own = signoffs.filter(({ body, withdrawnAt }) => body === plan.seat.party.code && withdrawnAt === null);
	const last = own.findLast((signoff) => (signoff.capacity === 'checked') === (capacity === 'checked'));
	return capacity === null || last?.state !== 'lapsed' ? null : last;
}
