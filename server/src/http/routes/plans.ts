import { requests } from '@renkei/api';
import { accept, standingOf } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { actsOf } from '../../storage/acts.ts';
import { discussionOf } from '../../storage/discussion.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { contentsOfPlan } from '../../storage/part-contents.ts';
import { loadPlanFacts, type PlanFacts } from '../../storage/plan-facts.ts';
import { loadPlanSummaries } from '../../storage/plan-summaries.ts';
import { roundsById } from '../../storage/rounds.ts';
import { threadsOfPlan } from '../../storage/threads.ts';
import { changeMembers } from '../../usecases/change-members.ts';
import { nameRepresentative } from '../../usecases/name-representative.ts';
import { setDrafting } from '../../usecases/set-drafting.ts';
import { setSuggestOnly } from '../../usecases/set-suggest-only.ts';
import { type PartStatus, readableParts, tellableThreads } from '../../usecases/status/part-status.ts';
import { planAgreements } from '../../usecases/status/plan-agreements.ts';
import { planBudget, scenarioOf } from '../../usecases/status/plan-budget.ts';
import { planKpis } from '../../usecases/status/plan-kpis.ts';
import { planQuestions } from '../../usecases/status/plan-questions.ts';
import { planServices } from '../../usecases/status/plan-services.ts';
import { type Handler, type PersonCall, type PlanCall, plain, withBody } from '../call.ts';
import { isForParty, presentActs } from '../present/act.ts';
import { presentPlan, presentSummary } from '../present/plan.ts';
import { presentSeat } from '../present/seat.ts';
import { presentSignoff, sideOf } from '../present/signoff.ts';
import { presentTemplate } from '../present/template.ts';
import { presentThreads } from '../present/thread.ts';

/** How many acts of the journal one answer holds. */
const MOST_ACTS = 200;

/** A plan's parts as this seat may read them, after every stored content has reached the log. */
async function readable(call: PlanCall): Promise<{ facts: PlanFacts; parts: PartStatus[] }> {
	const { deps, grant } = call;
	await deps.readModel.catchUp(grant.plan.id);
	const facts = await loadPlanFacts(deps.db, grant.plan.id);
	return { facts, parts: readableParts(grant, facts.parts) };
}

async function seatsOf({ deps, grant, moment }: PlanCall) {
	// Those that begin later are told too: somebody has to see what was set.
	const seats = await findSeats(deps.db, { plan: grant.plan.id, lasting: moment.today });
	// The state sees only what was released to it, and no names of officers are.
	const hidden = standingOf(asActing(grant.seat), grant.rules) === 'state';
	return seats.filter((seat) => !hidden || seat.party.code === grant.seat.party.code).map(presentSeat);
}

const done = accept({ body: { ok: true } });

