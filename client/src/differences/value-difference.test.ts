import { expect, it } from 'vitest';
import { historyText } from '../text/history.ts';
import { differenceOf, firstWords } from './value-difference.ts';

const wording = historyText.ja;
const number = { type: 'number' } as const;

it('[HV6] a number says by how much it changed, less with △', () => {
	expect(differenceOf({ before: 598, after: 612 }, number, wording)).toBe('+14（+2.3%）');
	expect(differenceOf({ before: 1_200_000, after: 1_000_000 }, number, wording)).toBe('△200,000（△16.7%）');
	expect(differenceOf({ before: 0, after: 5 }, number, wording)).toBe('+5');
	expect(differenceOf({ before: 0.1, after: 0.3 }, number, wording)).toBe('+0.2（+200%）');
	expect(differenceOf({ before: 40, after: 43 }, { type: 'percent' }, wording)).toBe('+3ポイント');
});

it('[HV6] what is no amount has no difference', () => {
	expect(differenceOf({ before: null, after: 5 }, number, wording)).toBeNull();
	expect(differenceOf({ before: '2026-11-20', after: '2026-11-21' }, { type: 'date' }, wording)).toBeNull();
	const refers = { table: 'kpis', number: 'number', name: 'name' };
	expect(differenceOf({ before: 1, after: 2 }, { type: 'number', refers }, wording)).toBeNull();
});

it('[HV6] a row is called by its first words, where the change holds them', () => {
	const columns = [
		{ key: 'day', type: 'date' },
		{ key: 'issue', type: 'text' },
	] as const;
	const cell = (key: string, before: string | null, after: string | null) => ({ key, before, after, by: null });
	expect(firstWords({ kind: 'added', cells: [cell('day', null, '2026-11-20'), cell('issue', null, '減便')] }, columns)).toBe(
		'減便',
	);
	expect(firstWords({ kind: 'removed', cells: [cell('issue', '通院と買い物に行けない人が増えています', null)] }, columns)).toBe(
		'通院と買い物に行けない人が増えて…',
	);
	expect(firstWords({ kind: 'moved', cells: [] }, columns)).toBeNull();
});
