import { requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { figureAnswersOf } from '../../storage/figure-answers.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { answerFigure } from '../../usecases/answer-figure.ts';
import { moveEdition } from '../../usecases/move-edition.ts';
import { readableParts } from '../../usecases/status/part-status.ts';
import { planChecks } from '../../usecases/status/plan-checks.ts';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';
import { presentChecks } from '../present/checks.ts';

const done = accept({ body: { ok: true } });

/** The checks of a plan, and what changes what they go by: its edition, and answers to figures. */
export const checkRoutes = {
	checks: {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant, moment }) => {
			const { plan } = grant;
			await deps.readModel.catchUp(plan.id);
			const { parts, seats } = await loadPlanFacts(deps.db, plan.id);
			const held = [...seats.values()].filter(({ from, to }) => from <= moment.today && (to === null || to >= moment.today));
			const seated = [...new Set(held.map(({ party }) => party.code))];
			const checks = await planChecks(deps.db, grant, { all: parts, readable: readableParts(grant, parts), seated });
			const answers = await figureAnswersOf(deps.db, { plan: plan.id, edition: plan.edition });
			return accept({ body: presentChecks(grant, checks, { answers, seats, at: moment.at }) });
		}),
	},
	answerFigure: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.figure>(requests.figure, async (call, { figure, answer }) => {
			const { deps, session, moment, grant } = call;
			const answered = await answerFigure(deps, { session, moment, plan: grant.plan.id, figure, answer });
			return answered.ok ? done : answered;
		}),
	},
	moveEdition: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.edition>(requests.edition, async (call, { edition }) => {
			const { deps, session, moment, grant } = call;
			const moved = await moveEdition(deps, { session, moment, plan: grant.plan.id, edition });
			return moved.ok ? done : moved;
		}),
	},
} satisfies Record<string, Handler>;
