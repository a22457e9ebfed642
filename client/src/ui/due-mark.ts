const DAY = 86_400_000;

/** How near a last day is. */
export type DueMark =
	| { readonly kind: 'overdue' }
	| { readonly kind: 'today' }
	| { readonly kind: 'tomorrow' }
	| { readonly kind: 'later'; readonly days: number };

/** How near a last day is. Both are ISO dates in Japan. */
export function dueMark(due: string, today: string): DueMark {
	const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY);
	if (days < 0) {
		return { kind: 'overdue' };
	}
	return days === 0 ? { kind: 'today' } : days === 1 ? { kind: 'tomorrow' } : { kind: 'later', days };
}
