import { byPlace } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { type Discussion, discussionOf } from '../../storage/discussion.ts';
import { loadPlanFacts, type PlanFacts } from '../../storage/plan-facts.ts';
import { findRevision } from '../../storage/revisions.ts';
import { roundsOfPlan, threadsOfRound } from '../../storage/rounds.ts';
import type { ReviewRoundRow, RevisionRow, ThreadRow } from '../../storage/tables.ts';
import { threadsOfPlan } from '../../storage/threads.ts';
import type { Deps } from '../deps.ts';
import { readableParts, tellableThreads } from '../status/part-status.ts';
import { figuresNow } from './figures-now.ts';
import { type GrantedRound, isTold } from './round-grant.ts';
import { type ItemStanding, standingsOf } from './standing.ts';

/** A round with its items as far as a seat may be told of them. */
export interface RoundFacts {
	readonly round: ReviewRoundRow;
	readonly revision: RevisionRow | null;
	readonly items: readonly ThreadRow[];
}

/** A round's table: its items in order, and where each stands now. */
export interface RoundTable extends RoundFacts {
	readonly facts: PlanFacts;
	readonly discussion: Discussion;
	readonly standings: ReadonlyMap<string, ItemStanding>;
}

/** The rounds of a plan that a seat may be told of, the newest first. */
export async function roundsTold({ db }: Pick<Deps, 'db'>, grant: PlanGrant, facts: PlanFacts): Promise<readonly RoundFacts[]> {
	const plan = grant.plan.id;
	const told = tellableThreads(await threadsOfPlan(db, plan), {
		...{ grant, all: facts.parts },
		readable: readableParts(grant, facts.parts),
	});
	const items = Map.groupBy(told, ({ round }) => round);
	const rounds = (await roundsOfPlan(db, plan)).filter((round) => isTold(round, grant));
	return Promise.all(
		rounds.map(async (round) => ({
			round,
			revision: round.revision === null ? null : await findRevision(db, plan, round.revision),
			items: items.get(round.id) ?? [],
		})),
	);
}

/** The 指摘事項対応表 of a round as it stands now, after every content has reached the log. */
export async function roundTable(deps: Deps, { round, grant }: GrantedRound): Promise<RoundTable> {
	const { db, template } = deps;
	const plan = grant.plan.id;
	await deps.readModel.catchUp(plan);
	const facts = await loadPlanFacts(db, plan);
	const threads = tellableThreads(await threadsOfRound(db, round.id), {
		...{ grant, all: facts.parts },
		readable: readableParts(grant, facts.parts),
	});
	const parts = new Map(facts.parts.map(({ row }) => [row.id, row]));
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	const figure = await figuresNow(db, grant, { facts, threads });
	const standings = await standingsOf(db, threads, parts, { template, nameOf, figure });
	const placeOf = ({ id, part, at }: ThreadRow) => ({
		...{ part: parts.get(part)?.position ?? 0, at },
		offset: standings.get(id)?.offset ?? null,
	});
	// From the release on the numbers keep their order, whatever is moved in the text.
	const items = threads.toSorted((a, b) =>
		a.item !== null && b.item !== null ? a.item - b.item : byPlace(placeOf(a), placeOf(b)),
	);
	const revision = round.revision === null ? null : await findRevision(db, plan, round.revision);
	return { round, revision, items, facts, discussion: await discussionOf(db, { plan }), standings };
}
