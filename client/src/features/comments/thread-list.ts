import type { ThreadView } from '@renkei/api';

/** What the rail shows. */
export const threadFilters = ['open', 'own', 'vendor', 'all', 'resolved'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

/** A thread with where it stands on the page. */
export interface PlacedThread {
	readonly thread: ThreadView;
	/** Position of its part on the page, from 0. */
	readonly part: number;
	/** Where its words begin in the part's text; null for a thread on the whole part and for one whose words are gone. */
	readonly at: number | null;
	readonly detached: boolean;
	/** Whether its part is written by the body of the seat that looks. */
	readonly own: boolean;
}

/** Whether the thread was started by the vendor. */
const byVendor = (placed: PlacedThread) => placed.thread.comments[0]?.author.party.kind === 'vendor';
const isOpen = (placed: PlacedThread) => placed.thread.state === 'open';

/** The threads that a filter lets through; resolved ones are listed apart, except where everything is asked for. */
export function filtered(threads: readonly PlacedThread[], filter: ThreadFilter): readonly PlacedThread[] {
	switch (filter) {
		case 'open':
			return threads.filter(isOpen);
		case 'own':
			return threads.filter((placed) => isOpen(placed) && placed.own);
		case 'vendor':
			return threads.filter((placed) => isOpen(placed) && byVendor(placed));
		case 'resolved':
			return threads.filter((placed) => !isOpen(placed));
		default:
			return threads;
	}
}

/**
 * In the order of the page: part by part, first what is about the whole part, then by where the words stand, last what
 * has lost its words; among equals the older first.
 */
export function inPageOrder(threads: readonly PlacedThread[]): readonly PlacedThread[] {
	return [...threads].sort((a, b) => a.part - b.part || rank(a) - rank(b) || (a.at ?? 0) - (b.at ?? 0) || older(a, b));
}

function rank(placed: PlacedThread): number {
	return placed.detached ? 2 : placed.at === null ? 0 : 1;
}

function older(a: PlacedThread, b: PlacedThread): number {
	const [first, second] = [a.thread.comments[0]?.at ?? '', b.thread.comments[0]?.at ?? ''];
	return first < second ? -1 : first > second ? 1 : 0;
}

/** The card that gets the focus when one leaves the list: the next one, else the one before, else none. */
export function neighbourOf(threads: readonly PlacedThread[], id: string): string | null {
	const at = threads.findIndex(({ thread }) => thread.id === id);
	return threads[at + 1]?.thread.id ?? threads[at - 1]?.thread.id ?? null;
}

/** The thread after or before the active one, round at the ends. */
export function steppedTo(threads: readonly PlacedThread[], active: string | null, step: 1 | -1): string | null {
	if (threads.length === 0) {
		return null;
	}
	const at = threads.findIndex(({ thread }) => thread.id === active);
	const next = at < 0 ? (step === 1 ? 0 : threads.length - 1) : (at + step + threads.length) % threads.length;
	return threads[next]?.thread.id ?? null;
}

/** Longest quote on a card in letters (ux.md §2). */
const LONGEST_QUOTE = 60;

/** A quote as a card shows it: on one line, and cut after sixty letters. */
export function shortQuote(quote: string): { readonly text: string; readonly cut: boolean } {
	const letters = [...quote.replace(/\s+/g, ' ').trim()];
	return { text: letters.slice(0, LONGEST_QUOTE).join(''), cut: letters.length > LONGEST_QUOTE };
}
