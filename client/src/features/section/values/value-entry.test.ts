import { describe, expect, it } from 'vitest';
import { readEntry, showValue } from './value-entry.ts';

const people = { type: 'number', unit: '人' } as const;
const yen = { type: 'yen' } as const;
const thousand = { type: 'thousand-yen' } as const;
const value = (of: string | number) => ({ kind: 'value', value: of });
const refused = (fault: string) => ({ kind: 'refused', fault });

describe('figures', () => {
	it('[SE1] full-width digits, separators and the unit of the field are read', () => {
		expect(readEntry('１，２３４', people)).toEqual(value(1234));
		expect(readEntry(' 1,284 人', people)).toEqual(value(1284));
		expect(readEntry('41.3％', { type: 'percent' })).toEqual(value(41.3));
		expect(readEntry('０', people)).toEqual(value(0));
	});

	it('[SE2] every sign that papers use for a minus is a minus', () => {
		for (const sign of ['△', '▲', '−', '－', '-', 'ー', '‐', '–']) {
			expect(readEntry(`${sign}５`, people)).toEqual(value(-5));
		}
	});

	it('[SE3] words beside the figure are not guessed away', () => {
		expect(readEntry('500', people)).toEqual(value(500));
		expect(readEntry('約500', people)).toEqual(refused('not-a-number'));
		expect(readEntry('500件', people)).toEqual(refused('not-a-number'));
		expect(readEntry('1,23', people)).toEqual(refused('not-a-number'));
	});

	it('[SE4] money with its unit becomes whole steps of the field, never rounded', () => {
		expect(readEntry('120万円', yen)).toEqual(value(1_200_000));
		expect(readEntry('1.2億円', yen)).toEqual(value(120_000_000));
		expect(readEntry('15,000円', thousand)).toEqual(value(15));
		expect(readEntry('15,500円', thousand)).toEqual(refused('not-whole'));
		expect(readEntry('0.5', yen)).toEqual(refused('not-whole'));
	});

	it('[SE5] a figure is shown with separators and △', () => {
		expect(showValue(1234, people)).toBe('1,234');
		expect(showValue(-5, people)).toBe('△5');
		expect(showValue(41.3, people)).toBe('41.3');
		expect(showValue(null, people)).toBe('');
	});
});

describe('dates', () => {
	it('[SE6] the usual ways to write a day give one ISO date', () => {
		for (const text of [
			'R8.11.24',
			'2026/11/24',
			'令和８年11月24日',
			'r8-11-24',
			'2026年11月24日',
			'20261124',
			'２０２６．１１．２４',
		]) {
			expect(readEntry(text, { type: 'date' })).toEqual(value('2026-11-24'));
		}
		expect(readEntry('令和元年５月１日', { type: 'date' })).toEqual(value('2019-05-01'));
	});

	it('[SE7] a day that does not exist and a year without its era are refused', () => {
		expect(readEntry('R8.2.28', { type: 'date' })).toEqual(value('2026-02-28'));
		expect(readEntry('R8.2.29', { type: 'date' })).toEqual(refused('not-a-date'));
		expect(readEntry('8/11/24', { type: 'date' })).toEqual(refused('not-a-date'));
		expect(readEntry('来春', { type: 'date' })).toEqual(refused('not-a-date'));
		expect(readEntry('令和8年11月', { type: 'date' })).toEqual(refused('not-a-date'));
	});

	it('[SE8] months are read and shown without a day', () => {
		expect(readEntry('令和７年１月', { type: 'month' })).toEqual(value('2025-01'));
		expect(readEntry('R7.1', { type: 'month' })).toEqual(value('2025-01'));
		expect(readEntry('2025/13', { type: 'month' })).toEqual(refused('not-a-month'));
		expect(showValue('2025-01', { type: 'month' })).toBe('令和7年1月');
	});

	it('[SE9] an ISO date is shown in its era, the first year as 元年', () => {
		expect(showValue('2026-11-24', { type: 'date' })).toBe('令和8年11月24日');
		expect(showValue('2019-05-01', { type: 'date' })).toBe('令和元年5月1日');
		expect(showValue('2019-04-30', { type: 'date' })).toBe('平成31年4月30日');
		expect(showValue('2019-05', { type: 'month' })).toBe('令和元年5月');
	});
});

it('[SE10] free text is kept letter by letter', () => {
	expect(readEntry('㈱月影①', { type: 'text' })).toEqual(value('㈱月影①'));
	expect(readEntry('  ', { type: 'text' })).toEqual({ kind: 'empty' });
});
