import type { Block, PartSpec } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRow, deleteRow, fieldsOf, moveRow, openDoc, proseOf, type SeedContent, seedUpdate, setCell } from '../index.ts';
import { compareSnapshots } from './compare-parts.ts';
import { snapshotOf } from './snapshot.ts';

const column = { type: 'text', required: false, help: '' } as const;
const spec: PartSpec = {
	question: '',
	guide: null,
	fields: [{ ...column, key: 'summary', title: '要約' }],
	tables: [{ key: 'issues', title: '課題', help: '', minRows: 0, columns: [{ ...column, key: 'who', title: '住民' }] }],
};
const seed: SeedContent = {
	prose: ['路線バスの減便が続く。', { heading: '原因' }, { list: ['予約が別々', '電話だけ'] }, ''],
	fields: { summary: '移動' },
	tables: { issues: [{ who: '通院' }, { who: '買い物' }] },
};
const fresh = (): Y.Doc => openDoc(seedUpdate(seed));
const blocksOf = (doc: Y.Doc): readonly Block[] => snapshotOf(doc, spec).blocks;
const element = (doc: Y.Doc, at: number): Y.XmlElement => proseOf(doc).get(at) as Y.XmlElement;
const words = (doc: Y.Doc, at = 0): Y.XmlText => element(doc, at).get(0) as Y.XmlText;
/** Which blocks look otherwise after an act. */
const otherForms = (act: (doc: Y.Doc) => void): number[] => {
	const doc = fresh();
	const before = blocksOf(doc);
	act(doc);
	return blocksOf(doc).flatMap(({ form }, at) => (form === before[at]?.form ? [] : [at]));
};
const setLevel = (heading: Y.XmlElement, level: number): void => heading.setAttribute('level', level as unknown as string);

describe('blocks of a snapshot', () => {
	it('[HI1] are the paragraphs, headings and items of lists in reading order, with their words', () => {
		const doc = fresh();
		const line = new Y.XmlElement('hardBreak');
		element(doc, 0).insert(1, [line, new Y.XmlText('冬は止まる。')]);
		expect(blocksOf(doc).map(({ kind, text }) => [kind, text])).toEqual([
			['paragraph', '路線バスの減便が続く。\n冬は止まる。'],
			['heading', '原因'],
			['item', '予約が別々'],
			['item', '電話だけ'],
			['paragraph', ''],
		]);
	});

	it('[HI2] keep their id while their words change and others come, and no two have the same', () => {
		const doc = fresh();
		const before = blocksOf(doc);
		proseOf(doc).insert(0, [new Y.XmlElement('paragraph')]);
		words(doc, 1).insert(2, '町の');
		const after = blocksOf(doc);
		expect(after.slice(1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
		expect(new Set(after.map(({ id }) => id)).size).toBe(6);
		expect(before[0]?.id).toMatch(/^\d+:\d+$/);
	});

	it('[HI2] have the same id in every copy of the part', () => {
		const doc = fresh();
		words(doc).insert(0, '今、');
		expect(blocksOf(openDoc(Y.encodeStateAsUpdate(doc)))).toEqual(blocksOf(doc));
	});

	it('[HI6] have another form by level, by list, and by the words that a mark covers', () => {
		expect(otherForms((doc) => words(doc).insert(0, '同じ形のまま'))).toEqual([]);
		expect(otherForms((doc) => setLevel(element(doc, 1), 4))).toEqual([1]);
		expect(otherForms((doc) => words(doc).format(0, 4, { bold: {} }))).toEqual([0]);
		const inOrder = (doc: Y.Doc): void => {
			const list = new Y.XmlElement('orderedList');
			list.insert(
				0,
				element(doc, 2)
					.toArray()
					.map((item) => item.clone() as Y.XmlElement),
			);
			proseOf(doc).delete(2, 1);
			proseOf(doc).insert(2, [list]);
		};
		expect(otherForms(inOrder)).toEqual([2, 3]);
		const marked = (at: number, mark: object) => (doc: Y.Doc) => words(doc).format(at, 2, mark);
		const form = (...acts: readonly ((doc: Y.Doc) => void)[]): string | undefined => {
			const doc = fresh();
			for (const act of acts) {
				act(doc);
			}
			return blocksOf(doc)[0]?.form;
		};
		expect(form(marked(0, { bold: {} }))).not.toBe(form(marked(2, { bold: {} })));
		expect(form(marked(0, { bold: {} }))).not.toBe(form(marked(0, { italic: {} })));
		const link = (page: string) => marked(0, { link: { href: `https://a.example/${page}` } });
		expect(form(link('a'))).not.toBe(form(link('b')));
	});

	it('[HI6a] have an equal form when they look equal, in whatever pieces and order they were marked', () => {
		const one = fresh();
		words(one).format(0, 4, { bold: {}, italic: {} });
		const other = fresh();
		words(other).format(2, 2, { italic: true });
		words(other).format(0, 2, { italic: {} });
		words(other).format(0, 3, { bold: {} });
		words(other).format(3, 1, { bold: {} });
		words(other).format(6, 2, { strike: {} });
		words(other).format(6, 2, { strike: null });
		expect(blocksOf(other)[0]?.form).toBe(blocksOf(one)[0]?.form);
	});

	it('[HI6b] have another form as the second block of an item of a list: it has no bullet', () => {
		const doc = fresh();
		const second = new Y.XmlElement('paragraph');
		second.insert(0, [new Y.XmlText('電話だけ')]);
		(element(doc, 2).get(0) as Y.XmlElement).insert(1, [second]);
		const items = blocksOf(doc).filter(({ kind }) => kind === 'item');
		expect(items.map(({ text }) => text)).toEqual(['予約が別々', '電話だけ', '電話だけ']);
		expect(items[1]?.form).not.toBe(items[2]?.form);
		expect(items[0]?.form).toBe(items[2]?.form);
	});
});

describe('values of a snapshot', () => {
	it('[HI1a] are those that the template knows and that say something; deleted rows are not there', () => {
		const doc = fresh();
		addRow(doc, 'issues', 'mine', 'seed-1', { who: '', other: '知らない列' });
		deleteRow(doc, 'issues', 'seed-2');
		fieldsOf(doc).set('unknown', 'x');
		expect(snapshotOf(doc, spec)).toMatchObject({
			fields: { summary: '移動' },
			tables: [
				{
					key: 'issues',
					rows: [
						{ id: 'seed-1', cells: { who: '通院' } },
						{ id: 'mine', cells: {} },
					],
				},
			],
		});
	});

	it('[HI1b] and blocks of a real part compare to what was done to it', () => {
		const doc = fresh();
		const before = snapshotOf(doc, spec);
		words(doc).insert(7, '大幅な');
		words(doc, 1).format(0, 2, { bold: {} });
		setCell(doc, 'issues', 'seed-1', 'who', '通学');
		moveRow(doc, 'issues', 'seed-2', null);
		const changes = compareSnapshots(before, snapshotOf(doc, spec), spec);
		expect(changes.blocks.map(({ kind }) => kind)).toEqual(['changed', 'form', 'same', 'same', 'same']);
		expect(changes.rows.map(({ kind, row }) => `${kind} ${row}`)).toContain('changed seed-1');
	});
});
