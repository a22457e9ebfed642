import approximately from 'approx-string-match';
import { Occurrences } from './anchor-occurrences.ts';
import { type Span, splitsPair } from './anchor-text.ts';

/** Letters before and after some words, without breaks between blocks. */
export interface Context {
	readonly before: string;
	readonly after: string;
}

/** Fewest letters that are looked for loosely; fewer are too much like other words. */
const shortestLoose = 8;
/** Share of letters that may differ in a loose match. */
const looseness = 0.2;
/** Steps of loose search in one text, each about 32 letters against one: some 50 ms. Without it, long quotes of a text that went away would hold up the server. */
const looseSteps = 1_500_000;

/** Most letters typed in place of the first or last ones that count as theirs (UTF-16 units). */
const mostTyped = 32;

/** Without its breaks between blocks: whoever splits or joins a paragraph changes no word. */
export function bareOf(text: string): string {
	return text.replaceAll('\n', '');
}

/** Searches in one text. Offsets are UTF-16 units in the text without its breaks. */
export class WordSearch {
	readonly bare: string;
	/** Offset in the whole text of each unit of the bare one. */
	readonly #places: Int32Array;
	/** Offset in the bare text of each offset of the whole one. */
	readonly #bareOffsets: Int32Array;
	readonly #occurrences: Occurrences;
	#steps = looseSteps;

	constructor(text: string) {
		this.bare = bareOf(text);
		this.#occurrences = new Occurrences(this.bare);
		this.#places = new Int32Array(this.bare.length);
		this.#bareOffsets = new Int32Array(text.length + 1);
		let at = 0;
		for (let offset = 0; offset < text.length; offset += 1) {
			this.#bareOffsets[offset] = at;
			if (text[offset] !== '\n') {
				this.#places[at] = offset;
				at += 1;
			}
		}
		this.#bareOffsets[text.length] = at;
	}

	/** The same span in the whole text, from its first letter to its last one; empty spans have no place. */
	inText({ start, end }: Span): Span {
		return { start: this.#places[start] as number, end: (this.#places[end - 1] as number) + 1 };
	}

	/** An offset of the whole text in the bare one. */
	inBare(offset: number): number {
		return this.#bareOffsets[offset] as number;
	}

	/** Where a word stands, in order, at most a thousand places. */
	places(word: string): readonly number[] {
		return this.#occurrences.of(word);
	}

	/** A place of a word that shares letters with a span. */
	placeOver(word: string, { start, end }: Span): number | null {
		const at = end <= start ? -1 : this.#occurrences.between(word, Math.max(0, start - word.length + 1), end);
		return at < 0 ? null : at;
	}

	/**
	 * What is left of a word between two positions: the part with most of its letters, and what was typed beside and
	 * between them. When the letter that a position held on to was written anew elsewhere, whole sentences beside the word
	 * come to stand between; so what is long, or stood beside the word before, is not taken for typed. Null when no letter
	 * is left.
	 */
	remains({ start, end }: Span, word: string, { before, after }: Context): Span | null {
		const runs = this.#runsOf({ start, end }, word);
		const wasBeside = (from: number, to: number): boolean => {
			const words = this.bare.slice(from, to);
			return before.includes(words) || after.includes(words);
		};
		const isTyped = (from: number, to: number): boolean => to - from <= mostTyped && (to - from < 2 || !wasBeside(from, to));
		const parts: { start: number; end: number; letters: number }[] = [];
		for (const run of runs) {
			const part = parts.at(-1);
			if (part !== undefined && isTyped(part.end, run.start)) {
				part.end = run.end;
				part.letters += run.end - run.start;
			} else {
				parts.push({ ...run, letters: run.end - run.start });
			}
		}
		const most = parts.toSorted((one, other) => other.letters - one.letters)[0];
		if (most === undefined) {
			return null;
		}
		const isBeside = (from: number, to: number): boolean =>
			to > from && isTyped(from, to) && !wasBeside(from, to) && this.#isOneBlock(from, to);
		// From where the old neighbours begin, it is they who came here, behind whatever was typed.
		const lead = endOfOld(this.bare.slice(start, most.start), before);
		const tail = startOfOld(this.bare.slice(most.end, end), after);
		const first = lead < 0 ? start : start + lead;
		const last = tail < 0 ? end : most.end + tail;
		return {
			start: most === parts[0] && isBeside(first, most.start) ? first : most.start,
			end: most === parts.at(-1) && isBeside(most.end, last) ? last : most.end,
		};
	}

	/** Stretches inside a span in which every letter is one of a word. */
	#runsOf({ start, end }: Span, word: string): readonly Span[] {
		const known = new Set(word);
		const runs: { start: number; end: number }[] = [];
		let at = start;
		for (const letter of this.bare.slice(start, end)) {
			const last = runs.at(-1);
			if (known.has(letter) && last?.end === at) {
				last.end += letter.length;
			} else if (known.has(letter)) {
				runs.push({ start: at, end: at + letter.length });
			}
			at += letter.length;
		}
		return runs;
	}

