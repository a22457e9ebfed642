import type { DecorationAttrs } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import { type PeerUser, peerUserOf } from '../sync/presence.ts';

/** How long a label stays after its caret moved (ms); then it folds to a dot. */
export const labelStays = 2_000;

/** Draws the carets of others. The label never takes space: the text must not move because somebody looks at it. */
export interface Carets {
	/** An element for the caret of an awareness `user`. */
	caret(user: Record<string, unknown>): HTMLElement;
	/** Attributes for the words that this user has selected. */
	selection(user: Record<string, unknown>): DecorationAttrs;
	stop(): void;
}

/** Follows who moved when, so that a caret that is drawn anew without having moved keeps its label folded. */
export function createCarets(awareness: Awareness): Carets {
	const moved = new Map<string, { readonly cursor: string; readonly at: number }>();
	const note = ({ added, updated }: { added: readonly number[]; updated: readonly number[] }): void => {
		for (const client of [...added, ...updated]) {
			const state = awareness.getStates().get(client);
			const user = peerUserOf(state);
			const cursor = JSON.stringify(state?.cursor ?? null);
			if (user !== null && client !== awareness.clientID && moved.get(user.seat)?.cursor !== cursor) {
				moved.set(user.seat, { cursor, at: performance.now() });
			}
		}
	};
	awareness.on('change', note);
	return {
		caret: (raw) => {
			const user = peerUserOf({ user: raw });
			return user === null ? document.createElement('span') : caretOf(user, moved.get(user.seat)?.at ?? performance.now());
		},
		selection: (raw) => {
			const user = peerUserOf({ user: raw });
			// 15 %: the words under it keep their contrast.
			return user === null ? {} : { class: 'peer-selection', style: `background-color: ${user.color}26` };
		},
		stop: () => awareness.off('change', note),
	};
}

function caretOf(user: PeerUser, movedAt: number): HTMLElement {
	const caret = document.createElement('span');
	caret.className = 'peer-caret';
	caret.dataset.line = user.line;
	caret.style.setProperty('--peer', user.color);
	// A caret that is drawn anew takes its animation up where it was.
	caret.style.setProperty('--peer-age', `${-Math.round(performance.now() - movedAt)}ms`);
	const label = document.createElement('span');
	label.className = 'peer-caret-label';
	label.append(user.name);
	const dot = document.createElement('span');
	dot.className = 'peer-caret-dot';
	caret.append(label, dot);
	caret.setAttribute('aria-hidden', 'true');
	requestAnimationFrame(() => {
		let next = caret.nextSibling;
		// ProseMirror closes a line that ends in a caret with an empty picture and a break, which nobody sees.
		while (
			next instanceof HTMLBRElement ||
			(next instanceof HTMLElement && next.matches('.ProseMirror-separator, .peer-caret'))
		) {
			next = next.nextSibling;
		}
		const ends = next === null;
		// At the end of a paragraph there is room beside the caret, and a label above would hide the line before.
		caret.dataset.place = ends ? 'end' : 'above';
	});
	return caret;
}
