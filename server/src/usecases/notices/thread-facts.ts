import { keeperOf, type PartAddress, type PlanRules, type ThreadGround, type WaitingThread } from '@renkei/plan';
import { type Speech, speechIn } from '../../storage/discussion.ts';
import type { RoundThread } from '../../storage/notice-facts.ts';
import { partRows } from '../../storage/parts.ts';
import type { PartRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { awaitingThreads } from '../today/open-threads.ts';
import type { Crew, NotedAct } from './raise.ts';

/** Threads with all that decides whom they wait for. */
export interface ThreadsNow {
	readonly crew: Crew;
	readonly speech: Speech;
	readonly places: ThreadPlaces;
	/** Those that wait for somebody, by their ids; one that is resolved, or in which nobody says anything, is not there. */
	readonly waiting: ReadonlyMap<string, WaitingThread>;
}

/** Some threads of a plan as they stand. @param known the part that they stand on, where it is one and known */
export async function threadsNow(
	tx: Tx,
	plan: NotedAct['plan'],
	facts: {
		readonly crew: Crew;
		readonly threads: readonly RoundThread[];
		readonly known: (PartAddress & { readonly id: string }) | null;
	},
): Promise<ThreadsNow> {
	const { crew, threads, known } = facts;
	const speech = await speechIn(tx, { threads: threads.map(({ id }) => id) });
	const places = await placesOf(tx, plan.id, threads, known);
	return { crew, speech, places, waiting: waitingThreads(threads, { speech, crew, plan, places }) };
}

/** See {@link ThreadsNow}. */
export function waitingThreads(
	threads: readonly RoundThread[],
	facts: Pick<ThreadsNow, 'speech' | 'crew' | 'places'> & { readonly plan: PlanRules },
): ThreadsNow['waiting'] {
	const { speech, crew, plan, places } = facts;
	const open = awaitingThreads(threads, speech, crew.all);
	return new Map(open.map((thread) => [thread.id, { ...thread, state: 'open', body: keeperOf(places.partOf(thread), plan) }]));
}

/** Where threads stand, and what one must be able to read to be told of them. */
export interface ThreadPlaces {
	readonly partOf: (thread: { readonly part: string }) => PartAddress;
	readonly groundOf: (thread: Pick<ThreadRow, 'part' | 'place'>) => ThreadGround;
}

/**
 * The places of threads on a plan. Parts are asked for only where the one that is known does not tell.
 * @param known null where any part of the plan may be meant
 */
export async function placesOf(
	tx: Tx,
	plan: string,
	threads: readonly Pick<ThreadRow, 'part' | 'place'>[],
	known: (PartAddress & { readonly id: string }) | null,
): Promise<ThreadPlaces> {
	const suffices = known !== null && threads.every(({ part, place }) => part === known.id && place !== 'figure');
	const parts: readonly (PartAddress & { readonly id: string })[] = suffices
		? [known]
		: ((await partRows(tx, plan)) as (PartRow & PartAddress)[]);
	const byId = new Map(parts.map((part) => [part.id, part]));
	const partOf = ({ part }: { readonly part: string }): PartAddress => {
		const found = byId.get(part);
		if (found === undefined) {
			throw new Error(`no part ${part} on the plan of its thread`);
		}
		return found;
	};
	return {
		partOf,
		groundOf(thread) {
			const part = partOf(thread);
			return { part, behind: thread.place === 'figure' ? parts.filter(({ key }) => key === part.key) : [part] };
		},
	};
}
