import * as Y from 'yjs';
import { proseOf } from './roots.ts';

/** Base64 of two encoded Yjs relative positions inside the prose. */
export interface Anchor {
	readonly start: string;
	readonly end: string;
}

export type Resolved =
	| { readonly kind: 'found'; readonly text: string }
	/** Found again by its quote at another place. */
	| { readonly kind: 'moved'; readonly anchor: Anchor; readonly text: string }
	| { readonly kind: 'detached' };

/** The prose as one string, '\n' between text blocks: what ProseMirror's textBetween(…, '\n') gives. */
interface FlatProse {
	readonly text: string;
	readonly leaves: readonly { readonly type: Y.XmlText; readonly offset: number; readonly length: number }[];
	/** Offset at which each child of an element begins, and at the end where the last one ends. */
	readonly childOffsets: ReadonlyMap<unknown, readonly number[]>;
}

const TEXT_BLOCKS = new Set(['paragraph', 'heading']);

function flatten(doc: Y.Doc): FlatProse {
	let text = '';
	let blocks = 0;
	const leaves: { type: Y.XmlText; offset: number; length: number }[] = [];
	const childOffsets = new Map<unknown, number[]>();
	const walk = (parent: Y.XmlFragment | Y.XmlElement): void => {
		if (parent instanceof Y.XmlElement && TEXT_BLOCKS.has(parent.nodeName)) {
			text += blocks > 0 ? '\n' : '';
			blocks += 1;
		}
		const offsets: number[] = [];
		for (const child of parent.toArray()) {
			offsets.push(text.length);
			if (child instanceof Y.XmlText) {
				const words = plainOf(child);
				leaves.push({ type: child, offset: text.length, length: words.length });
				text += words;
			} else if (child instanceof Y.XmlElement) {
				walk(child);
			}
		}
		offsets.push(text.length);
		childOffsets.set(parent, offsets);
	};
	walk(proseOf(doc));
	return { text, leaves, childOffsets };
}

function plainOf(text: Y.XmlText): string {
	return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** Offsets of an anchor in the flat prose, or null when a position cannot be resolved. */
function rangeIn(doc: Y.Doc, flat: FlatProse, anchor: Anchor): { start: number; end: number } | null {
	const start = offsetOf(doc, flat, anchor.start);
	const end = offsetOf(doc, flat, anchor.end);
	return start === null || end === null || end < start ? null : { start, end };
}

function offsetOf(doc: Y.Doc, flat: FlatProse, encoded: string): number | null {
	const relative = decodePosition(encoded);
	const absolute = relative === null ? null : Y.createAbsolutePositionFromRelativePosition(relative, doc);
	if (absolute === null) {
		return null;
	}
	const leaf = flat.leaves.find(({ type }) => type === absolute.type);
	if (leaf !== undefined) {
		return leaf.offset + Math.min(absolute.index, leaf.length);
	}
	const offsets = flat.childOffsets.get(absolute.type);
	return offsets?.[Math.min(absolute.index, offsets.length - 1)] ?? null;
}

function decodePosition(encoded: string): Y.RelativePosition | null {
	try {
		return Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
	} catch {
		// Words from outside: what cannot be read is no position.
		return null;
	}
}

function encodePosition(position: Y.RelativePosition): string {
	return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}

/** The words of a range given by offsets into {@link flatText}; null outside of words. */
export function anchorOfRange(doc: Y.Doc, start: number, end: number): Anchor | null {
	const flat = flatten(doc);
	const first = flat.leaves.find((leaf) => start >= leaf.offset && start < leaf.offset + leaf.length);
	const last = flat.leaves.find((leaf) => end > leaf.offset && end <= leaf.offset + leaf.length);
	if (first === undefined || last === undefined || end <= start) {
		return null;
	}
	// The start holds on to the letter after it, the end to the letter before it: words typed at either edge stay outside.
	return {
		start: encodePosition(Y.createRelativePositionFromTypeIndex(first.type, start - first.offset, 0)),
		end: encodePosition(Y.createRelativePositionFromTypeIndex(last.type, end - last.offset, -1)),
	};
}

/** The whole prose as one string, '\n' between text blocks. */
export function flatText(doc: Y.Doc): string {
	return flatten(doc).text;
}

/** An anchor on the first exact occurrence of some words, or null. */
export function anchorOfQuote(doc: Y.Doc, quote: string): Anchor | null {
	const at = quote === '' ? -1 : flatText(doc).indexOf(quote);
	return at < 0 ? null : anchorOfRange(doc, at, at + quote.length);
}

/** Where an anchor stands now, as offsets into {@link flatText}; null when its words are gone. */
export function rangeOfAnchor(
	doc: Y.Doc,
	anchor: Anchor,
	quote: string,
): { readonly start: number; readonly end: number } | null {
	const flat = flatten(doc);
	const range = rangeIn(doc, flat, anchor);
	if (range !== null && flat.text.slice(range.start, range.end) === quote) {
		return range;
	}
	const at = nearest(flat.text, quote, range?.start ?? 0);
	if (at !== null) {
		return { start: at, end: at + quote.length };
	}
	return range !== null && range.end > range.start ? range : null;
}

/** The occurrence of some words nearest to an offset. */
function nearest(text: string, quote: string, around: number): number | null {
	let best: number | null = null;
	for (let at = quote === '' ? -1 : text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
		if (best === null || Math.abs(at - around) < Math.abs(best - around)) {
			best = at;
		}
	}
	return best;
}

/**
 * Finds an anchor again: by position when exactly its words still stand there; else by its quote, nearest to where it
 * was (moved or split text is deleted and inserted anew in Yjs); else by position with what is left of its words; else
 * it is detached.
 */
export function resolveAnchor(doc: Y.Doc, anchor: Anchor, quote: string): Resolved {
	const flat = flatten(doc);
	const range = rangeIn(doc, flat, anchor);
	const text = range === null ? '' : flat.text.slice(range.start, range.end);
	if (text === quote && text !== '') {
		return { kind: 'found', text };
	}
	const at = nearest(flat.text, quote, range?.start ?? 0);
	const moved = at === null ? null : anchorOfRange(doc, at, at + quote.length);
	if (moved !== null) {
		return { kind: 'moved', anchor: moved, text: quote };
	}
	return text === '' ? { kind: 'detached' } : { kind: 'found', text };
}
