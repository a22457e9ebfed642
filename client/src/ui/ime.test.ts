import { expect, it } from 'vitest';
import { isComposing } from './ime.ts';

it('[UI1] the Enter that confirms kanji is told from the Enter that sends', () => {
	expect(isComposing({ keyCode: 13, isComposing: false })).toBe(false);
	expect(isComposing({ keyCode: 13, isComposing: true })).toBe(true);
	expect(isComposing({ keyCode: 229, isComposing: false })).toBe(true);
	expect(isComposing({ keyCode: 13, nativeEvent: { isComposing: true } })).toBe(true);
});
