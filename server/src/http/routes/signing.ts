import { signingRequests } from '@renkei/api';
import { refuse } from '@renkei/plan';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';

/** Routes of the act of signing. */
export const signingRoutes = {
	prepareSigning: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.prepare>(signingRequests.prepare, async () => refuse('unknown')),
	},
	commitSigning: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.commit>(signingRequests.commit, async () => refuse('unknown')),
	},
	signingAct: { on: 'plan', ...plain<PlanCall>(async () => refuse('unknown')) },
} satisfies Record<string, Handler>;
