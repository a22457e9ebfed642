import type { PartSnapshot, PartSpec, Scalar } from '@renkei/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSnapshots } from './compare-parts.ts';
import { compareFields, compareRows } from './compare-values.ts';

const value = { type: 'text', required: false, help: '' } as const;
const spec: PartSpec = {
	question: '',
	guide: null,
	fields: [
		{ ...value, key: 'summary', title: '要約' },
		{ ...value, key: 'months', title: '月数' },
	],
	tables: ['lines', 'bearers'].map((key) => ({
		key,
		title: key,
		help: '',
		minRows: 0,
		columns: [
			{ ...value, key: 'name', title: '名前' },
			{ ...value, key: 'yen', title: '金額' },
		],
	})),
};

type Cells = Readonly<Record<string, Scalar>>;
/** A snapshot with rows as `[id, cells]`. */
const snapshot = (fields: Cells, ...tables: readonly (readonly (readonly [string, Cells])[])[]): PartSnapshot => ({
	blocks: [],
	fields,
	tables: spec.tables.map(({ key }, at) => ({ key, rows: (tables[at] ?? []).map(([id, cells]) => ({ id, cells })) })),
});
const rowsOf = (...ids: readonly string[]) => ids.map((id) => [id, { name: id }] as const);
/** Changes of rows as `kind id number key:before→after …`. */
const compared = (before: PartSnapshot, after: PartSnapshot): string[] =>
	compareRows(before, after, spec).map(({ kind, row, number, cells }) =>
		[kind, row, number, ...cells.map((cell) => `${cell.key}:${cell.before ?? ''}→${cell.after ?? ''}`)].join(' '),
	);

describe('fields', () => {
	it('[HI12] with another value are told in the order of the template, empty as null', () => {
		expect(compareFields(snapshot({ months: 12, summary: '移動' }), snapshot({ months: 36 }), spec)).toEqual([
			{ key: 'summary', before: '移動', after: null },
			{ key: 'months', before: 12, after: 36 },
		]);
		expect(compareFields(snapshot({ months: 12 }), snapshot({ months: 12 }), spec)).toEqual([]);
	});

	it('[HI12a] tell false, zero and the word for a number apart from nothing and from each other', () => {
		expect(compareFields(snapshot({ summary: false, months: 0 }), snapshot({ months: '0' }), spec)).toEqual([
			{ key: 'summary', before: false, after: null },
			{ key: 'months', before: 0, after: '0' },
		]);
	});
});

describe('rows', () => {
	it('[HI13] that came or went are told with all they hold, changed ones with the cells that changed, in column order', () => {
		const before = snapshot({}, [
			['a', { yen: 5, name: '車両' }],
			['b', { yen: 7, name: '予約' }],
		]);
		const after = snapshot({}, [
			['c', { yen: 1, name: '広報' }],
			['b', { yen: 8, name: '予約' }],
		]);
		expect(compared(before, after)).toEqual([
			'removed a 1 name:車両→ yen:5→',
			'added c 1 name:→広報 yen:→1',
			'changed b 2 yen:7→8',
		]);
	});

	it('[HI13] are numbered where they stand now, and those that went where they stood', () => {
		expect(compared(snapshot({}, rowsOf('a', 'b', 'c')), snapshot({}, rowsOf('a', 'd')))).toEqual([
			'removed b 2 name:b→',
			'removed c 3 name:c→',
			'added d 2 name:→d',
		]);
	});

	it('[HI13] of another table are told after those of the first', () => {
		const changes = compareRows(snapshot({}, [], rowsOf('x')), snapshot({}, rowsOf('y'), []), spec);
		expect(changes.map(({ table, kind }) => `${table} ${kind}`)).toEqual(['lines added', 'bearers removed']);
	});

	it('[HI14] are moved when they stand elsewhere among those that stayed: only the ones that really went somewhere', () => {
		const before = snapshot({}, rowsOf('a', 'b', 'c', 'd'));
		expect(compared(before, snapshot({}, rowsOf('b', 'c', 'd', 'a')))).toEqual(['moved a 4']);
		expect(compared(before, snapshot({}, rowsOf('x', 'b', 'c', 'd')))).toEqual(['removed a 1 name:a→', 'added x 1 name:→x']);
	});

	it('[HI14a] moved and changed count as changed', () => {
		const before = snapshot({}, rowsOf('a', 'b', 'c'));
		const after = snapshot({}, [...rowsOf('b', 'c'), ['a', { name: '別' }]]);
		expect(compared(before, after)).toEqual(['changed a 3 name:a→別']);
	});

	it('[HI15] with nothing in them change nothing when they come or go', () => {
		expect(compared(snapshot({}, [['a', {}]]), snapshot({}, [['b', {}]]))).toEqual([]);
	});

	it('[HI14] that did not move keep their order, whatever the order was', () => {
		const all = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
		const order = fc.shuffledSubarray([...all]);
		fc.assert(
			fc.property(order, order, (one, other) => {
				const [before, after] = [snapshot({}, rowsOf(...one)), snapshot({}, rowsOf(...other))];
				const changed = new Set(compareRows(before, after, spec).map(({ row }) => row));
				const still = (ids: readonly string[]): string[] => ids.filter((id) => !changed.has(id));
				expect(still(one)).toEqual(still(other));
				expect(compareRows(after, after, spec)).toEqual([]);
			}),
		);
	});
});

describe('a part', () => {
	it('[HI16] is compared in its blocks, its fields and its rows; with itself nothing differs', () => {
		const block = { kind: 'paragraph', form: '' } as const;
		const before = { ...snapshot({ months: 1 }, rowsOf('a')), blocks: [{ ...block, id: 'a', text: '変わらない。' }] };
		const after = {
			...snapshot({ months: 2 }, rowsOf('a', 'b')),
			blocks: [...before.blocks, { ...block, id: 'b', text: '新しい。' }],
		};
		const changes = compareSnapshots(before, after, spec);
		expect(changes.blocks.map(({ kind }) => kind)).toEqual(['same', 'added']);
		expect([changes.fields.length, changes.rows.length]).toEqual([1, 1]);
		const none = compareSnapshots(after, after, spec);
		expect([none.blocks.filter(({ kind }) => kind !== 'same'), none.fields, none.rows]).toEqual([[], [], []]);
	});
});
