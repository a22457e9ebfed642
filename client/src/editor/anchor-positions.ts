import type { Anchor } from '@renkei/part-doc';
import { resolveAnchor } from '@renkei/part-doc';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

/** Positions in the ProseMirror document. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

/** Longest quote in characters that the server takes (packages/api, newThread). */
const longestQuote = 2000;

interface Binding {
	readonly doc: Y.Doc;
	readonly type: Y.XmlFragment;
	readonly mapping: Map<Y.AbstractType<unknown>, Node | Node[]>;
}

function bindingOf(state: EditorState): Binding | null {
	return (ySyncPluginKey.getState(state)?.binding as Binding | null | undefined) ?? null;
}

/** The words between two positions, a line break between blocks: what packages/part-doc reads for the same range. */
export function quoteOf(doc: Node, { from, to }: Range): string {
	return doc.textBetween(from, to, '\n');
}

/** The selection as an anchor with its quote; null when no words are selected. */
export function anchorOfSelection(state: EditorState): (Anchor & { readonly quote: string }) | null {
	const binding = bindingOf(state);
	const range = trimmed(state.doc, state.selection);
	if (binding === null || range === null) {
		return null;
	}
	const quote = quoteOf(state.doc, range);
	if (quote.trim() === '') {
		return null;
	}
	// The start holds on to the letter after it, the end to the letter before: words typed at either edge stay outside.
	const start = edge(binding, range.from, 0);
	const end = edge(binding, range.to, -1);
	return start === null || end === null ? null : { start, end, quote };
}

/** A range that begins and ends inside words, no longer than a quote may be. */
function trimmed(doc: Node, { from, to }: Range): Range | null {
	let first: number | null = null;
	let last = from;
	doc.nodesBetween(from, to, (node, pos) => {
		if (node.isText) {
			first ??= Math.max(from, pos);
			last = Math.min(to, pos + node.nodeSize);
		}
	});
	// Every character takes at least one position, so this bounds the quote too.
	return first === null || last <= first ? null : { from: first, to: Math.min(last, first + longestQuote) };
}

function edge(binding: Binding, position: number, side: 0 | -1): string | null {
	const relative: Y.RelativePosition = absolutePositionToRelativePosition(position, binding.type, binding.mapping);
	const absolute = Y.createAbsolutePositionFromRelativePosition(relative, binding.doc);
	if (absolute === null || !(absolute.type instanceof Y.XmlText)) {
		return null;
	}
	return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(absolute.type, absolute.index, side)));
}

/** Where an anchor's two positions stand now; null when they are gone or enclose nothing. */
export function rangeByPosition(state: EditorState, anchor: Anchor): Range | null {
	const binding = bindingOf(state);
	if (binding === null) {
		return null;
	}
	const at = (encoded: string): number | null => {
		try {
			const relative = Y.decodeRelativePosition(fromBase64(encoded));
			return relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping);
		} catch {
			// Words from outside: what cannot be read is no position.
			return null;
		}
	};
	const from = at(anchor.start);
	const to = at(anchor.end);
	return from === null || to === null || to <= from || to > state.doc.content.size ? null : { from, to };
}

/** Where an anchor's words stand now, by position or else by quote; null when they are gone. */
export function rangeOf(state: EditorState, anchor: Anchor, quote: string): Range | null {
	const range = rangeByPosition(state, anchor);
	const binding = bindingOf(state);
	if (binding === null || (range !== null && quoteOf(state.doc, range) === quote)) {
		return range;
	}
	const resolved = resolveAnchor(binding.doc, anchor, quote);
	switch (resolved.kind) {
		case 'found':
			return range;
		case 'moved':
			return rangeByPosition(state, resolved.anchor);
		case 'detached':
			return null;
	}
}

/** Follows a range from one document to the next by the one stretch in which they differ; null inside that stretch. */
export function followedBy(before: Node, now: Node): (range: Range) => Range | null {
	const start = before.content.findDiffStart(now.content);
	const ends = before.content.findDiffEnd(now.content);
	if (start === null || ends === null) {
		return (range) => range;
	}
	// Of equal letters on both sides of the difference (「ああ」), the start may count some that the end counts too.
	const end = ends.a + Math.max(0, start - Math.min(ends.a, ends.b));
	const shift = now.content.size - before.content.size;
	return (range) => {
		if (range.to <= start) {
			return range;
		}
		return range.from >= end ? { from: range.from + shift, to: range.to + shift } : null;
	};
}
