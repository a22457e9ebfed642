import { describe, expect, it } from 'vitest';
import { sameOrder } from './thread-places.tsx';

describe('the places of threads', () => {
	it('[AN14] say the same while all words only shift', () => {
		expect(sameOrder({ a: 3, b: 9, c: null }, { a: 4, b: 12, c: null })).toBe(true);
		expect(sameOrder({ a: 3, b: 3 }, { b: 5, a: 5 })).toBe(true);
	});

	it('[AN14] say something else when the order changes, words are lost or found, or a thread comes', () => {
		expect(sameOrder(undefined, {})).toBe(false);
		expect(sameOrder({ a: 3, b: 9 }, { a: 9, b: 3 })).toBe(false);
		expect(sameOrder({ a: 3, b: 9 }, { a: 3, b: 3 })).toBe(false);
		expect(sameOrder({ a: 3, b: 9 }, { a: 3, b: null })).toBe(false);
		expect(sameOrder({ a: 3, b: null }, { a: 3, b: 9 })).toBe(false);
		expect(sameOrder({ a: 3 }, { a: 3, b: 9 })).toBe(false);
	});
});
