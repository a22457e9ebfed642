import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commentPieces } from './comment-pieces.ts';

it('[RE7] a long draft becomes several comments, cut at the ends of lines', () => {
	expect(commentPieces('短い文', 10)).toEqual(['短い文']);
	expect(commentPieces('一行目。\n二行目。\n三行目。', 10)).toEqual(['一行目。\n二行目。', '三行目。']);
	expect(commentPieces('あいうえおかきくけこさ', 10)).toEqual(['あいうえおかきくけこ', 'さ']);
	expect(commentPieces('あいう𠮷え', 4)).toEqual(['あいう', '𠮷え']);
	expect(commentPieces('  \n ', 10)).toEqual([]);
});

it('[RE7] no letter is lost and no piece is too long', () => {
	const letters = (text: string) => text.replace(/\s/g, '');
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom('あ', '𠮷', '\n', ' ', 'a'), maxLength: 80 }),
			fc.integer({ min: 2, max: 20 }),
			(text, longest) => {
				const pieces = commentPieces(text, longest);
				expect(letters(pieces.join(''))).toBe(letters(text));
				expect(pieces.every((piece) => piece.length <= longest && piece === piece.trim())).toBe(true);
			},
		),
	);
});
