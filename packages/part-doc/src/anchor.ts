import type * as Y from 'yjs';
import { bareOf, type Context, hasLetterOf, holdsAll, WordSearch } from './anchor-search.ts';
import { type Anchor, anchorAt, type FlatProse, flatten, offsetsOf, type Span, splitsPair } from './anchor-text.ts';

export type { Anchor, Span } from './anchor-text.ts';
export { absoluteOf, blocksAround, flatText } from './anchor-text.ts';

/** What is kept of an anchor, to find its words again. */
export interface AnchorRecord extends Anchor {
	/** The words as they were chosen. */
	readonly quote: string;
	/** The words as last found; the quote at first. */
	readonly words: string;
	/** Up to 32 UTF-16 units before and after the words as last found in full. */
	readonly before: string;
	readonly after: string;
	/** How often the quote stood elsewhere when last looked at, at most 1,000; null where nobody counted. */
	readonly twins: number | null;
	/** Whether it was detached when last looked for; left out: no. */
	readonly detached?: boolean;
}

/** Where words stand now: their text, its offsets in the flat text, and the record as it is to be kept from now on. */
export interface Standing extends Span {
	readonly text: string;
	readonly record: AnchorRecord;
}

export type Resolved =
	| ({ readonly kind: 'found' } & Standing)
	/** Found again at another place than its positions say. */
	| ({ readonly kind: 'moved' } & Standing)
	| { readonly kind: 'detached' };

/** Longest context on one side (UTF-16 units), as in Hypothesis. */
const longestContext = 32;
/** Fewest letters of words that may be looked for without anything else speaking for the place. */
const tellingWord = 4;
/** The same where nobody counted how often they stood elsewhere. */
const tellingUncounted = 8;
/** Letters of context without which an occurrence among others is not taken for the one that moved. */
const tellingContext = 8;

/** The words of a range given by offsets into {@link flatText}; null outside of words. */
export function anchorOfRange(doc: Y.Doc, start: number, end: number): AnchorRecord | null {
	const flat = flatten(doc);
	const span = { start: splitsPair(flat.text, start) ? start - 1 : start, end: splitsPair(flat.text, end) ? end + 1 : end };
	const anchor = anchorAt(flat, span);
	return anchor === null ? null : recordAt(flat, new WordSearch(flat.text), anchor, span);
}

/** An anchor on the first exact occurrence of some words, or null. */
export function anchorOfQuote(doc: Y.Doc, quote: string): AnchorRecord | null {
	const flat = flatten(doc);
	const start = quote === '' ? -1 : flat.text.indexOf(quote);
	const span = { start, end: start + quote.length };
	const anchor = start < 0 ? null : anchorAt(flat, span);
	return anchor === null ? null : recordAt(flat, new WordSearch(flat.text), anchor, span);
}

/** Where an anchor stands now, as offsets into {@link flatText}; null when its words are gone. */
export function rangeOfAnchor(doc: Y.Doc, record: AnchorRecord): Span | null {
	const found = resolveAnchor(doc, record);
	return found.kind === 'detached' ? null : { start: found.start, end: found.end };
}

/** Finds one anchor again, see {@link resolveAnchors}. */
export function resolveAnchor(doc: Y.Doc, record: AnchorRecord): Resolved {
	return resolveAnchors(doc, [record])[0] as Resolved;
}

/**
 * Finds anchors again in one reading of the text. In this order: by position, when the quoted words stand there, with
 * whatever was typed between; by the quote elsewhere, when that occurrence is theirs (moved, split and restored text is
 * deleted and inserted anew in Yjs); by the words as last found; by words much like them; by position with what is left
 * of them; else it is detached. Breaks between blocks do not count. The answer depends on the text and the records only,
 * so all peers with the same updates agree.
 */
export function resolveAnchors(doc: Y.Doc, records: readonly AnchorRecord[]): readonly Resolved[] {
	if (records.length === 0) {
		return [];
	}
	const flat = flatten(doc);
	const search = new WordSearch(flat.text);
	return records.map((record) => resolve(doc, flat, search, record));
}

/** An anchor while it is looked for: its record without breaks, and what stands at its positions. */
interface Sought {
	readonly quote: string;
	readonly words: string;
	readonly context: Context;
	readonly record: AnchorRecord;
	/** What stands at the positions, in the text without breaks; null where they enclose nothing. */
	readonly left: Span | null;
}

function resolve(doc: Y.Doc, flat: FlatProse, search: WordSearch, record: AnchorRecord): Resolved {
	const { start, end } = offsetsOf(doc, flat, record);
	const quote = bareOf(record.quote);
	if (quote !== '' && start !== null && end !== null && bareOf(flat.text.slice(start, end)) === quote) {
		return standing('found', flat, search, record, search.inText({ start: search.inBare(start), end: search.inBare(end) }));
	}
	const context = { before: bareOf(record.before), after: bareOf(record.after) };
	const left = leftOf(search, quote, context, { start, end });
	const span = elsewhere(search, { quote, words: bareOf(record.words), context, record, left }) ?? left;
	if (span === null) {
		return { kind: 'detached' };
	}
	const place = search.inText(span);
	if (isSame(span, left) && start !== null && end !== null) {
		return standing('found', flat, search, record, place);
	}
	const anchor = anchorAt(flat, place);
	return anchor === null ? { kind: 'detached' } : standing('moved', flat, search, { ...record, ...anchor }, place);
}

