import { type AnchorRecord, anchorOfQuote, type ProseBlock, proseExtensions, proseOf, seedUpdate } from '@renkei/part-doc';
import { getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CompositionGate } from '../sync/composition-gate.ts';
import { marksPlugin, rangesShown, shownMeta } from './anchor-marks.ts';
import { quoteOf } from './anchor-positions.ts';

const schema = getSchema(proseExtensions());
const prose: readonly ProseBlock[] = [
	'路線バスの減便が続く。',
	'予約の仕組みが分かれている。',
	'見守りの記録も引き継がれていない。',
];
const quotes = ['減便', '予約の仕組み', '記録も引き継'];

/** A text with marks as the editor holds it, without a screen. */
function opened() {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, seedUpdate({ prose, fields: {}, tables: {} }));
	const { doc: node, mapping } = initProseMirrorDoc(proseOf(doc), schema);
	const plugins = [ySyncPlugin(proseOf(doc), { mapping }), marksPlugin(new CompositionGate())];
	const threads = quotes.map((quote) => ({ id: quote, anchor: anchorOfQuote(doc, quote) as AnchorRecord, replacement: null }));
	const bare = EditorState.create({ doc: node, plugins });
	return { doc, state: bare.apply(bare.tr.setMeta(...shownMeta({ threads, active: null }))) };
}

const marked = (state: EditorState): Record<string, string> =>
	Object.fromEntries([...rangesShown(state)].map(([id, range]) => [id, quoteOf(state.doc, range)]));

/** The transaction by which y-tiptap brings a change of others: it replaces the whole document, sharing what is the same. */
function fromOthers(state: EditorState, change: (tr: Transaction) => Transaction): EditorState {
	const { doc } = change(state.tr);
	const whole = state.tr.replaceWith(0, state.doc.content.size, doc.content);
	return state.apply(whole.setMeta(ySyncPluginKey, { isChangeOrigin: true }));
}

describe('the marks of threads', () => {
	it('[AN13] stand on the quoted words, and go with them through what is typed here', () => {
		const { state } = opened();
		expect(marked(state)).toEqual(Object.fromEntries(quotes.map((quote) => [quote, quote])));
		const typed = state.apply(state.tr.insertText('今の', 1).insertText('も', 9));
		expect(marked(typed)).toEqual({ ...marked(state), 減便: '減も便' });
	});

	it('[AN13] go with their words through what others type, beside and inside of them', () => {
		const { state } = opened();
		const beside = fromOthers(state, (tr) => tr.insertText('今の', 1));
		expect(marked(beside)).toEqual(marked(state));
		expect(rangesShown(beside).get('記録も引き継')?.from).toBe((rangesShown(state).get('記録も引き継')?.from ?? 0) + 2);
		const inside = fromOthers(state, (tr) => tr.insertText('中の', 17));
		expect(marked(inside)).toEqual({ ...marked(state), 予約の仕組み: '予約の中の仕組み' });
	});

	it('[AN13] stay when others split their paragraph or delete another', () => {
		const { doc, state } = opened();
		const split = fromOthers(state, (tr) => tr.split(17));
		expect(marked(split)).toEqual({ ...marked(state), 予約の仕組み: '予約の\n仕組み' });
		proseOf(doc).delete(0, 1);
		const less = fromOthers(state, (tr) => tr.delete(0, tr.doc.child(0).nodeSize));
		expect(marked(less)).toEqual({ 予約の仕組み: '予約の仕組み', 記録も引き継: '記録も引き継' });
	});
});
