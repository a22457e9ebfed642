import { expect, it } from 'vitest';
import { isCommentKey, threadToOpen } from './place-comment.tsx';
import { placeAfter } from './stops.ts';

const key = { ctrlKey: true, altKey: true, code: 'KeyM', key: 'm', keyCode: 77, nativeEvent: { isComposing: false } };

it('[GR34] Ctrl+Alt+M comments on a place, and stays the input method’s while it composes', () => {
	expect(isCommentKey(key as never)).toBe(true);
	expect(isCommentKey({ ...key, altKey: false } as never)).toBe(false);
	expect(isCommentKey({ ...key, keyCode: 229 } as never)).toBe(false);
});

it('[GR34] a press leads to the first open comment of a place, and on to the next from one that is shown', () => {
	expect(threadToOpen(['a', 'b'], null)).toBe('a');
	expect(threadToOpen(['a', 'b'], 'elsewhere')).toBe('a');
	expect(threadToOpen(['a', 'b'], 'a')).toBe('b');
	expect(threadToOpen(['a', 'b'], 'b')).toBe('a');
	expect(threadToOpen([], 'a')).toBeNull();
});

it('[GR34] the figures of a table are one stop of the Tab key, and arrows go from one to the next', () => {
	const rows = [
		['a1', 'a2'],
		['b1', 'b2'],
	];
	expect(placeAfter(rows, 'a1', 'ArrowRight')).toBe('a2');
	expect(placeAfter(rows, 'a2', 'ArrowDown')).toBe('b2');
	expect(placeAfter(rows, 'b2', 'Home')).toBe('b1');
	expect(placeAfter(rows, 'b2', 'ArrowRight')).toBeNull();
	expect(placeAfter(rows, 'b2', 'Tab')).toBeNull();
});
