import type { PartView, PlanView, PoliciesView, SignoffView } from '@renkei/api';
import { usePolicies } from '../../api/index.ts';

/** Whether the 確認 that has to come before a 決裁 is there. */
export type CheckFirst = 'missing' | 'given';

/**
 * Of a part whose section asks for a 確認 of the same words first: whether the own body has given it. Null where none is asked
 * for, and while what is set for the sections is not known. The latest 確認 counts, as it does at the server.
 */
export function checkFirstOf(
	policies: Pick<PoliciesView, 'policies'> | undefined,
	body: string,
	part: Pick<PartView, 'id' | 'key'>,
	signoffs: readonly SignoffView[],
): CheckFirst | null {
	if (policies?.policies.find(({ key }) => key === part.key)?.checkFirst !== true) {
		return null;
	}
	const latest = signoffs
		.filter((one) => one.part === part.id && one.body === body && one.capacity === 'checked' && one.state === 'valid')
		.reduce<SignoffView | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
	return latest?.verdict === 'agree' ? 'given' : 'missing';
}

/** `checkFirstOf` for the own body, with what is set for the sections now. */
export function useCheckFirst(
	plan: PlanView,
	signoffs: readonly SignoffView[],
): (part: Pick<PartView, 'id' | 'key'>) => CheckFirst | null {
	const policies = usePolicies(plan.id).data;
	return (part) => checkFirstOf(policies, plan.seat.party.code, part, signoffs);
}
