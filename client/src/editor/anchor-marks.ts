import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Mapping, StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { CompositionGate } from '../sync/composition-gate.ts';
import { differenceOf, quoteOf, type Range, rangeByPosition, rangesOf } from './anchor-positions.ts';
import type { MarkedThread } from './anchor-threads.ts';
import { proposalMarks } from './proposal-marks.ts';

interface Marks {
	readonly threads: readonly MarkedThread[];
	readonly active: string | null;
	/** One decoration for each thread whose words are in sight; it knows the thread and where it stands. */
	readonly drawn: DecorationSet;
	/** What is proposed for these words. */
	readonly proposed: DecorationSet;
}

/** Wait after the last change until anchors are looked for by their quotes (ms). */
const searchPause = 400;

const key = new PluginKey<Marks>('anchorMarks');

/** Said of proposed wording by the style sheet and the pointer. */
const words = { removed: '削除', added: '追加' };

/** Threads to mark, given by `showThreads`. */
export interface ShownThreads {
	readonly threads: readonly MarkedThread[];
	readonly active: string | null;
}

type Ranges = ReadonlyMap<string, Range>;

type Meta = ({ readonly kind: 'show' } & ShownThreads) | { readonly kind: 'found'; readonly ranges: Ranges };

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
			view.dispatch(view.state.tr.setMeta(...shownMeta(shown)));
		}
	});
}

/** What a transaction says to {@link marksPlugin} to have threads marked. */
export function shownMeta(shown: ShownThreads): [PluginKey<Marks>, unknown] {
	return [key, { kind: 'show', ...shown } satisfies Meta];
}

/** Where the marks of a state stand, by thread. */
export function rangesShown(state: EditorState): Ranges {
	const marks = key.getState(state);
	return marks === undefined ? new Map() : rangesDrawn(marks.drawn);
}

/** Marks the words of open threads as decorations; nothing of a comment ever enters the document. */
export const AnchorMarks = Extension.create<{ readonly gate: CompositionGate | null }>({
	name: 'anchorMarks',
	addOptions() {
		return { gate: null };
	},
	addProseMirrorPlugins() {
		return this.options.gate === null ? [] : [marksPlugin(this.options.gate), proposalsPlugin()];
	},
});

