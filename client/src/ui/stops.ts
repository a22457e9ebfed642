import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { isComposing } from './ime.ts';

type Rows = readonly (readonly string[])[];

/** The place that an arrow key, Home or End leads to among rows of places; null for another key and at an edge. */
export function placeAfter(rows: Rows, from: string, key: string): string | null {
	const line = rows.findIndex((row) => row.includes(from));
	const row = rows[line] ?? [];
	const at = row.indexOf(from);
	switch (key) {
		case 'ArrowRight':
			return row[at + 1] ?? null;
		case 'ArrowLeft':
			return row[at - 1] ?? null;
		case 'ArrowDown':
			return rows[line + 1]?.[at] ?? null;
		case 'ArrowUp':
			return rows[line - 1]?.[at] ?? null;
		case 'Home':
			return row[0] ?? null;
		case 'End':
			return row.at(-1) ?? null;
		default:
			return null;
	}
}

/**
 * Makes the buttons of a table one stop of the Tab key: forty figures would be forty presses. Arrow keys go from one to
 * the next; the buttons carry their place as `data-place`.
 */
export function useStops(rows: Rows) {
	const [current, setCurrent] = useState<string | null>(null);
	const places = rows.flat();
	const stop = current !== null && places.includes(current) ? current : places[0];
	const placeOf = (target: EventTarget) => (target instanceof HTMLElement ? target.dataset.place : undefined);
	return {
		isStop: (place: string): boolean => place === stop,
		around: {
			onFocus: ({ target }: FocusEvent) => {
				const place = placeOf(target);
				if (place !== undefined) {
					setCurrent(place);
				}
			},
			onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
				const from = placeOf(event.target);
				const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
				const to = from === undefined || modified || isComposing(event) ? null : placeAfter(rows, from, event.key);
				if (to !== null) {
					event.preventDefault();
					event.currentTarget.querySelector<HTMLElement>(`[data-place="${CSS.escape(to)}"]`)?.focus();
				}
			},
		},
	};
}
