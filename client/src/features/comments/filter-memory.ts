import { type ThreadFilter, threadFilters } from './thread-list.ts';

// Kept for the tab only and by seat, which stands for one person on one plan.
const keyOf = (seat: string) => `renkei.threads-shown.${seat}`;

/** The filter that this seat chose last in this tab; what is open where none was. */
export function keptFilter(seat: string): ThreadFilter {
	try {
		return filterOf(sessionStorage.getItem(keyOf(seat)));
	} catch {
		return 'open';
	}
}

/** Keeps the filter that this seat has chosen. */
export function keepFilter(seat: string, filter: ThreadFilter): void {
	try {
		sessionStorage.setItem(keyOf(seat), filter);
	} catch {
		// Then it holds for as long as the page is open.
	}
}

/** The filter that a word names; what is open for any other word. */
export function filterOf(word: string | null): ThreadFilter {
	return threadFilters.find((filter) => filter === word) ?? 'open';
}
