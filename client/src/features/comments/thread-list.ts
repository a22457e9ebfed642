import type { ThreadView } from '@renkei/api';
import { isForSeat, isOverdue, type ReviewSeat } from '@renkei/plan';

/** What the rail shows, by what a thread asks and of whom. */
export const standingFilters = ['open', 'mine', 'own', 'vendor', 'late', 'all', 'resolved'] as const;
/** What the rail shows, by the kind of a thread. */
export const kindFilters = ['question', 'must-fix', 'suggestion', 'comment', 'pre-consultation'] as const;
export const threadFilters = [...standingFilters, ...kindFilters] as const;
export type ThreadFilter = (typeof threadFilters)[number];

/** The thread that the page is about, and whether its card should take the focus. */
export interface ActiveThread {
	readonly thread: string;
	readonly from: 'text' | 'card';
}

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
	/** The value of its field, cell or figure now, as the page shows it; null or left out where it is not known. */
	readonly valueNow?: string | null;
	/** The number of its row in the table, from 1. */
	readonly rowNumber?: number | null;
}

/** Who looks at the threads, and on which day (ISO date in Japan). */
export interface Looker {
	readonly seat: ReviewSeat;
	readonly today: string;
}

/** Whether the thread was started by the vendor. */
const byVendor = (placed: PlacedThread) => placed.thread.comments[0]?.author.party.kind === 'vendor';
const isOpen = (placed: PlacedThread) => placed.thread.state === 'open';

/** Whether an open thread asks something of the seat that looks. */
function isMine({ thread, own }: PlacedThread, seat: ReviewSeat): boolean {
	const first = thread.comments[0]?.author;
	return isForSeat(
		{
			state: thread.state,
			startedBy: { seat: first?.seat ?? '', party: first?.party.code ?? '' },
			to: thread.to === null ? null : { party: thread.to.party.code, seat: thread.to.seat?.seat ?? null },
			// Of the body only this is asked: whether it is the seat's own.
			body: own ? seat.party : null,
			mentioned: thread.comments.flatMap(({ mentions }) => mentions.map((mention) => mention.seat)),
		},
		seat,
	);
}

/** The threads that a filter lets through; resolved ones are listed apart, except where everything is asked for. */
export function filtered(threads: readonly PlacedThread[], filter: ThreadFilter, looker: Looker): readonly PlacedThread[] {
	switch (filter) {
		case 'all':
			return threads;
		case 'resolved':
			return threads.filter((placed) => !isOpen(placed));
		case 'open':
			return threads.filter(isOpen);
		case 'mine':
			return threads.filter((placed) => isOpen(placed) && isMine(placed, looker.seat));
		case 'own':
			return threads.filter((placed) => isOpen(placed) && placed.own);
		case 'vendor':
			return threads.filter((placed) => isOpen(placed) && byVendor(placed));
		case 'late':
			return threads.filter(({ thread }) => isOverdue(thread, looker.today));
		default:
			return threads.filter((placed) => isOpen(placed) && placed.thread.kind === filter);
	}
}

/** How a thread is drawn: as a card, or as a row of what is resolved, which opens to one. */
export type CardForm = 'card' | 'row';

/** The threads on whose cards something is being written, and how those are drawn. */
export type Written = ReadonlyMap<string, CardForm>;

/** How a thread is drawn. One that is being written on stays as it is: drawn otherwise, its form would begin anew. */
export function formOf({ thread }: PlacedThread, written: Written): CardForm {
	return written.get(thread.id) ?? (thread.state === 'resolved' ? 'row' : 'card');
}

/**
 * The two lists of the rail: what the filter lets through, and below what is open the fold of what is resolved. A thread
 * that is being written on stays in its list, whatever others do to it, so that no typed word goes with its card.
 */
export function listsOf(
	threads: readonly PlacedThread[],
	filter: ThreadFilter,
	looker: Looker,
	written: Written,
): { readonly shown: readonly PlacedThread[]; readonly folded: readonly PlacedThread[] } {
	if (filter === 'open') {
		return {
			shown: threads.filter((one) => formOf(one, written) === 'card'),
			folded: threads.filter((one) => formOf(one, written) === 'row'),
		};
	}
	const through = new Set(filtered(threads, filter, looker));
	return { shown: threads.filter((one) => through.has(one) || written.has(one.thread.id)), folded: [] };
}

/** Whether a card of the one looks like a card of the other: where the words stand moves cards, but is not on them. */
export function isSameCard(one: PlacedThread, other: PlacedThread): boolean {
	return (
		one.thread === other.thread &&
		one.detached === other.detached &&
		one.part === other.part &&
		one.valueNow === other.valueNow &&
		one.rowNumber === other.rowNumber
	);
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

/** Whether this seat says on the card how far the thread has come: it is an item of a released round, and waits for this seat. */
export function isAnswerable({ round, mayAnswer }: Pick<ThreadView, 'round' | 'mayAnswer'>): boolean {
	return mayAnswer && round?.released === true;
}
