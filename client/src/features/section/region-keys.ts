import { useEffect } from 'react';
import { isComposing } from '../../ui/ime.ts';

/** Regions of the page in the order in which F6 visits them. */
const regions = ['section-nav', 'main', 'thread-rail'];

/**
 * F6 goes from region to region, Shift+F6 back. Inside a text or a field the key belongs to the input method (F6 to F10
 * turn kana over), so there it does nothing of ours.
 */
export function useRegionKeys(): void {
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const target = event.target instanceof HTMLElement ? event.target : null;
			if (event.key !== 'F6' || isComposing(event) || target?.closest('input, textarea, [contenteditable="true"]')) {
				return;
			}
			event.preventDefault();
			const here = regions.findIndex((id) => target !== null && document.getElementById(id)?.contains(target) === true);
			// The main landmark holds the other two: the innermost region counts.
			const inner = ['section-nav', 'thread-rail'].find((id) => target !== null && document.getElementById(id)?.contains(target));
			const at = inner === undefined ? here : regions.indexOf(inner);
			const next = (at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length;
			document.getElementById(regions[next] ?? 'main')?.focus();
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, []);
}