/** What is left of the quote at its positions. Where one position is gone with its block, as much as still follows the other. */
function leftOf(
	search: WordSearch,
	quote: string,
	context: Context,
	{ start, end }: { readonly start: number | null; readonly end: number | null },
): Span | null {
	const from = start === null ? null : search.inBare(start);
	const to = end === null ? null : search.inBare(end);
	if (from !== null && to !== null) {
		return to > from ? search.remains({ start: from, end: to }, quote, context) : null;
	}
	const place = from === null ? (to === null ? null : search.tailBefore(to, quote)) : search.headAfter(from, quote);
	// One letter alone follows a lost place by chance.
	return place !== null && place.end - place.start > 1 ? place : null;
}

/** A better place than what is left at the positions; null when there is none. */
function elsewhere(search: WordSearch, sought: Sought): Span | null {
	const quoted = over(search, sought, sought.quote);
	const { left, quote } = sought;
	if (quoted !== null || (left !== null && holdsAll(search.bare.slice(left.start, left.end), quote))) {
		return quoted;
	}
	return (
		quotedElsewhere(search, sought) ??
		over(search, sought, sought.words) ??
		wordsElsewhere(search, sought) ??
		likeThem(search, sought)
	);
}

/** Words that stand over what is left: split or joined blocks have written a part of them anew. */
function over(search: WordSearch, { left, quote }: Sought, words: string): Span | null {
	const at = left === null || !hasLetterOf(words, quote) ? null : search.placeOver(words, left);
	return at === null ? null : { start: at, end: at + words.length };
}

/**
 * The occurrence of the quote that is the one that moved. Where no more of them stand than always stood elsewhere, none
 * is: 「会議」 that was deleted must not jump to the next 会議.
 */
function quotedElsewhere(search: WordSearch, { quote, context, record, left }: Sought): Span | null {
	const places = search.places(quote);
	const best = bestOf(search, places, quote, context, left);
	if (best === null) {
		return null;
	}
	const { twins } = record;
	if (twins === null) {
		return best.agreement >= tellingContext || (places.length === 1 && quote.length >= tellingUncounted) ? best : null;
	}
	if (places.length <= twins) {
		return null;
	}
	if (twins > 0) {
		return best.agreement >= tellingContext ? best : null;
	}
	// None stood elsewhere, so every occurrence is new; but what is left of a short word is not given up for one.
	return left === null || quote.length >= tellingWord || best.agreement >= tellingContext ? best : null;
}

/** The words as last found, when they stand in one place only. */
function wordsElsewhere(search: WordSearch, { quote, words, left }: Sought): Span | null {
	if (left !== null || words === quote || words.length < tellingWord || !hasLetterOf(words, quote)) {
		return null;
	}
	const places = search.places(words);
	return places.length === 1 ? spanAt(places[0] as number, words) : null;
}

/**
 * Words much like the last ones: first over what is left, then, if little is left, anywhere with enough of the old
 * context around them; sentences of plans are too much alike to be known by themselves.
 */
function likeThem(search: WordSearch, { quote, words, context, record, left }: Sought): Span | null {
	if (record.detached === true || !hasLetterOf(words, quote)) {
		return null;
	}
	const length = left === null ? 0 : left.end - left.start;
	if (left !== null) {
		const near = search.like(words, widened(left, words.length), context);
		if (near !== null && near.start < left.end && near.end > left.start && near.end - near.start > length) {
			return near;
		}
	}
	if (length > words.length / 2) {
		return null;
	}
	const far = search.like(words, { start: 0, end: search.bare.length }, context);
	return far !== null &&
		hasLetterOf(search.bare.slice(far.start, far.end), quote) &&
		search.agreement(far, context) >= tellingContext
		? far
		: null;
}

/** The place with the most of the context around it; among equals the nearest to where the words were. */
function bestOf(
	search: WordSearch,
	places: readonly number[],
	words: string,
	context: Context,
	left: Span | null,
): (Span & { readonly agreement: number }) | null {
	const around = left?.start ?? 0;
	let best: (Span & { readonly agreement: number }) | null = null;
	for (const place of places) {
		const span = spanAt(place, words);
		const agreement = search.agreement(span, context);
		const isNearer = best === null || Math.abs(place - around) < Math.abs(best.start - around);
		if (best === null || agreement > best.agreement || (agreement === best.agreement && isNearer)) {
			best = { ...span, agreement };
		}
	}
	return best;
}

const widened = ({ start, end }: Span, by: number): Span => ({ start: Math.max(0, start - by), end: end + by });

const isSame = (one: Span, other: Span | null): boolean => one.start === other?.start && one.end === other.end;

const spanAt = (at: number, words: string): Span => ({ start: at, end: at + words.length });

function standing(
	kind: 'found' | 'moved',
	flat: FlatProse,
	search: WordSearch,
	{ detached: _, ...record }: AnchorRecord,
	{ start, end }: Span,
): Resolved {
	const text = flat.text.slice(start, end);
	const now = bareOf(text) === bareOf(record.quote) ? recordAt(flat, search, record, { start, end }) : null;
	const twins = search.places(bareOf(record.quote)).length;
	return { kind, text, start, end, record: now === null ? { ...record, words: text, twins } : { ...now, quote: record.quote } };
}

/** The record of words that stand in full. */
function recordAt(flat: FlatProse, search: WordSearch, { start: from, end: to }: Anchor, { start, end }: Span): AnchorRecord {
	const { text } = flat;
	const words = text.slice(start, end);
	const first = Math.max(0, start - longestContext);
	const last = Math.min(text.length, end + longestContext);
	return {
		start: from,
		end: to,
		quote: words,
		words,
		before: text.slice(splitsPair(text, first) ? first + 1 : first, start),
		after: text.slice(end, splitsPair(text, last) ? last - 1 : last),
		twins: Math.max(0, search.places(bareOf(words)).length - 1),
	};
}