	#isOneBlock(from: number, to: number): boolean {
		const first = Math.max(0, from - 1);
		const last = Math.min(this.bare.length - 1, to);
		return (this.#places[last] as number) - (this.#places[first] as number) === last - first;
	}

	/** As much of the head of a word as stands from a place on. */
	headAfter(start: number, word: string): Span {
		let length = 0;
		while (length < word.length && this.bare[start + length] === word[length]) {
			length += 1;
		}
		return { start, end: start + length - (splitsPair(this.bare, start + length) ? 1 : 0) };
	}

	/** As much of the tail of a word as stands up to a place. */
	tailBefore(end: number, word: string): Span {
		let length = 0;
		while (length < word.length && length < end && this.bare[end - 1 - length] === word[word.length - 1 - length]) {
			length += 1;
		}
		return { start: end - length + (splitsPair(this.bare, end - length) ? 1 : 0), end };
	}

	/** Letters of a context that stand around a span without a gap: the more, the likelier it is the same place. */
	agreement({ start, end }: Span, { before, after }: Context): number {
		let left = 0;
		while (left < before.length && left < start && before[before.length - 1 - left] === this.bare[start - 1 - left]) {
			left += 1;
		}
		let right = 0;
		while (right < after.length && end + right < this.bare.length && after[right] === this.bare[end + right]) {
			right += 1;
		}
		return left + right;
	}

	/**
	 * The place inside a span that is most like a word; null when none is like it, the word is short or the search has cost
	 * enough. Places are weighed as Hypothesis weighs quotes: the words most, then what stands before and after.
	 */
	like(word: string, inside: Span, context: Context): Span | null {
		const steps = (Math.min(inside.end, this.bare.length) - inside.start) * Math.ceil(word.length / 32);
		if (word.length < shortestLoose || steps > this.#steps) {
			return null;
		}
		this.#steps -= steps;
		const most = Math.floor(word.length * looseness);
		let best: (Span & { readonly weight: number }) | null = null;
		for (const match of approximately(this.bare.slice(inside.start, inside.end), word, most)) {
			const span = this.#between(word, { start: inside.start + match.start, end: inside.start + match.end });
			const agreement = this.agreement(span, context) / Math.max(1, context.before.length + context.after.length);
			const weight = 50 * (1 - match.errors / word.length) + 40 * agreement;
			if (span.end > span.start && weight > (best?.weight ?? 0)) {
				best = { ...span, weight };
			}
		}
		return best === null ? null : { start: best.start, end: best.end };
	}

	/** A loose match without what at its edges is no letter of the word. */
	#between(word: string, { start, end }: Span): Span {
		let [first, last] = [start, end];
		while (first < last && !word.includes(this.bare[first] as string)) {
			first += 1;
		}
		while (last > first && !word.includes(this.bare[last - 1] as string)) {
			last -= 1;
		}
		return { start: splitsPair(this.bare, first) ? first + 1 : first, end: splitsPair(this.bare, last) ? last - 1 : last };
	}
}

/**
 * Where old neighbours begin in what stands behind some words: at once with the first letter, later with two side by
 * side; one alone says little. -1: they do not.
 */
function startOfOld(stretch: string, after: string): number {
	if (stretch !== '' && stretch[0] === after[0]) {
		return 0;
	}
	for (let at = 0; at + 2 <= stretch.length; at += 1) {
		if (after.includes(stretch.slice(at, at + 2))) {
			return at;
		}
	}
	return -1;
}

/** Where old neighbours end in what stands before some words, likewise. */
function endOfOld(stretch: string, before: string): number {
	if (stretch !== '' && stretch.at(-1) === before.at(-1)) {
		return stretch.length;
	}
	for (let at = stretch.length; at >= 2; at -= 1) {
		if (before.includes(stretch.slice(at - 2, at))) {
			return at;
		}
	}
	return -1;
}

/** Whether all letters of a word stand in a text in their order, whatever stands between. */
export function holdsAll(text: string, word: string): boolean {
	let at = 0;
	for (let offset = 0; offset < text.length && at < word.length; offset += 1) {
		at += text[offset] === word[at] ? 1 : 0;
	}
	return at === word.length;
}

/** Whether a text has a letter of a word. */
export function hasLetterOf(text: string, word: string): boolean {
	const letters = new Set(word);
	return [...text].some((letter) => letters.has(letter));
}
