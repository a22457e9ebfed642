import type { Piece } from '@renkei/plan';
import { diffArrays } from 'diff';

// `diffWords` joins white space to words and calls words equal that differ in it: then the old text cannot be had back.
// Pure: a browser that compares nothing need not have it.
const segmenter = /* @__PURE__ */ new Intl.Segmenter('ja', { granularity: 'word' });

/** Words that two texts may differ in before they are told as one text for another: the cost is its square. */
const MOST_WORDS = 400;

const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * What stayed, went and came between two texts, by Japanese words. Same and removed pieces give the old text, same and
 * added ones the new text. Texts that differ too much are one removed and one added piece.
 */
export function wordPieces(before: string, after: string): Piece[] {
	if (before === after) {
		return said([{ kind: 'same', text: after }]);
	}
	const runs = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_WORDS });
	if (runs === undefined) {
		return said([
			{ kind: 'removed', text: before },
			{ kind: 'added', text: after },
		]);
	}
	// jsdiff tells what went before what came, each once between two words that stayed.
	return runs.map(({ removed, added, value }) => ({
		kind: removed ? 'removed' : added ? 'added' : 'same',
		text: value.join(''),
	}));
}

const said = (pieces: readonly Piece[]): Piece[] => pieces.filter(({ text }) => text !== '');
