import { readDay } from '@renkei/plan';

const DAY = 86_400_000;

/** Days from today to a last day (both ISO dates): 0 on the day itself, negative afterwards. */
export function daysLeft(due: string, today: string): number {
	return Math.round((Date.parse(due) - Date.parse(today)) / DAY);
}

/** What was typed as a last day: none, a day, or why it cannot be one. */
export type DueEntry =
	| { readonly kind: 'none' }
	| { readonly kind: 'day'; readonly day: string }
	| { readonly kind: 'fault'; readonly fault: 'unreadable' | 'past' };

/**
 * Reads a last day as people write it: every form in which the plan takes dates, and 12/4 or 12月4日 for the next such day.
 * @param before the last day as it stands: it may stay though it has passed
 */
export function readDue(typed: string, today: string, before: string | null = null): DueEntry {
	const words = typed.normalize('NFKC').trim();
	if (words === '') {
		return { kind: 'none' };
	}
	const day = readDay(words) ?? nextDay(words, today);
	if (day === null) {
		return { kind: 'fault', fault: 'unreadable' };
	}
	return day < today && day !== before ? { kind: 'fault', fault: 'past' } : { kind: 'day', day };
}

/** The next day with this month and day of the month, from today on. */
function nextDay(words: string, today: string): string | null {
	const found = /^(\d{1,2})(?:月|[./-])(\d{1,2})日?$/.exec(words.replace(/\s/g, ''));
	if (found === null) {
		return null;
	}
	const year = Number(today.slice(0, 4));
	const days = [year, year + 1].map((candidate) => readDay(`${candidate}/${found[1]}/${found[2]}`));
	return days.find((day) => day !== null && day >= today) ?? null;
}
