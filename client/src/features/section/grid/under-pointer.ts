import type { GridPlace } from './places.ts';

/** The field in the cell under the pointer. */
export function fieldUnder(target: EventTarget): HTMLElement | null {
	return target instanceof Element ? (target.closest('td')?.querySelector<HTMLElement>('textarea, select') ?? null) : null;
}

/** The cell under the pointer. */
export function placeUnder(target: EventTarget): GridPlace | null {
	const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-column]') : null;
	const line = cell?.closest<HTMLElement>('tr[data-line]');
	const [key, column] = [line?.dataset.line, cell?.dataset.column];
	return key === undefined || column === undefined ? null : { line: key, column };
}
