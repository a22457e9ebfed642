import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proposalPieces } from './proposal-pieces.ts';

const brief = (before: string, after: string) => proposalPieces(before, after).map(({ kind, text }) => `${kind} ${text}`);

it('[PW17] a proposal is read as words that go and words that come, not letter by letter', () => {
	expect(brief('町村ごとに分かれている', '一つになっていない')).toEqual([
		'removed 町村ごとに分かれている',
		'added 一つになっていない',
	]);
	expect(brief('見守りの記録も', '見守りの様子の記録も')).toEqual(['same 見守りの', 'added 様子の', 'same 記録も']);
	expect(brief('同じ', '同じ')).toEqual(['same 同じ']);
});

it('[PW17] it gives back both texts', () => {
	const text = fc
		.array(fc.constantFrom('町村', 'ごと', 'に', '分かれ', 'て', 'いる', '。', '\n', '𠮷'), { maxLength: 12 })
		.map((all) => all.join(''));
	fc.assert(
		fc.property(text, text, (before, after) => {
			const pieces = proposalPieces(before, after);
			const without = (kind: string) =>
				pieces
					.filter((piece) => piece.kind !== kind)
					.map((piece) => piece.text)
					.join('');
			expect([without('added'), without('removed')]).toEqual([before, after]);
		}),
		{ numRuns: 300, seed: 7 },
	);
});
