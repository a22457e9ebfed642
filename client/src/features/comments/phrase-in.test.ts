import { describe, expect, it } from 'vitest';
import { faultOfPhrase, phraseIn } from './phrase-in.ts';

describe('a stock phrase in a comment', () => {
	it('[OI12] it goes in at the caret, in the place of what is chosen, and the caret stands behind it', () => {
		expect(phraseIn('', '出典を。', { start: 0, end: 0 })).toEqual({ text: '出典を。', caret: 4 });
		expect(phraseIn('前後', '中', { start: 1, end: 1 })).toEqual({ text: '前中後', caret: 2 });
		expect(phraseIn('前古い後', '新', { start: 1, end: 3 })).toEqual({ text: '前新後', caret: 2 });
	});

	it('[OI12] what would become too long does not go in', () => {
		expect(phraseIn('長'.repeat(3999), '字', { start: 0, end: 0 })?.text).toHaveLength(4000);
		expect(phraseIn('長'.repeat(4000), '字', { start: 0, end: 0 })).toBeNull();
		expect(phraseIn('長'.repeat(4000), '字', { start: 0, end: 1 })?.text).toHaveLength(4000);
	});

	it('[OI11] words are kept that are there, new and not too long', () => {
		expect(faultOfPhrase(' 新しい文 ', ['文'], 500)).toBeNull();
		expect(faultOfPhrase('　\n', [], 500)).toBe('nothing');
		expect(faultOfPhrase('字'.repeat(501), [], 500)).toBe('tooLong');
		expect(faultOfPhrase(' 文 ', ['文'], 500)).toBe('again');
	});
});
