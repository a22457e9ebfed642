import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui/index.ts';
import type { ChangeDesk } from './use-change-desk.ts';

/** Ctrl+Alt+N and Ctrl+Alt+P go on from a change, for the buttons are far from where the focus then is. */
export function stepByKey(event: KeyboardEvent, desk: ChangeDesk): void {
	if (isComposing(event) || !event.ctrlKey || !event.altKey) {
		return;
	}
	// The place of the key, not its letter: with Alt some keyboards write another one.
	const by = event.code === 'KeyN' ? 1 : event.code === 'KeyP' ? -1 : null;
	if (by !== null) {
		event.preventDefault();
		desk.step(by);
	}
}
