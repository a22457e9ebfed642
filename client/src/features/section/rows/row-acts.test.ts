import { addRow, rowsOf } from '@renkei/part-doc';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block } from './block.ts';
import { rowActs } from './row-acts.ts';

const block: Block = { kind: 'table', spec: { key: 'issues', title: '課題', help: '', minRows: 1, columns: [] } };
const acts = (doc: Y.Doc) => rowActs(doc, block, rowsOf(doc, 'issues'));
const order = (doc: Y.Doc) =>
	rowsOf(doc, 'issues')
		.filter((row) => !row.deleted)
		.map((row) => row.id);

function threeRows(): Y.Doc {
	const doc = new Y.Doc();
	addRow(doc, 'issues', 'a', null);
	addRow(doc, 'issues', 'b', 'a');
	addRow(doc, 'issues', 'c', 'b');
	return doc;
}

it('[SE40] a row moves one place up or down, and stays at the ends', () => {
	const doc = threeRows();
	acts(doc).move('c', 'up');
	expect(order(doc)).toEqual(['a', 'c', 'b']);
	acts(doc).move('a', 'down');
	expect(order(doc)).toEqual(['c', 'a', 'b']);
	acts(doc).move('c', 'up');
	acts(doc).move('b', 'down');
	expect(order(doc)).toEqual(['c', 'a', 'b']);
});

it('[SE41] moving steps over deleted rows', () => {
	const doc = threeRows();
	acts(doc).remove('b');
	acts(doc).move('c', 'up');
	expect(order(doc)).toEqual(['c', 'a']);
	acts(doc).restore('b');
	expect(order(doc)).toHaveLength(3);
});

it('[SE42] the first value of a blank row makes the row; emptying a blank row makes none', () => {
	const doc = new Y.Doc();
	acts(doc).write('n', 'issue', null);
	expect(order(doc)).toEqual([]);
	acts(doc).write('n', 'issue', '通院が難しい');
	expect(rowsOf(doc, 'issues').map((row) => row.cells)).toEqual([{ issue: '通院が難しい' }]);
	acts(doc).write('n', 'issue', null);
	expect(rowsOf(doc, 'issues').map((row) => row.cells)).toEqual([{}]);
});
