import { isAllowedLink } from '@renkei/part-doc';
import { expect, it } from 'vitest';
import { find } from './find-links.ts';

it('[ED20] a pasted address ends where the Japanese sentence goes on', () => {
	const text = '公表先は「https://www.example.jp/kpi?year=8」です。連絡はmailto:kikaku@example.jp、または電話。';
	const found = find(text);
	expect(found.map(({ href }) => href)).toEqual(['https://www.example.jp/kpi?year=8', 'mailto:kikaku@example.jp']);
	expect(found.every(({ href, start, end }) => text.slice(start, end) === href && isAllowedLink(href))).toBe(true);
});

it('[ED21] a full stop or a closing bracket at the end is no part of an address; words without a protocol are no address', () => {
	expect(find('(see https://example.jp/a).').map(({ href }) => href)).toEqual(['https://example.jp/a']);
	expect(find('www.example.jp と kikaku@example.jp')).toEqual([]);
});
