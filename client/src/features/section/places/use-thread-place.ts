import type { ThreadView } from '@renkei/api';
import { useLayoutEffect } from 'react';
import { openFolds } from '../missing-place.ts';

/**
 * Brings the field, cell or figure of the thread that became active into sight; words of a text see to themselves. The
 * reader's own cell and the focus stay. Tables come by and by and draw far lines late, so it waits for the place, until
 * the reader goes on.
 */
export function useThreadPlace(threads: readonly ThreadView[], active: string | null): void {
	const kind = threads.find(({ id }) => id === active)?.place.kind;
	const wanted = kind === 'field' || kind === 'cell' || kind === 'figure' ? active : null;
	// In a layout effect of what stands before the rail: the rail levels its card in its own, with the place where it then is.
	useLayoutEffect(() => {
		if (wanted === null) {
			return;
		}
		const watch = new MutationObserver(() => arrive());
		const stop = () => {
			watch.disconnect();
			document.removeEventListener('keydown', stop, true);
			document.removeEventListener('pointerdown', stop, true);
		};
		const arrive = () => {
			const place = document.querySelector(`[data-threads~="${CSS.escape(wanted)}"]`);
			if (place !== null) {
				stop();
				openFolds(place);
				place.scrollIntoView({ block: 'nearest', inline: 'nearest' });
			}
		};
		watch.observe(document.body, {
			childList: true,
			subtree: true,
			attributes: true,
			attributeFilter: ['data-threads'],
		});
		document.addEventListener('keydown', stop, true);
		document.addEventListener('pointerdown', stop, true);
		arrive();
		return stop;
	}, [wanted]);
}
