import type { ThreadView } from '@renkei/api';
import { addRow, deleteRow, setCell, setField } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { valueWords } from '../../text/value-words.ts';
import { figureValue, valuesIn } from './place-values.ts';

const spec = {
	fields: [{ key: 'population', title: '人口', type: 'number', unit: '人', required: false, help: '' }],
	tables: [
		{
			key: 'costs',
			title: '費用',
			help: '',
			columns: [{ key: 'amount', title: '金額', type: 'thousand-yen', required: false, help: '' }],
		},
	],
} as unknown as PartSpec;
const on = (id: string, place: Partial<ThreadView['place']>): ThreadView =>
	({ id, part: 'p', place: { kind: 'part', key: null, row: null, column: null, title: '', ...place } }) as ThreadView;
const onCell = (id: string, row: string, column = 'amount') => on(id, { kind: 'cell', key: 'costs', row, column });

let doc: Y.Doc;
const now = (...threads: readonly ThreadView[]) => valuesIn(doc, spec, threads, valueWords('ja', []).alone);

beforeEach(() => {
	doc = new Y.Doc();
	setField(doc, 'population', 5462);
	addRow(doc, 'costs', 'a', null, { amount: 1 });
	addRow(doc, 'costs', 'b', 'a', { amount: 12_345 });
});

describe('[GR35] a comment tells what its place holds now', () => {
	it('[GR35] a field and a cell in words with their unit, the cell with the number of its row', () => {
		expect(now(on('f', { kind: 'field', key: 'population' }), onCell('c', 'b'), on('whole', {}))).toEqual({
			f: { valueNow: '5,462人', rowNumber: null, gone: false },
			c: { valueNow: '12,345千円', rowNumber: 2, gone: false },
		});
	});

	it('[GR35] a row that was deleted is gone and counts no more; an emptied cell is there', () => {
		deleteRow(doc, 'costs', 'a');
		setCell(doc, 'costs', 'b', 'amount', null);
		expect(now(onCell('gone', 'a'), onCell('empty', 'b'), onCell('never', 'c'))).toEqual({
			gone: { valueNow: null, rowNumber: null, gone: true },
			empty: { valueNow: null, rowNumber: 1, gone: false },
			never: { valueNow: null, rowNumber: null, gone: true },
		});
	});

	it('[GR35] a field or column that the template no longer has is gone, and so is a figure that nobody computes', () => {
		expect(now(on('f', { kind: 'field', key: 'old' }), onCell('c', 'a', 'old'))).toMatchObject({
			f: { gone: true },
			c: { gone: true },
		});
		expect(figureValue(null).gone).toBe(true);
		expect(figureValue('')).toEqual({ valueNow: null, rowNumber: null, gone: false });
	});
});
