import { signingRequests } from '@renkei/api';
import { refuse } from '@renkei/plan';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';

/** Routes of what is set for the sign-off of each section. */
export const policyRoutes = {
	policies: { on: 'plan', ...plain<PlanCall>(async () => refuse('unknown')) },
	changePolicies: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.policies>(signingRequests.policies, async () => refuse('unknown')),
	},
} satisfies Record<string, Handler>;
