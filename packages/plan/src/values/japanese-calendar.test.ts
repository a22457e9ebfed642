import { expect, it } from 'vitest';
import { dayOf, eraYear, readDay } from './japanese-calendar.ts';

it('[TX1] a date is read as an office writes it', () => {
	for (const text of [
		'令和8年11月24日',
		'R8.11.24',
		'r8/11/24',
		'2026/11/24',
		'2026-11-24',
		'２０２６年１１月２４日',
		'20261124',
	]) {
		expect(readDay(text), text).toBe('2026-11-24');
	}
	expect(readDay('令和元年5月1日')).toBe('2019-05-01');
});

it('[TX1] what is no date is not guessed', () => {
	expect(readDay('令和8年2月28日')).toBe('2026-02-28');
	for (const text of ['令和8年2月30日', '8/11/24', '11月24日', 'あす', '']) {
		expect(readDay(text), text).toBeNull();
	}
});

it('[TX2] years are named by their era', () => {
	expect(eraYear({ year: 2026, month: 11, day: 24 })).toBe('令和8年');
	expect(eraYear({ year: 2019, month: 5, day: 1 })).toBe('令和元年');
	expect(eraYear({ year: 2019, month: 4, day: 30 })).toBe('平成31年');
	expect(dayOf('2026-13-01')).toBeNull();
});
