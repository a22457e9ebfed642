import { requests } from '@renkei/api';
import { refuse } from '@renkei/plan';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';

/** Routes of rounds of comments. */
export const roundRoutes = {
	rounds: { on: 'plan', ...plain<PlanCall>(async () => refuse('unknown')) },
	newRound: { on: 'plan', ...withBody<PlanCall, typeof requests.newRound>(requests.newRound, async () => refuse('unknown')) },
	round: { on: 'plan', ...plain<PlanCall>(async () => refuse('unknown')) },
	changeRound: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.roundChange>(requests.roundChange, async () => refuse('unknown')),
	},
} satisfies Record<string, Handler>;
