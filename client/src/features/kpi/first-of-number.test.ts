import { expect, it } from 'vitest';
import { firstOfNumber } from './first-of-number.ts';

it('[GR34] a KPI without a number cannot be named by a comment, and of two with the same the first is', () => {
	const kpis = [
		{ no: 2, name: 'a' },
		{ no: null, name: 'b' },
		{ no: 2, name: 'c' },
		{ no: 1, name: 'd' },
	];
	expect(firstOfNumber(kpis).map(({ no, kpi }) => `${no} ${kpi.name}`)).toEqual(['2 a', '1 d']);
});
