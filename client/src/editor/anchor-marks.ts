import type { Anchor } from '@renkei/part-doc';
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { CompositionGate } from '../sync/composition-gate.ts';
import { followedBy, quoteOf, type Range, rangeByPosition, rangeOf } from './anchor-positions.ts';

/** A thread that is to be marked in the text. */
export interface MarkedThread {
	readonly id: string;
	readonly anchor: Anchor;
	readonly quote: string;
}

interface Marks {
	readonly threads: readonly MarkedThread[];
	readonly active: string | null;
	readonly ranges: ReadonlyMap<string, Range>;
	readonly drawn: DecorationSet;
}

/** Wait after the last change until anchors are looked for by their quotes (ms). */
const searchPause = 400;

const key = new PluginKey<Marks>('anchorMarks');

/** Threads to mark, given by `showThreads`. */
export interface ShownThreads {
	readonly threads: readonly MarkedThread[];
	readonly active: string | null;
}

type Meta = ({ readonly kind: 'show' } & ShownThreads) | { readonly kind: 'search' };

/** Id of the card that belongs to a mark; the card's element has this id. */
export function cardIdOf(thread: string): string {
	return `thread-${thread}`;
}

/**
 * Says which threads to mark and which is active. During composition the marks wait: a redraw would break the
 * word. The answer takes back what still waits.
 */
export function showThreads(view: EditorView, gate: CompositionGate, shown: ShownThreads): () => void {
	return gate.whenIdle(() => {
		if (!view.isDestroyed) {
			view.dispatch(view.state.tr.setMeta(key, { kind: 'show', ...shown } satisfies Meta));
		}
	});
}

/** Marks the words of open threads as decorations; nothing of a comment ever enters the document. */
export const AnchorMarks = Extension.create<{ readonly gate: CompositionGate | null }>({
	name: 'anchorMarks',
	addOptions() {
		return { gate: null };
	},
	addProseMirrorPlugins() {
		return this.options.gate === null ? [] : [marksPlugin(this.options.gate)];
	},
});

function marksPlugin(gate: CompositionGate): Plugin<Marks> {
	return new Plugin<Marks>({
		key,
		state: {
			init: () => ({ threads: [], active: null, ranges: new Map(), drawn: DecorationSet.empty }),
			apply: (transaction, marks, before, state) => nextMarks(transaction, marks, before.doc, state),
		},
		props: {
			decorations: (state) => key.getState(state)?.drawn ?? null,
		},
		view(view) {
			let pause: ReturnType<typeof setTimeout> | undefined;
			return {
				update(_view, before) {
					if (before.doc === view.state.doc || key.getState(view.state)?.threads.length === 0) {
						return;
					}
					clearTimeout(pause);
					pause = setTimeout(() => gate.whenIdle(() => search(view)), searchPause);
				},
				destroy() {
					clearTimeout(pause);
				},
			};
		},
	});
}

/** Looks for anchors by quote only where the words at hand are not the quoted ones, so that an idle text costs nothing. */
function search(view: EditorView): void {
	const marks = view.isDestroyed ? undefined : key.getState(view.state);
	const lost = marks?.threads.some(({ id, quote }) => {
		const range = marks.ranges.get(id);
		return range === undefined || quoteOf(view.state.doc, range) !== quote;
	});
	if (lost === true) {
		view.dispatch(view.state.tr.setMeta(key, { kind: 'search' } satisfies Meta));
	}
}

function nextMarks(transaction: Transaction, marks: Marks, before: Node, state: EditorState): Marks {
	const meta = transaction.getMeta(key) as Meta | undefined;
	switch (meta?.kind) {
		case 'show':
			return found(state, meta, marks.ranges);
		case 'search':
			return found(state, marks, marks.ranges);
		default:
			if (!transaction.docChanged || marks.threads.length === 0) {
				return marks;
			}
			return drawn(state.doc, marks, isChangeOrigin(transaction) ? byPosition(state, marks, before) : mapped(transaction, marks));
	}
}

/** Looks for every thread's words. A mark whose words were moved and edited stays where it was followed to. */
function found(state: EditorState, { threads, active }: ShownThreads, followed: ReadonlyMap<string, Range>): Marks {
	return drawn(
		state.doc,
		{ threads, active },
		rangesOf(threads, ({ id, anchor, quote }) => rangeOf(state, anchor, quote) ?? followed.get(id)),
	);
}

/** A change from Yjs replaces the whole document, so mapping would lose every range; the anchors know their places. */
function byPosition(state: EditorState, { threads, ranges }: Marks, before: Node): ReadonlyMap<string, Range> {
	const followed = followedBy(before, state.doc);
	return rangesOf(threads, ({ id, anchor }) => {
		const old = ranges.get(id);
		// Splitting or joining paragraphs writes their words anew in Yjs; then only the difference shows where they went.
		return rangeByPosition(state, anchor) ?? (old === undefined ? undefined : followed(old));
	});
}

function rangesOf(
	threads: readonly MarkedThread[],
	at: (thread: MarkedThread) => Range | null | undefined,
): ReadonlyMap<string, Range> {
	const ranges = new Map<string, Range>();
	for (const thread of threads) {
		const range = at(thread);
		if (range !== null && range !== undefined && range.to > range.from) {
			ranges.set(thread.id, range);
		}
	}
	return ranges;
}

function mapped(transaction: Transaction, marks: Marks): ReadonlyMap<string, Range> {
	const ranges = new Map<string, Range>();
	for (const [id, range] of marks.ranges) {
		const from = transaction.mapping.map(range.from, 1);
		const to = transaction.mapping.map(range.to, -1);
		if (to > from) {
			ranges.set(id, { from, to });
		}
	}
	return ranges;
}

function drawn(doc: Node, { threads, active }: ShownThreads, ranges: ReadonlyMap<string, Range>): Marks {
	const decorations = [...ranges].map(([id, { from, to }]) =>
		Decoration.inline(from, to, {
			nodeName: 'mark',
			class: id === active ? 'comment-anchor comment-anchor-active' : 'comment-anchor',
			'data-thread': id,
			'aria-details': cardIdOf(id),
		}),
	);
	return { threads, active, ranges, drawn: DecorationSet.create(doc, decorations) };
}