/** The plugin that keeps the marks; without a screen it can be tried on a state. */
export function marksPlugin(gate: CompositionGate): Plugin<Marks> {
	return new Plugin<Marks>({
		key,
		state: {
			init: () => ({ threads: [], active: null, drawn: DecorationSet.empty, proposed: DecorationSet.empty }),
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

/** Draws what is proposed beside the marks, which know where it stands. */
function proposalsPlugin(): Plugin {
	return new Plugin({ props: { decorations: (state) => key.getState(state)?.proposed ?? null } });
}

/**
 * Looks for all anchors anew, but only where the words at hand are not the quoted ones, so that an idle text costs
 * nothing; what is found where it is drawn already redraws nothing.
 */
function search(view: EditorView): void {
	const marks = view.isDestroyed ? undefined : key.getState(view.state);
	if (marks === undefined) {
		return;
	}
	const { doc } = view.state;
	const followed = rangesDrawn(marks.drawn);
	const isLost = marks.threads.some(({ id, anchor }) => {
		const range = followed.get(id);
		return range === undefined || quoteOf(doc, range) !== anchor.quote;
	});
	const ranges = isLost ? found(view.state, marks.threads, followed) : followed;
	const isSame = ranges.size === followed.size && [...ranges].every(([id, range]) => isEqual(range, followed.get(id)));
	// Typed into, proposed words no longer fit; a change of others beside them has taken their drawing away.
	if (!isSame || !drawsAll(marks.proposed, proposalMarks(doc, marks.threads, ranges, words))) {
		view.dispatch(view.state.tr.setMeta(key, { kind: 'found', ranges } satisfies Meta));
	}
}

/** Whether a set draws exactly these decorations. */
function drawsAll(drawn: DecorationSet, wanted: readonly Decoration[]): boolean {
	const places = (all: readonly Decoration[]) => all.map(({ from, to }) => `${from} ${to}`).sort();
	return places(drawn.find()).join() === places(wanted).join();
}

function nextMarks(transaction: Transaction, marks: Marks, before: Node, state: EditorState): Marks {
	const meta = transaction.getMeta(key) as Meta | undefined;
	switch (meta?.kind) {
		case 'show':
			return draw(state.doc, meta, found(state, meta.threads, rangesDrawn(marks.drawn)));
		case 'found':
			return draw(state.doc, marks, meta.ranges);
		default:
			if (!transaction.docChanged || marks.threads.length === 0) {
				return marks;
			}
			// Mapping looks only into the blocks that changed, so that a key costs the same with and without threads.
			return isChangeOrigin(transaction)
				? followed(state, marks, before)
				: {
						...marks,
						drawn: marks.drawn.map(transaction.mapping, transaction.doc),
						proposed: marks.proposed.map(transaction.mapping, transaction.doc),
					};
	}
}

/** Looks for every thread's words. A mark whose words were moved and edited stays where it was followed to. */
function found(state: EditorState, threads: readonly MarkedThread[], drawn: Ranges): Ranges {
	const ranges = rangesOf(
		state,
		threads.map(({ anchor }) => anchor),
	);
	return new Map(
		threads.flatMap(({ id }, at) => {
			const range = ranges[at] ?? drawn.get(id);
			return range === undefined || range.to <= range.from ? [] : [[id, range] as const];
		}),
	);
}

/**
 * A change from Yjs replaces the whole document, so its mapping would lose every range. The marks follow by the stretch
 * in which the two documents differ; only those it cuts into are asked for their positions.
 */
function followed(state: EditorState, marks: Marks, before: Node): Marks {
	const difference = differenceOf(before, state.doc);
	if (difference === null) {
		return marks;
	}
	const { start, end, shift } = difference;
	// A range around the whole stretch keeps it inside; Yjs may know less: a split writes the words behind it anew.
	const cut = marks.drawn.find(start, end).filter(({ from, to }) => from < end && to > start && !(from < start && to > end));
	const mapping = new Mapping([new StepMap([start, end - start, end - start + shift])]);
	const anchors = new Map(cut.length === 0 ? [] : marks.threads.map(({ id, anchor }) => [id, anchor]));
	const again = cut.flatMap(({ spec }) => {
		const { thread } = spec as MarkSpec;
		const anchor = anchors.get(thread);
		const range = anchor === undefined ? null : rangeByPosition(state, anchor);
		return range === null ? [] : [markOf(thread, range, marks.active)];
	});
	return {
		...marks,
		drawn: marks.drawn.remove(cut).map(mapping, state.doc).add(state.doc, again),
		// What is cut into no longer fits; the search that follows shows again what does.
		proposed: marks.proposed.remove(marks.proposed.find(start, end)).map(mapping, state.doc),
	};
}

/** What a decoration keeps of its thread. */
interface MarkSpec {
	readonly thread: string;
}

function rangesDrawn(drawn: DecorationSet): Ranges {
	return new Map(drawn.find().map(({ from, to, spec }) => [(spec as MarkSpec).thread, { from, to }]));
}

function isEqual(one: Range, other: Range | undefined): boolean {
	return one.from === other?.from && one.to === other.to;
}

function draw(doc: Node, { threads, active }: ShownThreads, ranges: Ranges): Marks {
	const decorations = [...ranges].map(([id, range]) => markOf(id, range, active));
	const proposed = DecorationSet.create(doc, proposalMarks(doc, threads, ranges, words));
	return { threads, active, drawn: DecorationSet.create(doc, decorations), proposed };
}

function markOf(id: string, { from, to }: Range, active: string | null): Decoration {
	const attributes = {
		nodeName: 'mark',
		class: id === active ? 'comment-anchor comment-anchor-active' : 'comment-anchor',
		'data-thread': id,
		'aria-details': cardIdOf(id),
	};
	return Decoration.inline(from, to, attributes, { thread: id } satisfies MarkSpec);
}
