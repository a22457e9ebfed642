import { useEffect } from 'react';
import { flushOpenParts } from '../sync/bar.ts';
import { currentSaveState, subscribeToSaveState } from '../sync/open-parts.ts';
import { useText } from '../text/language.tsx';
import type { SaveState } from '../text/save-state.ts';
import { savingText } from '../text/section-saving.ts';
import { isComposing } from '../ui/ime.ts';

/** How long Ctrl+S waits for a settled state before it reads out the present one (ms). */
const patience = 2_000;

let users = 0;
let spoken: HTMLElement | null = null;
let wordsOf: (state: SaveState) => string = savingText.ja.strip;
let stopWaiting = (): void => {};

/** Ctrl+S sends what is held and has the true state read out, instead of the browser's dialog to save the page. */
export function useSaveKey(): void {
	const { strip } = useText(savingText);
	useEffect(() => {
		wordsOf = strip;
	}, [strip]);
	useEffect(() => {
		users += 1;
		if (users === 1) {
			window.addEventListener('keydown', onKey, true);
		}
		return () => {
			users -= 1;
			if (users === 0) {
				window.removeEventListener('keydown', onKey, true);
				stopWaiting();
			}
		};
	}, []);
}

function onKey(event: KeyboardEvent): void {
	const save = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's';
	if (!save || isComposing(event)) {
		return;
	}
	event.preventDefault();
	flushOpenParts();
	stopWaiting();
	const settled = (): boolean => !['typing', 'saving'].includes(currentSaveState().kind);
	const speak = (): void => {
		stopWaiting();
		say(wordsOf(currentSaveState()));
	};
	if (settled()) {
		speak();
		return;
	}
	const timer = setTimeout(speak, patience);
	const stop = subscribeToSaveState(() => settled() && speak());
	stopWaiting = () => {
		clearTimeout(timer);
		stop();
		stopWaiting = () => {};
	};
}

function say(words: string): void {
	if (spoken === null || !spoken.isConnected) {
		spoken = document.createElement('div');
		spoken.setAttribute('role', 'status');
		spoken.className = 'editor-spoken';
		document.body.append(spoken);
	}
	// The same words twice would not be read out again.
	spoken.textContent = spoken.textContent === words ? `${words}\u00a0` : words;
}
