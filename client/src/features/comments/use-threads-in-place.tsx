import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { type ReactNode, useMemo } from 'react';
import type { PlacedThread } from './thread-list.ts';
import { usePlaceValues } from './use-place-values.tsx';
import { usePlacedThreads } from './use-placed-threads.tsx';

/** Threads in the order of the page, with what their fields, cells and figures hold now; and the watchers, to be rendered. */
export function useThreadsInPlace(
	plan: PlanView,
	parts: readonly PartView[],
	threads: readonly ThreadView[],
): { readonly placed: readonly PlacedThread[]; readonly watchers: ReactNode } {
	const words = usePlacedThreads(parts, threads, plan.seat.party.code);
	const held = usePlaceValues(plan, parts, threads);
	const placed = useMemo(
		() =>
			words.placed.map((one) => {
				const value = held.values.get(one.thread.id);
				return value === undefined ? one : { ...one, valueNow: value.valueNow, rowNumber: value.rowNumber, detached: value.gone };
			}),
		[words.placed, held.values],
	);
	const watchers = (
		<>
			{words.watchers}
			{held.watchers}
		</>
	);
	return { placed, watchers };
}

/** The words, field, cell or figure of a thread on the page; null while it is not drawn. */
export function placeOnPage(thread: string): Element | null {
	const id = CSS.escape(thread);
	return document.querySelector(`[data-thread="${id}"], [data-threads~="${id}"]`);
}
