import { type RoundsView, requests } from '@renkei/api';
import { accept } from '@renkei/plan';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { discardRound, mayCollect, nameRound, newRound } from '../../usecases/rounds/change-round.ts';
import { releaseRound } from '../../usecases/rounds/release-round.ts';
import { roundsTold, roundTable } from '../../usecases/rounds/round-lists.ts';
import { type Handler, type PlanCall, plain, type RoundCall, withBody } from '../call.ts';
import { presentRound, presentRoundTable } from '../present/round.ts';

/** Rounds of the plan that this seat may be told of. */
async function roundsNow({ deps, grant }: PlanCall): Promise<RoundsView> {
	await deps.readModel.catchUp(grant.plan.id);
	const facts = await loadPlanFacts(deps.db, grant.plan.id);
	const rounds = await roundsTold(deps, grant, facts);
	return { rounds: rounds.map((one) => presentRound(one, { grant, seats: facts.seats })), mayCollect: mayCollect(grant) };
}

/** The table of a round as this seat sees it now. */
export async function tableNow({ deps, round, grant }: RoundCall) {
	return presentRoundTable(deps.template, await roundTable(deps, { round, grant }), grant);
}

/** Routes of rounds of comments. */
export const roundRoutes = {
	rounds: { on: 'plan', ...plain<PlanCall>(async (call) => accept({ body: await roundsNow(call) })) },
	newRound: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.newRound>(requests.newRound, async ({ deps, session, moment, grant }, begun) => {
			const made = await newRound(deps, { session, moment, plan: grant.plan.id, ...begun });
			if (!made.ok) {
				return made;
			}
			const seats = new Map([[grant.seat.id, grant.seat]]);
			return accept({ body: presentRound({ round: made.value, revision: null, items: [] }, { grant, seats }) });
		}),
	},
	round: { on: 'round', ...plain<RoundCall>(async (call) => accept({ body: await tableNow(call) })) },
	changeRound: {
		on: 'round',
		...withBody<RoundCall, typeof requests.roundChange>(requests.roundChange, async (call, change) => {
			const { deps, session, moment, round } = call;
			const ask = { session, moment, round: round.id };
			const changed =
				'title' in change
					? await nameRound(deps, { ...ask, title: change.title })
					: 'release' in change
						? await releaseRound(deps, ask)
						: await discardRound(deps, ask);
			return changed.ok ? accept({ body: await roundsNow(call) }) : changed;
		}),
	},
} satisfies Record<string, Handler>;
