import { type Anchor, type AnchorRecord, absoluteOf, resolveAnchors, type Span } from '@renkei/part-doc';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { toBase64 } from 'lib0/buffer';
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
	const at = (encoded: string, side: 0 | -1): number | null => {
		const absolute = absoluteOf(binding.doc, encoded);
		if (absolute === null) {
			return null;
		}
		// Made anew, because y-tiptap would follow undone deletions, of which only this copy knows (packages/part-doc).
		const relative = Y.createRelativePositionFromTypeIndex(absolute.type, absolute.index, side);
		return relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping);
	};
	const from = at(anchor.start, 0);
	const to = at(anchor.end, -1);
	return from === null || to === null || to <= from || to > state.doc.content.size ? null : { from, to };
}

/** Where an anchor's words stand now; null when they are gone. */
export function rangeOf(state: EditorState, record: AnchorRecord): Range | null {
	return rangesOf(state, [record])[0] ?? null;
}

/** Where the words of many anchors stand now, in one reading of the text; null for those that are gone. */
export function rangesOf(state: EditorState, records: readonly AnchorRecord[]): readonly (Range | null)[] {
	const binding = bindingOf(state);
	if (binding === null || records.length === 0) {
		return records.map(() => null);
	}
	const positionsOf = positionsIn(state.doc);
	return resolveAnchors(binding.doc, records).map((found) => (found.kind === 'detached' ? null : positionsOf(found)));
}

/** From offsets in the flat text (packages/part-doc) to positions in a document that says the same. */
function positionsIn(doc: Node): (span: Span) => Range | null {
	const pieces: { readonly offset: number; readonly length: number; readonly pos: number }[] = [];
	let offset = 0;
	let blocks = 0;
	doc.descendants((node, pos) => {
		if (node.isTextblock) {
			offset += blocks > 0 ? 1 : 0;
			blocks += 1;
		} else if (node.isText) {
			pieces.push({ offset, length: node.nodeSize, pos });
			offset += node.nodeSize;
		}
	});
	const posOf = (at: number): number | null => {
		const index = pieces.findLastIndex((one) => one.offset <= at);
		const piece = pieces[index];
		return piece === undefined || at >= piece.offset + piece.length ? null : piece.pos + at - piece.offset;
	};
	return ({ start, end }) => {
		const from = posOf(start);
		const last = posOf(end - 1);
		return from === null || last === null ? null : { from, to: last + 1 };
	};
}

/** The one stretch in which a document differs from the one before: from `start` to `end` before, `shift` longer now. */
export interface Difference {
	readonly start: number;
	readonly end: number;
	readonly shift: number;
}

/** Finds where two documents differ; null when they do not. Parts that both share are not looked into. */
export function differenceOf(before: Node, now: Node): Difference | null {
	const start = before.content.findDiffStart(now.content);
	const ends = before.content.findDiffEnd(now.content);
	if (start === null || ends === null) {
		return null;
	}
	// Of equal letters on both sides of the difference (「ああ」), the start may count some that the end counts too.
	const end = ends.a + Math.max(0, start - Math.min(ends.a, ends.b));
	return { start, end, shift: now.content.size - before.content.size };
}