/** Routes of a plan as a whole. */
export const planRoutes = {
	plans: {
		on: 'person',
		...plain<PersonCall>(async ({ deps, session, moment }) => {
			const seats = await findSeats(deps.db, { person: session.personId, today: moment.today });
			const plans = [...new Set(seats.map((seat) => seat.plan))];
			await Promise.all(plans.map((plan) => deps.readModel.catchUp(plan)));
			return accept({ body: { plans: (await loadPlanSummaries(deps.db, plans)).map(presentSummary) } });
		}),
	},
	plan: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { facts } = await readable(call);
			return accept({ body: presentPlan(call.deps.template, call.grant, facts) });
		}),
	},
	template: {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant }) => accept({ body: presentTemplate(deps.template, grant.plan.edition) })),
	},
	contents: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { parts } = await readable(call);
			const ids = new Set(parts.map((status) => status.facts.row.id));
			const rows = (await contentsOfPlan(call.deps.db, call.grant.plan.id)).filter((row) => ids.has(row.part));
			const contents = rows.map(({ part, seq, hash, content, text }) => ({
				part,
				seq,
				contentHash: hash,
				content: JSON.parse(content) as unknown,
				text,
			}));
			return accept({ body: { contents } });
		}),
	},
	planThreads: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { facts, parts } = await readable(call);
			const rows = new Map(parts.map((status) => [status.facts.row.id, status.facts.row]));
			const { grant, deps } = call;
			const plan = grant.plan.id;
			const told = tellableThreads(await threadsOfPlan(deps.db, plan), { grant, all: facts.parts, readable: parts });
			const threads = presentThreads(told, await discussionOf(deps.db, { plan }), {
				seat: grant.seat,
				representative: grant.rules.representative,
				parties: grant.parties,
				seats: facts.seats,
				template: deps.template,
				partOf: (id) => rows.get(id),
				rounds: await roundsById(deps.db, plan),
			});
			return accept({ body: { threads } });
		}),
	},
	kpis: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { facts, parts } = await readable(call);
			const kpis = await planKpis(call.deps.db, call.grant, { all: facts.parts, readable: parts });
			return kpis.ok ? accept({ body: { kpis: kpis.value } }) : kpis;
		}),
	},
	budget: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const scenario = scenarioOf(call.query);
			if (!scenario.ok) {
				return scenario;
			}
			const { facts, parts } = await readable(call);
			const ask = { all: facts.parts, readable: parts, scenario: scenario.value };
			const budget = await planBudget(call.deps.db, call.grant, ask);
			return budget.ok ? accept({ body: budget.value }) : budget;
		}),
	},
	questions: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { deps, grant, params } = call;
			const { parts } = await readable(call);
			const ask = { readable: parts, template: deps.template, key: params.key ?? '' };
			const laid = await planQuestions(deps.db, grant, ask);
			return laid.ok ? accept({ body: laid.value }) : laid;
		}),
	},
	agreements: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { facts, parts } = await readable(call);
			const agreed = await planAgreements(call.deps.db, call.grant, { all: facts.parts, readable: parts });
			return agreed.ok ? accept({ body: agreed.value }) : agreed;
		}),
	},
	services: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { facts, parts } = await readable(call);
			const services = await planServices(call.deps.db, call.grant, { all: facts.parts, readable: parts });
			return services.ok ? accept({ body: services.value }) : services;
		}),
	},
	planSignoffs: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { parts } = await readable(call);
			const signoffs = parts.flatMap((status) =>
				status.facts.signoffs.map((row) => presentSignoff(row, status.compared, sideOf(call.grant.seat))),
			);
			return accept({ body: { signoffs } });
		}),
	},
	journal: {
		on: 'plan',
		...plain<PlanCall>(async (call) => {
			const { facts, parts } = await readable(call);
			const acts = parts.length === 0 ? [] : await actsOf(call.deps.db, call.grant.plan.id, MOST_ACTS);
			const told = presentActs(call.deps.template, acts, { readable: parts, seats: facts.seats });
			const own = call.grant.seat.party;
			return accept({ body: { acts: told.filter((act) => isForParty(act, own)) } });
		}),
	},
	members: { on: 'plan', ...plain<PlanCall>(async (call) => accept({ body: { seats: await seatsOf(call) } })) },
	changeMembers: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.members>(requests.members, async (call, change) => {
			const { deps, session, moment, grant } = call;
			const changed = await changeMembers(deps, { session, moment, plan: grant.plan.id, change });
			return changed.ok ? accept({ body: { seats: await seatsOf(call) } }) : changed;
		}),
	},
	drafting: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.drafting>(requests.drafting, async (call, { allowed }) => {
			const { deps, session, moment, grant } = call;
			const draft = allowed ? 'allowed' : 'stopped';
			const set = await setDrafting(deps, { session, moment, plan: grant.plan.id, draft });
			return set.ok ? done : set;
		}),
	},
	suggestOnly: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.suggestOnly>(requests.suggestOnly, async (call, { on }) => {
			const { deps, session, moment, grant, params } = call;
			const to = on ? 'suggest-only' : 'open';
			const set = await setSuggestOnly(deps, { session, moment, plan: grant.plan.id, key: params.key ?? '', to });
			return set.ok ? done : set;
		}),
	},
	representative: {
		on: 'plan',
		...withBody<PlanCall, typeof requests.representative>(requests.representative, async (call, { code }) => {
			const { deps, session, moment, grant } = call;
			const named = await nameRepresentative(deps, { session, moment, plan: grant.plan.id, code });
			return named.ok ? done : named;
		}),
	},
} satisfies Record<string, Handler>;
