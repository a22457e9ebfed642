import { keeperOf, type PartAddress, type PlanRules, type WaitingThread } from '@renkei/plan';
import type { Discussion } from '../../storage/discussion.ts';
import { partRows } from '../../storage/parts.ts';
import type { PartRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { openThreads } from '../today/open-threads.ts';
import type { Crew } from './raise.ts';

/** Threads that wait for somebody, by their ids; one that is resolved, or in which nobody says anything, is not there. */
export function waitingThreads(
	rows: readonly ThreadRow[],
	facts: {
		readonly words: Pick<Discussion, 'comments' | 'mentions'>;
		readonly crew: Crew;
		readonly plan: PlanRules;
		readonly partOf: (thread: { readonly part: string }) => PartAddress;
	},
): ReadonlyMap<string, WaitingThread> {
	const { words, crew, plan, partOf } = facts;
	const open = openThreads(rows, words, crew.all);
	return new Map(open.map((thread) => [thread.id, { ...thread, state: 'open', body: keeperOf(partOf(thread), plan) }]));
}

/** Where threads stand, and what one must be able to read to be told of them. */
export interface ThreadPlaces {
	readonly partOf: (thread: { readonly part: string }) => PartAddress;
	readonly behind: (thread: Pick<ThreadRow, 'part' | 'place'>) => readonly PartAddress[];
}

/** The places of threads on a plan. Parts are asked for only where the one that is known does not tell. */
export async function placesOf(
	tx: Tx,
	plan: string,
	threads: readonly Pick<ThreadRow, 'part' | 'place'>[],
	known: (PartAddress & { readonly id: string }) | null,
): Promise<ThreadPlaces> {
	const suffices = threads.every(({ part, place }) => part === known?.id && place !== 'figure');
	const parts: readonly (PartAddress & { readonly id: string })[] =
		suffices && known !== null ? [known] : ((await partRows(tx, plan)) as (PartRow & PartAddress)[]);
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
		behind: (thread) => (thread.place === 'figure' ? parts.filter(({ key }) => key === partOf(thread).key) : [partOf(thread)]),
	};
}
