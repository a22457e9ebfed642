import type { PlanView, RoundTableView, RoundView, ThreadView } from '@renkei/api';
import { type ItemStatus, itemStatuses } from '@renkei/plan';

/** A line of the 指摘事項対応表. */
export type RoundItem = RoundTableView['items'][number];

/** How far an item has come; resolved, it counts as nothing else. */
export const itemStates = [...itemStatuses, 'resolved'] as const;
export type ItemState = ItemStatus | 'resolved';

/** How far an item has come. */
export function stateOf({ status, resolved }: Pick<RoundItem, 'status' | 'resolved'>): ItemState {
	return resolved ? 'resolved' : status;
}

/** Whether an item in this state needs nothing more. */
export function isSettled(state: ItemState): boolean {
	return state === 'done' || state === 'wont' || state === 'resolved';
}

/** How many items there are, and how many need nothing more. */
export function progressOf(counts: RoundView['counts']): { readonly settled: number; readonly total: number } {
	const sum = (states: readonly ItemState[]) => states.reduce((total, state) => total + counts[state], 0);
	return { settled: sum(itemStates.filter(isSettled)), total: sum(itemStates) };
}

/**
 * Code of the party that an item waits for: whom it asks, else the owner of the part, of a trunk the 代表団体; null where
 * nobody is known.
 */
export function answererOf(
	item: Pick<RoundItem, 'part'>,
	thread: Pick<ThreadView, 'to'> | undefined,
	plan: Pick<PlanView, 'sections' | 'representative'>,
): string | null {
	const part = plan.sections.flatMap(({ parts }) => parts).find(({ id }) => id === item.part);
	return thread?.to?.party.code ?? part?.body ?? plan.representative;
}

/** An item with what this seat knows of it besides. */
export interface KnownItem {
	readonly item: RoundItem;
	readonly thread: ThreadView | undefined;
	readonly answerer: string | null;
}

/** The items of a round, each with its thread and the party that it waits for. */
export function knownItems(
	items: readonly RoundItem[],
	threads: readonly ThreadView[],
	plan: Pick<PlanView, 'sections' | 'representative'>,
): readonly KnownItem[] {
	const byId = new Map(threads.map((thread) => [thread.id, thread]));
	return items.map((item) => {
		const thread = byId.get(item.thread);
		return { item, thread, answerer: answererOf(item, thread, plan) };
	});
}

/** What the table is narrowed to; left out for all. */
export interface NarrowedItems {
	readonly status?: string | undefined;
	/** Code of a party. */
	readonly body?: string | undefined;
}

/** Items that fit, and those on which somebody writes: words that are being typed do not go because of what others do. */
export function itemsShown(
	items: readonly KnownItem[],
	{ status, body }: NarrowedItems,
	written: string | null,
): readonly KnownItem[] {
	return items.filter(
		({ item, answerer }) =>
			item.thread === written ||
			((status === undefined || stateOf(item) === status) && (body === undefined || answerer === body)),
	);
}

/** Codes of the parties that items wait for, in the order of the plan. */
export function answerersIn(items: readonly KnownItem[], parties: PlanView['parties']): readonly string[] {
	const asked = new Set(items.map(({ answerer }) => answerer));
	return parties.map(({ code }) => code).filter((code) => asked.has(code));
}
