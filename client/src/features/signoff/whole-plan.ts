import type { PartView, PlanView } from '@renkei/api';

/** Whether a part is the one that is decided with the plan as a whole. */
export const isWhole = (plan: Pick<PlanView, 'whole'>, part: Pick<PartView, 'id'>): boolean => plan.whole?.part === part.id;

/** Whether a part asks the bodies for something: 21 only once it names the frozen words of every part. */
export function isAsked(plan: Pick<PlanView, 'whole'>, part: Pick<PartView, 'id'>): boolean {
	return !isWhole(plan, part) || plan.whole?.step === 'ready' || plan.whole?.step === 'decided';
}
