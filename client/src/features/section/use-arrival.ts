import type { PartView } from '@renkei/api';
import { useEffect, useEffectEvent } from 'react';
import { canGoTo, freezePlace, goToPlace, missingPlace } from './missing-place.ts';

/**
 * Leads whoever comes from a task to the place where it is done, once: to the first gap of the part, or to the button that
 * freezes it. Texts and tables come by and by, so it waits for the place; a writer who begins elsewhere is not moved.
 */
export function useArrival(parts: readonly PartView[], wanted: string | undefined): void {
	const placeOf = useEffectEvent((id: string) => {
		const part = parts.find((candidate) => candidate.id === id);
		const missing = part?.missing[0];
		return missing === undefined ? freezePlace(id) : missingPlace(id, missing);
	});
	useEffect(() => {
		if (wanted === undefined) {
			return;
		}
		const arrive = () => {
			const place = placeOf(wanted);
			if (canGoTo(place)) {
				stop();
				goToPlace(place);
			}
		};
		const watch = new MutationObserver(arrive);
		const stop = () => {
			watch.disconnect();
			document.removeEventListener('keydown', stop, true);
			document.removeEventListener('pointerdown', stop, true);
		};
		watch.observe(document.body, {
			childList: true,
			subtree: true,
			attributes: true,
			attributeFilter: ['contenteditable', 'id'],
		});
		document.addEventListener('keydown', stop, true);
		document.addEventListener('pointerdown', stop, true);
		arrive();
		return stop;
	}, [wanted]);
}
