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

/** Leads to a place of the page: opens the folds around it, scrolls it into view and focuses what can be filled. */
export function goToPlace(id: string): void {
	const place = document.getElementById(id);
	for (let fold = place?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
		fold.open = true;
	}
	const control = place?.matches('input, select, textarea, button')
		? place
		: place?.querySelector<HTMLElement>('[contenteditable="true"], input, select, textarea, button');
	place?.scrollIntoView({ block: 'center' });
	(control ?? place)?.focus({ preventScroll: true });
}
