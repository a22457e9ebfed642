import * as Y from 'yjs';
import { proseOf } from './roots.ts';

/** Base64 of two encoded Yjs relative positions inside the prose. */
export interface Anchor {
	readonly start: string;
	readonly end: string;
}

/** Offsets in UTF-16 units; `start` ≤ `end`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

interface Leaf {
	readonly type: Y.XmlText;
	readonly offset: number;
	readonly length: number;
}

/** The prose as one string, '\n' between text blocks: what ProseMirror's textBetween(…, '\n') gives. */
export interface FlatProse {
	readonly text: string;
	readonly leaves: readonly Leaf[];
	readonly leafOf: ReadonlyMap<unknown, Leaf>;
	/** Offset at which each child of an element begins, and at the end where the last one ends. */
	readonly childOffsets: ReadonlyMap<unknown, readonly number[]>;
}

const textBlocks = new Set(['paragraph', 'heading']);

/** Reads the whole prose once; everything about anchors is then asked of the answer. */
export function flatten(doc: Y.Doc): FlatProse {
	const pieces: string[] = [];
	let length = 0;
	let blocks = 0;
	const leaves: Leaf[] = [];
	const childOffsets = new Map<unknown, number[]>();
	const add = (piece: string): void => {
		pieces.push(piece);
		length += piece.length;
	};
	const walk = (parent: Y.XmlFragment | Y.XmlElement): void => {
		if (parent instanceof Y.XmlElement && textBlocks.has(parent.nodeName)) {
			add(blocks > 0 ? '\n' : '');
			blocks += 1;
		}
		const offsets: number[] = [];
		for (const child of parent.toArray()) {
			offsets.push(length);
			if (child instanceof Y.XmlText) {
				const words = plainOf(child);
				leaves.push({ type: child, offset: length, length: words.length });
				add(words);
			} else if (child instanceof Y.XmlElement) {
				walk(child);
			}
		}
		offsets.push(length);
		childOffsets.set(parent, offsets);
	};
	walk(proseOf(doc));
	return { text: pieces.join(''), leaves, leafOf: new Map(leaves.map((leaf) => [leaf.type, leaf])), childOffsets };
}

function plainOf(text: Y.XmlText): string {
	return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** The whole prose as one string, '\n' between text blocks. */
export function flatText(doc: Y.Doc): string {
	return flatten(doc).text;
}

/** The text blocks that words stand in, in full. @param text what {@link flatText} gives */
export function blocksAround(text: string, { start, end }: Span): string {
	const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
	const to = text.indexOf('\n', Math.max(start, end - 1));
	return text.slice(from, to < 0 ? text.length : to);
}

/** Offsets of the two positions of an anchor in the flat prose; null where one cannot be resolved. */
export function offsetsOf(doc: Y.Doc, flat: FlatProse, anchor: Anchor): { start: number | null; end: number | null } {
	const start = offsetOf(doc, flat, anchor.start);
	const end = offsetOf(doc, flat, anchor.end);
	return {
		start: start !== null && splitsPair(flat.text, start) ? start - 1 : start,
		end: end !== null && splitsPair(flat.text, end) ? end + 1 : end,
	};
}

function offsetOf(doc: Y.Doc, flat: FlatProse, encoded: string): number | null {
	const absolute = absoluteOf(doc, encoded);
	if (absolute === null) {
		return null;
	}
	const leaf = flat.leafOf.get(absolute.type);
	if (leaf !== undefined) {
		return leaf.offset + Math.min(absolute.index, leaf.length);
	}
	const offsets = flat.childOffsets.get(absolute.type);
	return offsets?.[Math.min(absolute.index, offsets.length - 1)] ?? null;
}

/**
 * Where an encoded relative position stands; null when it is gone or cannot be read. Never by way of undone deletions:
 * only the peer that undid knows of them, and the others would see the anchor elsewhere.
 */
export function absoluteOf(doc: Y.Doc, encoded: string): Y.AbsolutePosition | null {
	try {
		const relative = Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
		const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc, false);
		return absolute?.type._item?.deleted === true ? null : absolute;
	} catch {
		// Words from outside: what cannot be read is no position.
		return null;
	}
}

/** The anchor of a range of the flat prose; null outside of words. */
export function anchorAt(flat: FlatProse, { start, end }: Span): Anchor | null {
	const first = leafAt(flat, start);
	const last = leafAt(flat, end - 1);
	if (first === null || last === null || end <= start) {
		return null;
	}
	// The start holds on to the letter after it, the end to the letter before it: words typed at either edge stay outside.
	return {
		start: encodePosition(Y.createRelativePositionFromTypeIndex(first.type, start - first.offset, 0)),
		end: encodePosition(Y.createRelativePositionFromTypeIndex(last.type, end - last.offset, -1)),
	};
}

function encodePosition(position: Y.RelativePosition): string {
	return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}

/** The leaf in which the unit at an offset stands; null for a break between blocks. */
function leafAt({ leaves }: FlatProse, offset: number): Leaf | null {
	let low = 0;
	let high = leaves.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const { offset: begin, length } = leaves[middle] as Leaf;
		if (begin + length <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const leaf = leaves[low];
	return leaf !== undefined && leaf.offset <= offset ? leaf : null;
}

/** Whether an offset stands between the two units of one letter (𠮷). */
export function splitsPair(text: string, offset: number): boolean {
	return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
