import type { PartSpec } from '@renkei/plan';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { fieldsOf, openDoc, proseOf } from '../roots.ts';
import { addRow, deleteRow, moveRow, setCell } from '../rows.ts';
import { seedUpdate } from '../seed.ts';
import { blockId, cellKey, watchTouches } from './touches.ts';

const column = { type: 'text', required: false, help: '' } as const;
const spec: PartSpec = {
	question: '',
	guide: null,
	fields: [{ key: 'title', title: '名称', type: 'text', required: false, help: '' }],
	tables: [
		{
			key: 'issues',
			title: '課題',
			help: '',
			minRows: 0,
			columns: [
				{ key: 'issue', title: '課題', ...column },
				{ key: 'cause', title: '原因', ...column },
			],
		},
	],
};
const seed = {
	prose: ['一つめ。', '二つめ。', { list: ['項目一', '項目二'] }],
	fields: { title: '計画' },
	tables: { issues: [{ issue: '足がない' }, { issue: '電話だけ' }] },
};

/** A watched document, and somebody's change of it as an update from elsewhere. */
function watched() {
	const doc = openDoc(seedUpdate(seed));
	let who = '';
	const touches = watchTouches(doc, spec, () => who);
	return {
		doc,
		touches,
		change(by: string, work: (doc: Y.Doc) => void) {
			const other = openDoc(Y.encodeStateAsUpdate(doc));
			const before = Y.encodeStateVector(other);
			work(other);
			who = by;
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, before));
		},
	};
}
const block = (doc: Y.Doc, at: number) => proseOf(doc).get(at) as Y.XmlElement;
const words = (doc: Y.Doc, at: number) => block(doc, at).get(0) as Y.XmlText;
const item = (doc: Y.Doc, at: number) => (block(doc, 2).get(at) as Y.XmlElement).get(0) as Y.XmlElement;

it('[HI27] names of each block who changed it last: its words, how it looks, that it came, that it went', () => {
	const { doc, touches, change } = watched();
	const ids = [0, 1].map((at) => blockId(block(doc, at)));
	const items = [0, 1].map((at) => blockId(item(doc, at)));
	change('山田', (other) => words(other, 0).insert(0, 'まず'));
	change('佐藤', (other) => words(other, 0).format(0, 2, { bold: {} }));
	expect(touches.blocks).toEqual(new Map([[ids[0], '佐藤']]));
	change('中村', (other) => proseOf(other).delete(1, 1));
	expect(touches.blocks.get(ids[1] as string)).toBe('中村');
	change('高橋', (other) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText('三つめ。')]);
		proseOf(other).insert(0, [paragraph]);
	});
	expect(touches.blocks.get(blockId(block(doc, 0)))).toBe('高橋');
	// With the list both of its items go.
	change('井上', (other) => proseOf(other).delete(2, 1));
	expect(items.map((id) => touches.blocks.get(id))).toEqual(['井上', '井上']);
});

it('[HI27] names of each field, cell and row who changed it last', () => {
	const { touches, change } = watched();
	change('山田', (other) => fieldsOf(other).set('title', '連携計画'));
	expect(touches.fields).toEqual(new Map([['title', '山田']]));
	change('佐藤', (other) => setCell(other, 'issues', 'seed-1', 'cause', '減便'));
	change('高橋', (other) => setCell(other, 'issues', 'seed-1', 'issue', null));
	expect(touches.cells.get(cellKey('issues', 'seed-1', 'cause'))).toBe('佐藤');
	expect(touches.cells.get(cellKey('issues', 'seed-1', 'issue'))).toBe('高橋');
	expect(touches.rows.get(cellKey('issues', 'seed-1'))).toBe('高橋');
	change('中村', (other) => addRow(other, 'issues', 'new', 'seed-2', { issue: '記録' }));
	change('井上', (other) => moveRow(other, 'issues', 'seed-2', null));
	change('白石', (other) => deleteRow(other, 'issues', 'seed-1'));
	expect(['new', 'seed-2', 'seed-1'].map((row) => touches.rows.get(cellKey('issues', row)))).toEqual(['中村', '井上', '白石']);
});
