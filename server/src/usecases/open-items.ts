import { setImmediate as othersTurn } from 'node:timers/promises';
import { isForSeat, type PartKey, waitsFor } from '@renkei/plan';
import { type PlanGrant, planGrantOf } from '../auth/plan-grants.ts';
import { type Discussion, discussionOf } from '../storage/discussion.ts';
import { findSeats, type HeldSeat } from '../storage/grant-facts.ts';
import { loadPlanFacts } from '../storage/plan-facts.ts';
import { findPlans } from '../storage/plans.ts';
import type { PartRow, ThreadRow } from '../storage/tables.ts';
import { threadsOfPlan } from '../storage/threads.ts';
import type { Asker, Deps } from './deps.ts';
import { readableParts, tellableThreads } from './status/part-status.ts';
import { type OpenThread, openThreads } from './today/open-threads.ts';

/** An open thread of a plan, with what its row and its part say. */
export interface OpenItem {
	readonly grant: PlanGrant;
	readonly part: PartRow & { readonly key: PartKey };
	readonly row: ThreadRow;
	readonly open: OpenThread;
	/** Everybody who holds or held a seat on the plan. */
	readonly seats: ReadonlyMap<string, HeldSeat>;
	readonly forMe: boolean;
	readonly waitsForMe: boolean;
}

/**
 * The open threads of every plan on which this person holds a seat today (or of the one asked for), as far as the seat that
 * acts there may be told of them: plan by plan as in the list of plans, in the order of the parts, oldest first.
 * @returns null for a plan that this person may not know
 */
export async function openItems(
	deps: Pick<Deps, 'db' | 'readModel'>,
	ask: Asker & { readonly plan: string | null },
): Promise<OpenItem[] | null> {
	const { session, moment } = ask;
	const seats = await findSeats(deps.db, { person: session.personId, today: moment.today });
	const held = await findPlans(deps.db, [...new Set(seats.map((seat) => seat.plan))]);
	const plans = ask.plan === null ? held : held.filter(({ id }) => id === ask.plan);
	if (ask.plan !== null && plans.length === 0) {
		return null;
	}
	const items: OpenItem[] = [];
	for (const plan of plans) {
		const grant = await planGrantOf(deps.db, { session, plan: plan.id, today: moment.today });
		items.push(...(grant === null ? [] : await openItemsOf(deps, grant)));
		// With sixty plans this takes as long as a second, in which nobody else would be heard.
		await othersTurn();
	}
	return items;
}

async function openItemsOf({ db, readModel }: Pick<Deps, 'db' | 'readModel'>, grant: PlanGrant): Promise<OpenItem[]> {
	const plan = grant.plan.id;
	const all = (await threadsOfPlan(db, plan)).filter(({ state }) => state === 'open');
	if (all.length === 0) {
		// Most plans of somebody who looks after sixty have none; the rest is not loaded for them.
		return [];
	}
	await readModel.catchUp(plan);
	const facts = await loadPlanFacts(db, plan);
	const readable = readableParts(grant, facts.parts);
	const rows = new Map(tellableThreads(all, { grant, all: facts.parts, readable }).map((row) => [row.id, row]));
	const parts = new Map(readable.map(({ facts: { row } }, order) => [row.id, { row, order }]));
	const discussion = await discussionOf(db, { plan });
	const named = namesByThread(discussion);
	return openThreads([...rows.values()], discussion, facts.seats)
		.flatMap((open) => {
			const row = rows.get(open.id);
			const part = parts.get(open.part);
			return row === undefined || part === undefined ? [] : [{ open, row, part }];
		})
		.sort((a, b) => a.part.order - b.part.order || (a.row.at < b.row.at ? -1 : a.row.at > b.row.at ? 1 : 0))
		.map(({ open, row, part }) => ({
			...{ grant, part: part.row, row, open, seats: facts.seats },
			...concernOf(grant, { open, body: part.row.body, named: named.get(open.id) ?? [] }),
		}));
}

/** Seats that the comments of each thread name. */
function namesByThread({ comments, mentions }: Discussion): ReadonlyMap<string, readonly string[]> {
	const perThread = Map.groupBy(comments, (comment) => comment.thread);
	const seatsOf = (said: Discussion['comments']) => said.flatMap(({ id }) => (mentions.get(id) ?? []).map(({ seat }) => seat));
	return new Map([...perThread].map(([thread, said]) => [thread, seatsOf(said)]));
}

function concernOf(
	{ seat }: PlanGrant,
	{ open, body, named }: { readonly open: OpenThread; readonly body: string | null; readonly named: readonly string[] },
): Pick<OpenItem, 'forMe' | 'waitsForMe'> {
	const own = { seat: seat.id, party: seat.party.code };
	const thread = { ...open, state: 'open', body } as const;
	return { forMe: isForSeat({ ...thread, mentioned: named }, own), waitsForMe: waitsFor(thread, own) };
}
