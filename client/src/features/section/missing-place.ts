import type { PartView } from '@renkei/api';

type Missing = PartView['missing'][number];

/** Id of the control that would fill a missing thing. */
export function missingPlace(part: string, missing: Missing): string {
	switch (missing.kind) {
		case 'field':
			return `field-${part}-${missing.key}`;
		case 'cell':
			return `cell-${part}-${missing.key}-${missing.row ?? 0}`;
		case 'table':
			return `table-${part}-${missing.key}`;
		default:
			return `prose-${part}`;
	}
}

/** Id of the button that freezes a part. */
export function freezePlace(part: string): string {
	return `freeze-${part}`;
}

/** What of a place can be filled or pressed. In a text that is the text itself, not the first of its tools. */
function controlOf(place: HTMLElement): HTMLElement | null {
	if (place.classList.contains('part-prose')) {
		return place.querySelector<HTMLElement>('[contenteditable="true"]');
	}
	// A cell of a grid takes the focus itself and hands it to its field.
	const controls = 'input, select, textarea, button, td[data-column]:not([aria-readonly])';
	return place.matches(controls) ? place : place.querySelector<HTMLElement>(controls);
}

/** Whether a place is there and ready to be filled. */
export function canGoTo(id: string): boolean {
	const place = document.getElementById(id);
	return place !== null && controlOf(place) !== null;
}

/** Opens the folds around a place of the page. */
export function openFolds(place: Element): void {
	for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
		fold.open = true;
	}
}

/** Leads to a place of the page: opens the folds around it, scrolls it into view and focuses what can be filled. */
export function goToPlace(id: string): void {
	const place = document.getElementById(id);
	if (place !== null) {
		openFolds(place);
	}
	const control = place === null ? null : controlOf(place);
	place?.scrollIntoView({ block: 'center' });
	(control ?? place)?.focus({ preventScroll: true });
}
