import { expect, it } from 'vitest';
import { cellsOf, htmlOf, plainCell, tsvOf } from './clipboard.ts';

it('[GR10] a line break inside quotes belongs to its cell, and the empty line at the end is none', () => {
	expect(cellsOf('通院\t"1行目\n2行目"\r\n\t""\r\n')).toEqual([
		['通院', '1行目\n2行目'],
		['', ''],
	]);
});

it('[GR10] empty cells keep their place, at the ends too', () => {
	expect(cellsOf('\t1\t\r\n\t\t\r\n')).toEqual([
		['', '1', ''],
		['', '', ''],
	]);
	expect(cellsOf('')).toEqual([]);
});

it('[GR10] quotes inside quotes are doubled; one that is never closed is a letter', () => {
	expect(cellsOf('"「""実証""」"\tい')).toEqual([['「"実証"」', 'い']]);
	expect(cellsOf('"24インチ\tい\nう\tえ')).toEqual([
		['"24インチ', 'い'],
		['う', 'え'],
	]);
});

it('[GR11] what is copied comes back as it was', () => {
	const cells = [
		['予約・配車', '1行目\n2行目', '"引用"'],
		['', '-5', '=SUM(A1)'],
		['+81-3', '@me', 'タブ\tあり'],
	];
	expect(cellsOf(tsvOf(cells))).toEqual(cells);
});

it('[GR11] words that look like a formula reach a spreadsheet as words, figures as figures', () => {
	expect(tsvOf([['=1+1', '-5', '-5人', '1,234']])).toBe("'=1+1\t-5\t'-5人\t1,234");
	expect(htmlOf([['<b>', '12']])).toContain(`<td style='mso-number-format:"\\@"'>&#60;b&#62;</td><td>12</td>`);
});

it('[GR11] a figure is copied without its △ and commas; a row that a number names by its words', () => {
	expect(plainCell(-1234, '△1,234')).toBe('-1234');
	expect(plainCell(2, '2 予約数（件）')).toBe('2 予約数（件）');
	expect(plainCell('2026-11-24', '令和8年11月24日')).toBe('令和8年11月24日');
});
