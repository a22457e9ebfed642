import { expect, it } from 'vitest';
import { namedRows } from './references.tsx';

const refers = { table: 'kpis', number: 'no', name: 'name', unit: 'unit' };
const withUnit = (title: string, unit: string) => `${title}（${unit}）`;
const row = (cells: Readonly<Record<string, string | number>>, deleted = false) => ({
	id: JSON.stringify(cells),
	deleted,
	cells,
});

it('[SE43] a number is named by the words and the unit of its row', () => {
	const rows = [row({ no: 1, name: '登録者数', unit: '人' }), row({ no: 2, name: '運行費' }), row({ no: 3 })];
	expect(namedRows(rows, refers, withUnit).map(({ words }) => words)).toEqual(['1 登録者数（人）', '2 運行費', '3']);
});

it('[SE44] rows without a number and deleted rows cannot be named', () => {
	expect(
		namedRows([row({ no: 1, name: '登録者数' }), row({ name: '運行費' }), row({ no: 3 }, true)], refers, withUnit),
	).toHaveLength(1);
});
