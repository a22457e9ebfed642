import { expect, it } from 'vitest';
import { nextFocus } from './next-focus.ts';

it('[IB6] the next row has the focus after one is ticked off, at the end the one before, and none where none is left', () => {
	expect(nextFocus(['a', 'b', 'c'], 'a')).toBe('b');
	expect(nextFocus(['a', 'b', 'c'], 'b')).toBe('c');
	expect(nextFocus(['a', 'b', 'c'], 'c')).toBe('b');
	expect(nextFocus(['a'], 'a')).toBeNull();
});
