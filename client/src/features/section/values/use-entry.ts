import type { Scalar } from '@renkei/plan';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../../ui/ime.ts';
import type { ValueSpec } from './entry.ts';
import { type EntryEvent, type EntryState, entryStep } from './entry-state.ts';
import { readEntry, showValue } from './value-entry.ts';

/** How long a writer pauses before what was typed goes into the document, in ms. */
const PAUSE = 600;

type Key = KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>;

export interface EntryControl {
	readonly state: EntryState;
	readonly text: string;
	readonly onText: (text: string) => void;
	readonly onBlur: () => void;
	readonly onKeyDown: (event: Key) => void;
	readonly onCompositionStart: () => void;
	readonly onCompositionEnd: () => void;
	readonly takeMine: () => void;
	readonly letGo: () => void;
}

/**
 * The shell around {@link entryStep}: timers, the input method, the document's changes.
 * @param saved whether everything written to this part is known to be on disk
 */
export function useEntry({
	spec,
	value,
	saved,
	onWrite,
}: {
	spec: ValueSpec;
	value: Scalar | null;
	saved: boolean;
	onWrite: (value: Scalar | null) => void;
}): EntryControl {
	const [state, setState] = useState<EntryState>({ kind: 'settled' });
	// Timers and the last call at unmounting must see what is true then, not what was when they were made.
	const now = useRef({ state, value, onWrite, spec, composing: false, timer: 0 });
	now.current.value = value;
	now.current.onWrite = onWrite;
	now.current.spec = spec;

	const [dispatch] = useState(() => (event: EntryEvent) => {
		const { state: from, value: known, spec: of } = now.current;
		const step = entryStep(from, event, known, (text) => readEntry(text, of));
		now.current.state = step.state;
		setState(step.state);
		if (step.write !== undefined) {
			now.current.onWrite(step.write.value);
		}
	});
	const [awaitPause] = useState(() => () => {
		window.clearTimeout(now.current.timer);
		now.current.timer = window.setTimeout(() => {
			if (!now.current.composing) {
				dispatch({ kind: 'finished', leaves: false });
			}
		}, PAUSE);
	});

	const known = useRef(value);
	useEffect(() => {
		if (known.current !== value) {
			known.current = value;
			dispatch({ kind: 'changed' });
		}
	}, [value, dispatch]);
	useEffect(() => {
		if (saved) {
			dispatch({ kind: 'saved' });
		}
	}, [saved, dispatch]);
	useEffect(() => {
		const { current } = now;
		return () => {
			window.clearTimeout(current.timer);
			// A freeze or a page change must not take the last words with it.
			dispatch({ kind: 'finished', leaves: true });
		};
	}, [dispatch]);

	const typed = state.kind === 'typing' || state.kind === 'contested' || state.kind === 'refused';
	return {
		state,
		text: typed ? state.text : showValue(value, spec),
		onText: (text) => {
			dispatch({ kind: 'typed', text });
			awaitPause();
		},
		onBlur: () => {
			now.current.composing = false;
			window.clearTimeout(now.current.timer);
			dispatch({ kind: 'finished', leaves: true });
		},
		onKeyDown: (event) => {
			if (isComposing(event)) {
				return;
			}
			if (event.key === 'Enter' && now.current.spec.type !== 'long') {
				dispatch({ kind: 'finished', leaves: true });
			}
			if (event.key === 'Escape' && typed) {
				event.stopPropagation();
				dispatch({ kind: 'reverted' });
			}
		},
		onCompositionStart: () => {
			now.current.composing = true;
		},
		onCompositionEnd: () => {
			now.current.composing = false;
			awaitPause();
		},
		takeMine: () => dispatch({ kind: 'mine-chosen' }),
		letGo: () => dispatch({ kind: 'reverted' }),
	};
}
