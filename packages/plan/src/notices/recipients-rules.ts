import type { PlanRules } from '../permissions/may.ts';
import { capacityOf } from '../signoff/capacity.ts';
import type { RuleChange } from '../signoff/policy.ts';
import { type Doer, type NoticeSeat, othersThan, type Told, tell } from './recipients.ts';
import { decides } from './recipients-parts.ts';

/**
 * Who is told that sections have other rules of sign-off, in one act: of a last day, and of whether a 確認 comes first,
 * everybody of a member body who gives a 決裁 or a 確認; of the capacities that are taken those who decide or lead; of who
 * freezes those of the 代表団体 who decide or lead.
 */
export function toldOfRules(
	{ by, changes }: { readonly by: Doer; readonly changes: readonly RuleChange[] },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	const is = (differs: (change: RuleChange) => boolean): boolean => changes.some(differs);
	const forAll = is(({ before, policy }) => before.dueOn !== policy.dueOn || before.checkFirst !== policy.checkFirst);
	const forLeaders = is(({ before, policy }) => before.deciding.join() !== policy.deciding.join());
	const forFreezers = is(({ before, policy }) => before.freezing !== policy.freezing);
	const concerns = (seat: NoticeSeat): boolean => {
		const leads = decides(seat) || seat.role === 'lead';
		return forAll || (leads && (forLeaders || (forFreezers && seat.party === plan.representative)));
	};
	const signing = othersThan(by, seats).filter(({ membership, role }) => membership === 'member' && capacityOf(role) !== null);
	return tell(signing.filter(concerns), 'policy');
}
