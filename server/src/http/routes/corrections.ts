import { signingRequests } from '@renkei/api';
import { refuse } from '@renkei/plan';
import { type Handler, type PartCall, type PlanCall, plain, withBody } from '../call.ts';

/** Routes of 軽微な修正. */
export const correctionRoutes = {
	corrections: { on: 'plan', ...plain<PlanCall>(async () => refuse('unknown')) },
	declareCorrection: {
		on: 'part',
		...withBody<PartCall, typeof signingRequests.correction>(signingRequests.correction, async () => refuse('unknown')),
	},
	objectToCorrection: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.objection>(signingRequests.objection, async () => refuse('unknown')),
	},
} satisfies Record<string, Handler>;
