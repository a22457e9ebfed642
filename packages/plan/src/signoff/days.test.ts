import { expect, it } from 'vitest';
import { dayOf } from '../values/japanese-calendar.ts';
import { faultOfDecidedOn, mayBeLastDay, refusalOfEnd, yearsAfter } from './days.ts';

it('[SP14][SG61] on 29 February the years around it end on days that there are', () => {
	const leap = '2028-02-29';
	expect([3, 4, 10, -3, -4].map((years) => yearsAfter(leap, years))).toEqual([
		...['2031-02-28', '2032-02-29', '2038-02-28', '2025-02-28', '2024-02-29'],
	]);
	for (const years of [3, -3]) {
		expect(dayOf(yearsAfter(leap, years))).not.toBeNull();
	}
	expect(['2031-02-28', '2031-03-01'].map((day) => mayBeLastDay(day, leap))).toEqual([true, false]);
	expect(['2025-02-28', '2025-02-27'].map((day) => faultOfDecidedOn(day, leap))).toEqual([null, 'past']);
	expect(yearsAfter('2026-11-29', -3)).toBe('2023-11-29');
});

it('[SP15] a seat ends within ten years, on no day that is over and not before it begins', () => {
	const today = '2026-11-29';
	const may = (to: string | null, from = today) => refusalOfEnd({ from, to, today }) === null;
	expect([null, today, '2036-11-29'].map((to) => may(to))).toEqual([true, true, true]);
	expect(['2026-11-28', '2036-11-30'].map((to) => may(to))).toEqual([false, false]);
	expect([may('2026-12-01', '2026-12-01'), may('2026-12-01', '2026-12-02')]).toEqual([true, false]);
});
