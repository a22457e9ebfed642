import {
	type AnchorRecord,
	anchorOfQuote,
	type ProseBlock,
	proseExtensions,
	proseOf,
	resolveAnchor,
	seedUpdate,
} from '@renkei/part-doc';
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { initProseMirrorDoc, ySyncPlugin } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorOfSelection, differenceOf, quoteOf, rangeByPosition, rangeOf } from './anchor-positions.ts';

const schema = getSchema(proseExtensions());
const prose: readonly ProseBlock[] = [
	'路線バスの減便が続き、𠮷野家の前で待つ。',
	{ heading: '課題' },
	{ list: ['予約の仕組みが分かれている。', '電話で2回ずつ予約している。'] },
	'見守りの記録も引き継がれていない。',
];

/** A document as the editor holds it, without a screen. */
function openState(doc: Y.Doc): EditorState {
	const { doc: node, mapping } = initProseMirrorDoc(proseOf(doc), schema);
	return EditorState.create({ doc: node, plugins: [ySyncPlugin(proseOf(doc), { mapping })] });
}

function seeded(): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, seedUpdate({ prose, fields: {}, tables: {} }));
	return doc;
}

const selected = (state: EditorState, from: number, to: number): EditorState =>
	state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));

describe('the anchor of a selection', () => {
	it('[AN1] quotes exactly the words that part-doc reads at the same anchor, wherever it begins and ends', () => {
		const doc = seeded();
		const state = openState(doc);
		const places: number[] = [];
		state.doc.descendants((node, pos) => {
			if (node.isTextblock) {
				places.push(pos + 1, pos + 2, pos + 1 + node.content.size);
			}
		});
		const pairs = places.flatMap((from) => places.filter((to) => to > from).map((to) => [from, to] as const));
		expect(pairs.length).toBeGreaterThan(60);
		for (const [from, to] of pairs) {
			const anchor = anchorOfSelection(selected(state, from, to));
			if (anchor !== null) {
				const record = { ...anchor, words: anchor.quote, before: '', after: '', twins: null };
				expect(resolveAnchor(doc, record)).toMatchObject({ kind: 'found', text: anchor.quote });
				expect(rangeOf(state, record)).toEqual(rangeByPosition(state, anchor));
				const range = rangeByPosition(state, anchor);
				expect(range === null ? null : quoteOf(state.doc, range)).toBe(anchor.quote);
			}
		}
	});

	it('[AN1] leaves out borders of blocks without words, and selects nothing where no words are', () => {
		const state = openState(seeded());
		const end = (state.doc.firstChild?.nodeSize ?? 0) - 1;
		expect(anchorOfSelection(selected(state, end, end + 2))).toBeNull();
		expect(anchorOfSelection(selected(state, end - 3, end + 2))?.quote).toBe('待つ。');
		expect(anchorOfSelection(selected(state, 3, 3))).toBeNull();
	});
});

describe('where an anchor stands', () => {
	it('[AN2] finds an anchor that the server made from words, after text was typed at its edges', () => {
		const doc = seeded();
		const anchor = anchorOfQuote(doc, '予約の仕組み') as AnchorRecord;
		const list = proseOf(doc).toArray()[2] as Y.XmlElement;
		const item = (list.firstChild as Y.XmlElement).firstChild as Y.XmlElement;
		const text = item.firstChild as Y.XmlText;
		text.insert('予約の仕組み'.length, '図');
		text.insert(0, '今の');
		const state = openState(doc);
		const range = rangeOf(state, anchor);
		expect(range === null ? null : quoteOf(state.doc, range)).toBe('予約の仕組み');
	});

	it('[AN2] finds words that were written anew by their quote, and none that are gone or cannot be read', () => {
		const doc = seeded();
		const anchor = anchorOfQuote(doc, '見守りの記録') as AnchorRecord;
		proseOf(doc).delete(3, 1);
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText('なお見守りの記録も。')]);
		proseOf(doc).insert(0, [paragraph]);
		const state = openState(doc);
		expect(rangeOf(state, anchor)).toEqual({ from: 3, to: 9 });
		expect(rangeOf(state, { ...anchor, quote: '無い文', words: '無い文' })).toBeNull();
		expect(rangeOf(state, { ...anchor, start: '!', end: '' })).toEqual({ from: 3, to: 9 });
	});
});

describe('the difference of two documents', () => {
	const nodeOf = (...paragraphs: readonly string[]) =>
		schema.node(
			'doc',
			null,
			paragraphs.map((words) => schema.node('paragraph', null, words === '' ? [] : [schema.text(words)])),
		);

	it('[AN3] is the one stretch outside of which nothing changed', () => {
		const split = differenceOf(nodeOf('原因は、予約の仕組み'), nodeOf('原因は、', '予約の仕組み'));
		expect(split).toEqual({ start: 5, end: 5, shift: 2 });
		expect(differenceOf(nodeOf('同じ'), nodeOf('同じ'))).toBeNull();
	});

	it('[AN3] is not misled by equal letters at both edges of a change', () => {
		expect(differenceOf(nodeOf('ああ会議'), nodeOf('あああ会議'))).toEqual({ start: 3, end: 3, shift: 1 });
		expect(differenceOf(nodeOf('あああ会議'), nodeOf('ああ会議'))).toEqual({ start: 3, end: 4, shift: -1 });
	});
});
