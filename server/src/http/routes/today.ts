import type { ActView, TodayView } from '@renkei/api';
import { accept } from '@renkei/plan';
import { planGrantOf } from '../../auth/plan-grants.ts';
import { actsOf } from '../../storage/acts.ts';
import { discussionOf } from '../../storage/discussion.ts';
import { chosenSeats, findSeats, type HeldSeat } from '../../storage/grant-facts.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { loadPlanSummaries } from '../../storage/plan-summaries.ts';
import { findPlans } from '../../storage/plans.ts';
import { threadsOfPlan } from '../../storage/threads.ts';
import { carriedSoonOn } from '../../usecases/corrections/facts.ts';
import { signoffWords } from '../../usecases/journal-words.ts';
import { readableParts, tellableThreads } from '../../usecases/status/part-status.ts';
import { openThreads } from '../../usecases/today/open-threads.ts';
import { progressOf } from '../../usecases/today/progress.ts';
import { furtherTasks, tasksOf } from '../../usecases/today/tasks.ts';
import { waitingOf } from '../../usecases/today/waiting.ts';
import { type Handler, type PersonCall, plain } from '../call.ts';
import { presentActs } from '../present/act.ts';
import { presentSummary } from '../present/plan.ts';
import { presentParty } from '../present/seat.ts';

const MOST_CHANGES = 5;
const ACTS_LOOKED_AT = 100;

/** The plan that today's page is about: the one asked for, else one chosen in this session, else the first of the list. */
async function planOfToday({ deps, session, moment, query }: PersonCall): Promise<string | null> {
	const seats = await findSeats(deps.db, { person: session.personId, today: moment.today });
	const held = (await findPlans(deps.db, [...new Set(seats.map((seat) => seat.plan))])).map((plan) => plan.id);
	const asked = query.get('plan');
	if (asked !== null) {
		return held.includes(asked) ? asked : null;
	}
	const chosen = await chosenSeats(deps.db, session.id);
	return held.find((plan) => chosen.has(plan)) ?? held[0] ?? null;
}

/** Whom to ask: the 代表団体's responsible officer, or its 担当. */
function contactOf(seats: Iterable<HeldSeat>, representative: string | null, today: string): TodayView['contact'] {
	const held = [...seats].filter((seat) => seat.party.code === representative && seat.from <= today);
	const current = held.filter((seat) => seat.to === null || seat.to >= today);
	const seat = current.find((one) => one.role === 'lead') ?? current.find((one) => one.role === 'officer');
	return seat === undefined ? null : { party: seat.party.name, person: seat.person, post: seat.post };
}

/**
 * Whether another party's act touches this one: its own parts, a trunk, or the plan. Another body's 担当者確認 is of use
 * only to the 代表団体, which waits for it. Passkeys concern the party itself; a reminder is in the inbox of whoever it is for.
 */
function concerns(act: ActView, own: string, representative: string | null): boolean {
	if (act.kind === 'passkey' || act.kind === 'reminder') {
		return act.kind === 'passkey' && act.party.code === own;
	}
	const check = act.kind === 'signoff' && act.detail === signoffWords('checked', 'agree');
	const here = act.part === null || act.part.body === null || act.part.body === own;
	return act.party.code !== own && here && !(check && representative !== own);
}

const nothing: TodayView = { plan: null, party: null, tasks: [], more: [], waiting: [], changes: [], bodies: [], contact: null };

async function today(call: PersonCall): Promise<TodayView> {
	const { deps, session, moment } = call;
	const plan = await planOfToday(call);
	const grant = plan === null ? null : await planGrantOf(deps.db, { session, plan, today: moment.today });
	if (plan === null || grant === null) {
		return nothing;
	}
	await deps.readModel.catchUp(plan);
	const facts = await loadPlanFacts(deps.db, plan);
	const parts = readableParts(grant, facts.parts);
	const rows = tellableThreads(await threadsOfPlan(deps.db, plan), { grant, all: facts.parts, readable: parts });
	// What is still collected waits for nobody, its own party neither.
	const said = rows.filter((thread) => thread.draft_of === null);
	const threads = openThreads(said, await discussionOf(deps.db, { plan }), facts.seats);
	const { seat, rules, parties } = grant;
	const own = seat.party.code;
	const { template } = deps;
	const acts = parts.length === 0 ? [] : await actsOf(deps.db, plan, ACTS_LOOKED_AT);
	const changes = presentActs(template, acts, { readable: parts, seats: facts.seats })
		.filter((act) => concerns(act, own, rules.representative))
		.slice(0, MOST_CHANGES);
	const carriedSoon = await carriedSoonOn(deps.db, plan);
	const ask = { plan: grant.plan, seat, rules, parts, threads, template, carriedSoon };
	const [summary] = await loadPlanSummaries(deps.db, [plan]);
	return {
		plan: summary === undefined ? null : presentSummary(summary),
		party: presentParty(seat.party),
		tasks: tasksOf(ask).map((task) => ({ ...task, plan })),
		more: furtherTasks(ask).map((task) => ({ ...task, plan })),
		waiting: waitingOf({ own, representative: rules.representative, parties, parts, threads, template, carriedSoon }).map(
			(waiting) => ({
				...waiting,
				party: presentParty(waiting.party),
			}),
		),
		changes,
		bodies: progressOf(parties, parts).map((progress) => ({ ...progress, party: presentParty(progress.party) })),
		contact: parts.length === 0 ? null : contactOf(facts.seats.values(), rules.representative, moment.today),
	};
}

export const todayRoutes = {
	today: { on: 'person', ...plain<PersonCall>(async (call) => accept({ body: await today(call) })) },
} satisfies Record<string, Handler>;
