import type { PartSpec } from '@renkei/plan';
import { canonicalText } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
	addRow,
	admit,
	deleteRow,
	fieldsOf,
	flatText,
	moveRow,
	openDoc,
	proseOf,
	readPart,
	refusedWords,
	restoreRow,
	rowsOf,
	seedUpdate,
	setCell,
	setField,
	tableOf,
	textOf,
} from './index.ts';

const spec: PartSpec = {
	question: '何が困っていますか。',
	guide: 400,
	fields: [{ key: 'summary', title: '要約', type: 'text', required: true, help: '' }],
	tables: [
		{
			key: 'issues',
			title: '課題',
			help: '',
			minRows: 1,
			columns: [
				{ key: 'who', title: '住民', type: 'text', required: true, help: '' },
				{ key: 'value', title: '現状値', type: 'number', unit: '人', required: true, help: '' },
			],
		},
	],
};
const seed = {
	prose: [
		'路線バスの減便が続いている。',
		{ heading: '原因' },
		{ list: ['予約が別々', '電話だけ'] },
		'見守りも引き継がれない。',
	] as const,
	fields: { summary: '移動と見守り' },
	tables: {
		issues: [
			{ who: '75歳以上', value: 612 },
			{ who: '通院', value: 305 },
		],
	},
};
const identity = { template: 'plan.v1', key: '02', body: null, spec };
const fresh = () => openDoc(seedUpdate(seed));
const firstText = (doc: Y.Doc, block = 0) => (proseOf(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;
/** What a peer would send after an edit. */
const edit = (doc: Y.Doc, change: (copy: Y.Doc) => void) => {
	const copy = openDoc(Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(copy);
	change(copy);
	return Y.encodeStateAsUpdate(copy, before);
};

describe('canonical content of a part', () => {
	it('[CC1] holds prose without default attributes, fields and rows in template order', () => {
		const content = readPart(fresh(), identity);
		expect(content.prose).toEqual({
			type: 'doc',
			content: [
				{ type: 'paragraph', content: [{ type: 'text', text: '路線バスの減便が続いている。' }] },
				{ type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: '原因' }] },
				{
					type: 'bulletList',
					content: ['予約が別々', '電話だけ'].map((text) => ({
						type: 'listItem',
						content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
					})),
				},
				{ type: 'paragraph', content: [{ type: 'text', text: '見守りも引き継がれない。' }] },
			],
		});
		expect(content.tables).toEqual([{ key: 'issues', rows: seed.tables.issues }]);
		expect(textOf(content, spec)).toContain('要約：移動と見守り');
	});

	it('[CC2] is equal for equal words, whoever typed them and in whatever pieces', () => {
		const one = fresh();
		const other = fresh();
		firstText(one).insert(0, '月影郡では');
		firstText(other).insert(0, '月影では');
		firstText(other).insert(2, '郡');
		expect(canonicalText(readPart(one, identity))).toBe(canonicalText(readPart(other, identity)));
	});
});

describe('rows', () => {
	it('[PT10] are added, moved, emptied, deleted and brought back without losing their cells', () => {
		const doc = fresh();
		const [first, second] = rowsOf(doc, 'issues').map((row) => row.id) as [string, string];
		addRow(doc, 'issues', 'mine', first, { who: '買い物' });
		expect(rowsOf(doc, 'issues').map((row) => row.id)).toEqual([first, 'mine', second]);
		moveRow(doc, 'issues', 'mine', null);
		expect(rowsOf(doc, 'issues').map((row) => row.id)).toEqual(['mine', first, second]);
		deleteRow(doc, 'issues', first);
		expect(readPart(doc, identity).tables[0]?.rows).toHaveLength(2);
		restoreRow(doc, 'issues', first);
		setCell(doc, 'issues', first, 'value', null);
		expect(rowsOf(doc, 'issues').find((row) => row.id === first)?.cells).toEqual({ who: '75歳以上' });
	});

	it('[PT12] find their place behind rows whose order another program wrote, or left out', () => {
		const doc = fresh();
		for (const [id, order] of [
			['strange', '!!'],
			['none', null],
			['plain', '1'],
		] as const) {
			addRow(doc, 'issues', id, null);
			setCell(doc, 'issues', id, 'order', order);
		}
		addRow(doc, 'issues', 'mine', 'strange');
		addRow(doc, 'issues', 'other', 'none');
		const ids = rowsOf(doc, 'issues').map((row) => row.id);
		expect(ids.indexOf('mine')).toBeGreaterThan(ids.indexOf('strange'));
		expect(ids.indexOf('other')).toBeGreaterThan(ids.indexOf('none'));
		expect(ids).toHaveLength(7);
	});

	it('[PT11] two rows added at once at one place both stay, in one order everywhere', () => {
		const doc = fresh();
		const updates = ['a', 'b'].map((id) => edit(doc, (copy) => addRow(copy, 'issues', id, 'seed-1')));
		const other = fresh();
		for (const update of updates) {
			Y.applyUpdate(doc, update);
		}
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		addRow(doc, 'issues', 'c', 'a');
		expect(rowsOf(other, 'issues').map((row) => row.id)).toEqual(['seed-1', 'a', 'b', 'seed-2']);
		expect(rowsOf(doc, 'issues')).toHaveLength(5);
	});
});

/** What only a program that writes Yjs by hand sets. */
const attribute = (type: unknown, name: string, value: unknown) =>
	Y.XmlElement.prototype.setAttribute.call(type as Y.XmlElement, name, value as string);
const level = (doc: Y.Doc, value: number) => attribute(proseOf(doc).get(1), 'level', value);
const hiddenList = (map: unknown) => Y.Array.prototype.insert.call(map as Y.Array<string>, 0, ['隠した文']);

const tryOn = (doc: Y.Doc, update: Uint8Array) => admit(doc, spec, update, [...Y.parseUpdateMeta(update).to.keys()]);

describe('admission', () => {
	it('[WP1] applies an edit that the part may hold', () => {
		const doc = fresh();
		expect(
			tryOn(
				doc,
				edit(doc, (copy) => firstText(copy).insert(0, '町では')),
			),
		).toEqual({ kind: 'applied' });
		expect(flatText(doc)).toContain('町では路線バス');
	});

	it.each([
		['an unknown root', (copy: Y.Doc) => copy.getMap('evil').set('a', 1)],
		['an unknown node', (copy: Y.Doc) => proseOf(copy).push([new Y.XmlElement('script')])],
		['a hidden attribute', (copy: Y.Doc) => (proseOf(copy).get(0) as Y.XmlElement).setAttribute('onclick', 'x')],
		['a script link', (copy: Y.Doc) => firstText(copy).format(0, 2, { link: { href: 'JaVaScRiPt:alert(1)' } })],
		['a field the template does not have', (copy: Y.Doc) => setField(copy, '__proto__', 'x')],
		['a column the table does not have', (copy: Y.Doc) => setCell(copy, 'issues', 'seed-1', 'constructor', 'x')],
		['an object as a value', (copy: Y.Doc) => fieldsOf(copy).set('summary', { a: 1 } as never)],
		['words outside of a block', (copy: Y.Doc) => proseOf(copy).push([new Y.XmlText('loose')])],
		['a number that no paper can hold', (copy: Y.Doc) => level(copy, Number.NaN)],
		['a heading of a level that there is none of', (copy: Y.Doc) => level(copy, 1)],
		['markup in a level', (copy: Y.Doc) => attribute(proseOf(copy).get(1), 'level', '3"><script>')],
		['half a letter in a link', (copy: Y.Doc) => firstText(copy).format(0, 2, { link: { href: 'https://a.example/\ud800' } })],
		['a link that is a list', (copy: Y.Doc) => firstText(copy).format(0, 2, { link: { href: ['https://a.example'] } })],
		['words hidden in a mark', (copy: Y.Doc) => firstText(copy).format(0, 2, { bold: { hidden: '隠した文' } })],
		['a mark that is the prototype', (copy: Y.Doc) => firstText(copy).format(0, 2, { ['__proto__']: { bold: true } })],
		['an attribute that is the prototype', (copy: Y.Doc) => attribute(proseOf(copy).get(1), '__proto__', { level: Number.NaN })],
		['words hidden beside a text', (copy: Y.Doc) => attribute(firstText(copy), 'hidden', '隠した文')],
		['a picture among the words', (copy: Y.Doc) => firstText(copy).insertEmbed(1, { image: 'x' })],
		['a block among the words', (copy: Y.Doc) => firstText(copy).insertEmbed(1, new Y.XmlElement('paragraph'))],
		['words hidden beside the blocks', (copy: Y.Doc) => attribute(proseOf(copy), 'hidden', '隠した文')],
		['a list hidden in a map', (copy: Y.Doc) => hiddenList(fieldsOf(copy))],
		['a list hidden among the rows', (copy: Y.Doc) => hiddenList(tableOf(copy, 'issues'))],
		['a row with an endless id', (copy: Y.Doc) => addRow(copy, 'issues', 'x'.repeat(201), null)],
	])('[WP3] refuses %s', (_, change) => {
		const doc = fresh();
		expect(
			tryOn(
				doc,
				edit(doc, (copy) => setField(copy, 'summary', 'よい')),
			).kind,
		).toBe('applied');
		expect(tryOn(doc, edit(doc, change)).kind).toBe('invalid');
	});

	it('[WP3a] says why in a log line without a word of what was written', () => {
		const doc = fresh();
		const update = edit(doc, (copy) => {
			const item = new Y.XmlElement('listItem');
			item.insert(0, [new Y.XmlText('秘密の文')]);
			proseOf(copy).push([item]);
		});
		const refused = tryOn(doc, update);
		expect(refused).toMatchObject({ kind: 'invalid' });
		expect(JSON.stringify(refused)).not.toContain('秘密');
	});

	it('[WP1a] takes what the editor and a program without a screen write: blocks with attributes, marks, rows', () => {
		const doc = fresh();
		const update = edit(doc, (copy) => {
			const list = new Y.XmlElement('orderedList');
			attribute(list, 'start', 1);
			attribute(list, 'type', null);
			const item = new Y.XmlElement('listItem');
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText('手順')]);
			item.insert(0, [paragraph]);
			list.insert(0, [item]);
			proseOf(copy).push([list]);
			level(copy, 4);
			const link = { href: 'https://a.example', target: null, rel: null, class: null, title: null };
			firstText(copy).format(0, 4, { link });
			firstText(copy).format(2, 4, { bold: {}, italic: true });
			firstText(copy).format(2, 2, { bold: null });
			addRow(copy, 'issues', 'mine', null, { who: '全員', value: 3 });
		});
		expect(tryOn(doc, update)).toEqual({ kind: 'applied' });
		expect(
			tryOn(
				doc,
				edit(doc, (copy) => setCell(copy, 'issues', 'mine', 'who', '皆')),
			),
		).toEqual({ kind: 'applied' });
	});

	it('[WP4] refuses updates with gaps', () => {
		const doc = fresh();
		const copy = fresh();
		firstText(copy).insert(0, '一');
		const between = Y.encodeStateVector(copy);
		firstText(copy).insert(1, '二');
		expect(tryOn(doc, Y.encodeStateAsUpdate(copy, between))).toMatchObject({ kind: 'malformed' });
	});
});

describe('refused words', () => {
	it('[P4a] are the paragraphs, fields and cells that the client wrote from a clock on', () => {
		const doc = fresh();
		firstText(doc).insert(0, '保存済み。');
		const saved = Y.getState(doc.store, doc.clientID);
		firstText(doc, 3).insert(0, '凍結の後。');
		setField(doc, 'summary', '新しい要約');
		setCell(doc, 'issues', 'seed-1', 'who', '全員');
		expect(refusedWords(doc, doc.clientID, saved)).toEqual({
			passages: ['凍結の後。見守りも引き継がれない。'],
			values: [
				{ place: 'fields/summary', value: '新しい要約' },
				{ place: 'rows:issues/seed-1/who', value: '全員' },
			],
		});
	});
});
