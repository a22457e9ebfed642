import type { Step } from './places.ts';

/** How a cell is being written: opened with its value, or typed over from the first key. */
export type Writing = 'opened' | 'typed' | null;

/** What is read of a keyboard event. */
export interface KeyFacts {
	readonly key: string;
	readonly shift: boolean;
	/** Control, or Command on a Mac. */
	readonly control: boolean;
	readonly alt: boolean;
	/** The key belongs to the input method. */
	readonly composing: boolean;
}

/** What a key does in a grid. */
export type KeyAct =
	| { readonly kind: 'go'; readonly step: Step; readonly extend: boolean }
	/** Ends writing and goes on. */
	| { readonly kind: 'commit'; readonly step: Step }
	| { readonly kind: 'open' }
	| { readonly kind: 'revert' }
	| { readonly kind: 'line-break' }
	| { readonly kind: 'clear' }
	| { readonly kind: 'undo' }
	| { readonly kind: 'redo' }
	| { readonly kind: 'select-all' }
	| { readonly kind: 'move-row'; readonly direction: 'up' | 'down' };

const arrows: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right',
};

/**
 * What a key does, or null where it is the browser's: letters start writing by arriving in the cell, Tab leaves a grid in
 * which nothing is being written, Control with Page up and Page down changes tabs.
 */
export function keyAct(facts: KeyFacts, writing: Writing): KeyAct | null {
	if (facts.composing) {
		return null;
	}
	return writing === null ? actOnCell(facts) : actWhileWriting(facts, writing);
}

function actOnCell({ key, shift, control, alt }: KeyFacts): KeyAct | null {
	const arrow = arrows[key];
	if (alt) {
		return shift && (arrow === 'up' || arrow === 'down') ? { kind: 'move-row', direction: arrow } : null;
	}
	if (control) {
		return withControl(key, shift);
	}
	if (arrow !== undefined) {
		return { kind: 'go', step: arrow, extend: shift };
	}
	switch (key) {
		case 'Home':
			return { kind: 'go', step: 'line-start', extend: shift };
		case 'End':
			return { kind: 'go', step: 'line-end', extend: shift };
		case 'Enter':
		case 'F2':
			return { kind: 'open' };
		case 'Delete':
		case 'Backspace':
			return { kind: 'clear' };
		case 'Escape':
			return { kind: 'revert' };
		default:
			return null;
	}
}

function withControl(key: string, shift: boolean): KeyAct | null {
	switch (key) {
		case 'Home':
			return { kind: 'go', step: 'first', extend: shift };
		case 'End':
			return { kind: 'go', step: 'last', extend: shift };
		case 'z':
		case 'Z':
			return { kind: shift ? 'redo' : 'undo' };
		case 'y':
		case 'Y':
			return { kind: 'redo' };
		case 'a':
		case 'A':
			return { kind: 'select-all' };
		default:
			return null;
	}
}

function actWhileWriting({ key, shift, control, alt }: KeyFacts, writing: 'opened' | 'typed'): KeyAct | null {
	switch (key) {
		case 'Enter':
			return alt ? { kind: 'line-break' } : { kind: 'commit', step: shift ? 'up' : 'down' };
		case 'Tab':
			return control ? null : { kind: 'commit', step: shift ? 'previous' : 'next' };
		case 'Escape':
			return { kind: 'revert' };
		default: {
			// In an opened cell arrows move the caret; over what was typed from the first key they lead on, as in a spreadsheet.
			const arrow = arrows[key];
			return writing === 'typed' && arrow !== undefined && !shift && !control && !alt ? { kind: 'commit', step: arrow } : null;
		}
	}
}
