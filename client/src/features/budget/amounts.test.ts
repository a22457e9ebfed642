import { expect, it } from 'vitest';
import { gathered, spellsOf } from './amounts.ts';

const year = (which: number, cost: number) => ({ year: `${which}年目`, cost, funding: '一般財源', saving: 0 });

it('[BG8] later years that cost the same are said once; others year by year, and the first year is none of them', () => {
	expect(spellsOf([year(1, 9), year(2, 5), year(3, 5)])).toEqual([{ years: '2年目', cost: 5 }]);
	expect(spellsOf([year(1, 9), year(2, 5), year(3, 6)])).toEqual([
		{ years: '2年目', cost: 5 },
		{ years: '3年目', cost: 6 },
	]);
	expect(spellsOf([year(1, 9)])).toEqual([]);
	expect(spellsOf([])).toEqual([]);
});

it('[BG6] says of a body’s missing figure once for all lines that wait for it', () => {
	const missing = (line: number, body: string) => ({ kind: 'population-missing' as const, line, body });
	expect(gathered([missing(2, 'a'), missing(2, 'b'), missing(5, 'a')])).toEqual([
		{ kind: 'population-missing', body: 'a', lines: [2, 5] },
		{ kind: 'population-missing', body: 'b', lines: [2] },
	]);
});
