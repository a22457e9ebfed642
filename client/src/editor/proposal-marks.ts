import { proposalPieces } from '@renkei/part-doc';
import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import { quoteOf, type Range } from './anchor-positions.ts';
import type { MarkedThread } from './anchor-threads.ts';

/** Longest new words that are shown in the text (letters); the card has all of them. */
const MOST_SHOWN = 80;

/**
 * Proposed wording as it is shown in the text: what goes is struck, what comes stands behind it. Only attributes of words
 * that are there: the new words are drawn by the style sheet, so that no node stands where somebody composes. Shown while
 * the words are still the ones it was proposed for.
 */
export function proposalMarks(
	doc: Node,
	threads: readonly MarkedThread[],
	ranges: ReadonlyMap<string, Range>,
	words: { readonly removed: string; readonly added: string },
): Decoration[] {
	return threads.flatMap(({ id, anchor, replacement }) => {
		const range = ranges.get(id);
		if (replacement === null || range === undefined || quoteOf(doc, range) !== anchor.quote) {
			return [];
		}
		// Across blocks, or with breaks inside, letters and positions do not run alike: then the whole is one piece.
		const alike = range.to - range.from === anchor.quote.length;
		const stretches = alike
			? knownStretches(anchor.quote, replacement)
			: [{ from: 0, to: range.to - range.from, removed: true, added: replacement, side: 'after' as const }];
		return stretches.map(({ from, to, removed, added, side }) =>
			Decoration.inline(range.from + from, range.from + to, {
				class: [removed ? 'proposal-removed' : '', added === '' ? '' : `proposal-added-${side}`].filter(Boolean).join(' '),
				...(removed ? { title: words.removed } : {}),
				...(added === '' ? {} : { 'data-added': shown(added), 'data-added-word': words.added }),
			}),
		);
	});
}

interface Stretch {
	readonly from: number;
	readonly to: number;
	readonly removed: boolean;
	/** Words that come beside it. */
	readonly added: string;
	readonly side: 'before' | 'after';
}

/** The same proposals are drawn again and again; few stand in one text at a time. */
const known = new Map<string, Stretch[]>();

function knownStretches(quote: string, replacement: string): Stretch[] {
	const key = `${quote}\u0000${replacement}`;
	const stretches = known.get(key) ?? stretchesOf(quote, replacement);
	if (known.size > 500) {
		known.clear();
	}
	known.set(key, stretches);
	return stretches;
}

/** Stretches of a quote that go, or beside which something comes; what comes first of all stands before the first letter. */
export function stretchesOf(quote: string, replacement: string): Stretch[] {
	const stretches: Stretch[] = [];
	let at = 0;
	let first = '';
	for (const { kind, text } of proposalPieces(quote, replacement)) {
		const last = stretches.at(-1);
		if (kind === 'removed') {
			stretches.push({ from: at, to: at + text.length, removed: true, added: '', side: 'after' });
			at += text.length;
		} else if (kind === 'same') {
			at += text.length;
		} else if (at === 0) {
			first = text;
		} else if (last?.to === at) {
			stretches[stretches.length - 1] = { ...last, added: text };
		} else {
			stretches.push({ from: at - lastLetter(quote.slice(0, at)), to: at, removed: false, added: text, side: 'after' });
		}
	}
	return first === '' ? stretches : withFirst(stretches, first, quote);
}

function withFirst(stretches: readonly Stretch[], first: string, quote: string): Stretch[] {
	const [head, ...rest] = stretches;
	if (head?.from === 0 && head.removed) {
		return [{ ...head, added: first + head.added }, ...rest];
	}
	return [{ from: 0, to: [...quote][0]?.length ?? 0, removed: false, added: first, side: 'before' }, ...stretches];
}

const lastLetter = (text: string): number => [...text].at(-1)?.length ?? 0;

function shown(words: string): string {
	const letters = [...words.replaceAll('\n', '⏎')];
	return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join('')}…` : letters.join('');
}
