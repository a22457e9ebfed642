import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yCursorPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';
import type { CompositionGate } from '../sync/composition-gate.ts';
import { type LostWord, ownClock, wordSince } from './lost-word.ts';

/** ProseMirror reads the last change of the browser 20 ms after compositionend; nothing may redraw before that. */
const settling = 30;
/** Tries of `settling` each while changes are still unread; then the word counts as read. */
const longestSettling = 10;
/** Changes of one person within this time are one step of undo (ms), as Yjs has it by default. */
const undoWindow = 500;
/** Time after compositionend (ms) in which a redraw of carets may still throw the committed word away. */
const redrawGrace = 50;

/** ProseMirror's observer, of which no public door tells whether the browser's changes have been read. */
interface WithObserver {
	readonly domObserver: { pendingRecords(): readonly MutationRecord[]; flushSoon(): void };
}

/** Whether the browser has changed the text and ProseMirror has not read it yet. */
function unread(view: EditorView): boolean {
	const { domObserver } = view as unknown as WithObserver;
	const waiting = domObserver.pendingRecords().length > 0;
	if (waiting) {
		// Asking takes the records away from the observer's own callback, so somebody must see to it that they are read.
		domObserver.flushSoon();
	}
	return waiting;
}

export interface GuardOptions {
	readonly gate: CompositionGate | null;
	/** A composed word went with a paragraph that somebody else replaced meanwhile. */
	readonly onLost: (lost: LostWord) => void;
}

/**
 * Keeps a word whole while the input method builds it: remote changes and locks wait (the gate), half-typed kana are
 * neither sent nor steps of undo, and a moving caret of somebody else does not redraw the paragraph.
 */
export const CompositionGuard = Extension.create<GuardOptions>({
	name: 'compositionGuard',
	priority: 2000,
	addOptions() {
		return { gate: null, onLost: () => {} };
	},
	addProseMirrorPlugins() {
		return this.options.gate === null ? [] : [guardPlugin(this.options.gate, this.options.onLost)];
	},
});

function guardPlugin(gate: CompositionGate, onLost: (lost: LostWord) => void): Plugin {
	let view: EditorView | null = null;
	let ended = Number.NEGATIVE_INFINITY;
	let later: ReturnType<typeof setTimeout> | undefined;

	return new Plugin({
		filterTransaction(transaction) {
			if (view === null || transaction.docChanged || transaction.getMeta(yCursorPluginKey) === undefined) {
				return true;
			}
			const busy = view.composing || performance.now() - ended < redrawGrace || unread(view);
			if (busy && later === undefined) {
				later = setTimeout(() => {
					later = undefined;
					if (view !== null && !view.isDestroyed) {
						view.dispatch(view.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }));
					}
				}, 60);
			}
			return !busy;
		},
		view(opened) {
			view = opened;
			const stop = watchComposition(opened, gate, onLost, () => {
				ended = performance.now();
			});
			return {
				destroy() {
					stop();
					clearTimeout(later);
					view = null;
				},
			};
		},
	});
}

/** Follows the input method in one view and works the gate and the undo manager accordingly. */
function watchComposition(
	view: EditorView,
	gate: CompositionGate,
	onLost: (lost: LostWord) => void,
	onEnd: () => void,
): () => void {
	let settle: ReturnType<typeof setTimeout> | undefined;
	let clock = 0;
	const undoManager = (): UndoManager | undefined => yUndoPluginKey.getState(view.state)?.undoManager;

	const begin = (): void => {
		clearTimeout(settle);
		const manager = undoManager();
		if (manager !== undefined && !gate.composing) {
			manager.stopCapturing();
			// One word is one step of undo, however long its kana took.
			manager.captureTimeout = Number.MAX_SAFE_INTEGER;
		}
		if (!gate.composing) {
			clock = ownClock(view.state);
		}
		gate.begin();
	};
	const finish = (): void => {
		const manager = undoManager();
		if (manager !== undefined) {
			manager.captureTimeout = undoWindow;
			manager.stopCapturing();
		}
		const text = wordSince(view.state, clock);
		const at = view.state.selection.from;
		gate.end();
		if (text !== '' && !view.isDestroyed && wordSince(view.state, clock) === '') {
			onLost({ text, at });
		}
	};
	const wait = (tries: number): void => {
		clearTimeout(settle);
		settle = setTimeout(() => {
			if (tries > 1 && (view.composing || unread(view))) {
				wait(tries - 1);
			} else {
				finish();
			}
		}, settling);
	};
	const end = (): void => {
		onEnd();
		wait(longestSettling);
	};
	// A switch of tab or window may swallow compositionend; ProseMirror then believes in a composition for ever.
	const endLost = (): void => {
		if (!gate.composing) {
			return;
		}
		clearTimeout(settle);
		settle = setTimeout(() => {
			if (view.composing) {
				view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
			}
			end();
		}, settling);
	};
	const endHidden = (): void => {
		if (document.visibilityState === 'hidden') {
			endLost();
		}
	};
	const update = (): void => gate.update();
	view.dom.addEventListener('compositionstart', begin, true);
	view.dom.addEventListener('compositionupdate', update, true);
	view.dom.addEventListener('compositionend', end, true);
	view.dom.addEventListener('blur', endLost, true);
	document.addEventListener('visibilitychange', endHidden);
	return () => {
		view.dom.removeEventListener('compositionstart', begin, true);
		view.dom.removeEventListener('compositionupdate', update, true);
		view.dom.removeEventListener('compositionend', end, true);
		view.dom.removeEventListener('blur', endLost, true);
		document.removeEventListener('visibilitychange', endHidden);
		clearTimeout(settle);
		// The editor goes; a composition in it is over, and the gate must not stay shut.
		gate.end();
	};
}
