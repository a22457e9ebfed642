import { expect, it } from 'vitest';
import { median, quantile, quieterHalf, ratio } from './numbers.ts';

it('[BE1] a median is the middle value, or the mean of the two in the middle; what is no number does not count', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([4, 1, Number.NaN, 2, 3])).toBe(2.5);
	expect(median([])).toBeNaN();
});

it('[BE2] a quantile is a value that was measured', () => {
	const values = Array.from({ length: 100 }, (_, at) => 100 - at);
	expect(quantile(values, 0.5)).toBe(51);
	expect(quantile(values, 0.99)).toBe(100);
	expect(quantile([7], 0.99)).toBe(7);
	expect(quantile([], 0.5)).toBeNaN();
});

it('[BE3] of several runs the quieter half counts, rounded up', () => {
	const runs = [{ noise: 80 }, { noise: 3 }, { noise: 20 }];
	expect(quieterHalf(runs)).toEqual([{ noise: 3 }, { noise: 20 }]);
	expect(quieterHalf([{ noise: 80 }])).toEqual([{ noise: 80 }]);
});

it('[BE4] a ratio to nothing, or of nothing, says nothing', () => {
	expect(ratio(3, 2)).toBe(1.5);
	expect(ratio(3, 0)).toBeNaN();
	expect(ratio(Number.NaN, 2)).toBeNaN();
});
