import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
	type AnchorRecord,
	anchorOfQuote,
	anchorOfRange,
	flatText,
	openDoc,
	type ProseBlock,
	proseOf,
	rangeOfAnchor,
	resolveAnchor,
	resolveAnchors,
	seedUpdate,
} from './index.ts';

const blocks = [
	'路線バスの減便が続いている。',
	{ heading: '原因' },
	{ list: ['予約が別々', '電話だけ'] },
	'見守りも引き継がれない。',
] as const;
const docOf = (...prose: readonly ProseBlock[]) => openDoc(seedUpdate({ prose, fields: {}, tables: {} }));
const fresh = () => docOf(...blocks);
const words = (doc: Y.Doc, block = 0) => (proseOf(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;
const anchored = (doc: Y.Doc, quote: string) => anchorOfQuote(doc, quote) as AnchorRecord;
const cut = (doc: Y.Doc, quote: string, block = 0) =>
	words(doc, block).delete(words(doc, block).toString().indexOf(quote), quote.length);
const paragraph = (text: string) => {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(text)]);
	return element;
};
const textOf = (doc: Y.Doc, record: AnchorRecord) => {
	const found = resolveAnchor(doc, record);
	return found.kind === 'detached' ? null : found.text;
};

describe('anchors', () => {
	it('[AN1] stay on their words while the text around moves, and leave out what is typed at their edges', () => {
		const doc = fresh();
		const record = anchored(doc, '減便');
		words(doc).insert(0, '令和8年、');
		words(doc).insert(flatText(doc).indexOf('減便'), 'の');
		words(doc).insert(flatText(doc).indexOf('減便') + 2, 'も');
		proseOf(doc).insert(0, [new Y.XmlElement('paragraph')]);
		expect(resolveAnchor(doc, record)).toMatchObject({ kind: 'found', text: '減便' });
		const range = rangeOfAnchor(doc, record);
		expect(flatText(doc).slice(range?.start, range?.end)).toBe('減便');
	});

	it('[AN2] are found again by their quote when the words were moved to another paragraph', () => {
		const doc = fresh();
		const record = anchored(doc, '減便が続いている');
		words(doc).delete(0, words(doc).length);
		words(doc, 3).insert(0, '減便が続いている。');
		expect(resolveAnchor(doc, record)).toMatchObject({ kind: 'moved', text: '減便が続いている' });
	});

	it('[AN2] are found again when a paragraph is split or joined inside them', () => {
		const doc = fresh();
		const record = anchored(doc, '減便が続いている');
		cut(doc, '続いている。');
		proseOf(doc).insert(1, [paragraph('続いている。')]);
		const split = resolveAnchor(doc, record);
		expect(split).toMatchObject({ kind: 'moved', text: '減便が\n続いている' });
		proseOf(doc).delete(1, 1);
		words(doc).insert(words(doc).length, '続いている。');
		expect(split.kind === 'moved' ? textOf(doc, split.record) : null).toBe('減便が続いている');
	});

	it('[AN3] are detached when their words are gone, and keep what is left of changed words', () => {
		const doc = fresh();
		const record = anchored(doc, '減便が続いている');
		cut(doc, '続');
		words(doc).insert(8, 'まだ');
		expect(resolveAnchor(doc, record)).toMatchObject({ kind: 'found', text: '減便がまだいている' });
		words(doc).delete(0, words(doc).length);
		words(doc).insert(0, '何もない');
		expect(resolveAnchor(doc, record)).toEqual({ kind: 'detached' });
	});

	it('[AN3] hold on to words typed in place of their first letters', () => {
		const doc = docOf('会議を年に3回開く。');
		const record = anchored(doc, '年に3回');
		cut(doc, '年');
		words(doc).insert(3, '毎月');
		expect(textOf(doc, record)).toBe('毎月に3回');
	});

	it('[AN4] that cannot be read are detached, never an error', () => {
		const record = { ...anchored(fresh(), '減便'), start: '!!', end: 'AAAA', quote: 'ない言葉', words: 'ない言葉' };
		expect(resolveAnchor(fresh(), record)).toEqual({ kind: 'detached' });
	});
});

describe('an anchor whose words stand elsewhere too', () => {
	const meetings = () => docOf('第1回の会議を春に開くこととしている。', '第2回の会議を春に開くこととしている。');

	it('[AN5] does not jump to the others when its own are deleted', () => {
		const doc = meetings();
		const record = anchored(doc, '会議');
		expect(record.twins).toBe(1);
		cut(doc, '会議');
		expect(resolveAnchor(doc, record)).toEqual({ kind: 'detached' });
	});

	it('[AN5] goes with its sentence when that is written anew, not to the nearer one', () => {
		const doc = meetings();
		const record = anchored(doc, '会議');
		proseOf(doc).delete(0, 1);
		proseOf(doc).insert(1, [paragraph('なお、第1回の会議を春に開くこととしている。')]);
		const found = resolveAnchor(doc, record);
		expect(found).toMatchObject({ kind: 'moved', start: flatText(doc).lastIndexOf('会議') });
	});

	it('[AN5] keeps what is left of a short word rather than going to a new one', () => {
		const doc = docOf('町の会議を開く。', '別の段落。');
		const record = anchored(doc, '会議');
		cut(doc, '議');
		words(doc, 1).insert(0, '会議の');
		expect(textOf(doc, record)).toBe('会');
		words(doc).delete(0, words(doc).length);
		expect(textOf(doc, { ...record, detached: true })).toBe('会議');
	});

	it('[AN6] that nobody counted goes by the words around it, or by a long quote that stands once', () => {
		const doc = meetings();
		const record = { ...anchored(doc, '会議'), twins: null, before: '', after: '' };
		cut(doc, '会議');
		expect(resolveAnchor(doc, record)).toEqual({ kind: 'detached' });
		const long = { ...anchored(doc, '第2回の会議を春に開く'), twins: null };
		proseOf(doc).delete(1, 1);
		proseOf(doc).insert(0, [paragraph('第2回の会議を春に開く。')]);
		expect(resolveAnchor(doc, long)).toMatchObject({ kind: 'moved', start: 0 });
	});
});

describe('an anchor whose words were changed and moved', () => {
	const around = [
		'前の段落には路線の話がある。',
		'予約の仕組みが町ごとに分かれている。',
		'後の段落には運賃の話がある。',
	] as const;

	it('[AN7] is found by words much like its own in the old surroundings', () => {
		const doc = docOf(...around);
		const record = anchored(doc, '予約の仕組みが町ごとに分かれている');
		proseOf(doc).delete(1, 1);
		proseOf(doc).insert(1, [paragraph('予約の仕組みが市町ごとに別れている。')]);
		expect(textOf(doc, record)).toBe('予約の仕組みが市町ごとに別れている');
	});

	it('[AN7] is not found by a sentence of the same kind elsewhere', () => {
		const doc = docOf(...around, '本文は別にある。', '予約の仕組みが県ごとに分かれている。');
		const record = anchored(doc, '予約の仕組みが町ごとに分かれている');
		proseOf(doc).delete(1, 1);
		expect(resolveAnchor(doc, record)).toEqual({ kind: 'detached' });
	});

	it('[AN7] is found by its last words when the quoted ones are no more', () => {
		const doc = docOf(...around);
		const record = anchored(doc, '仕組み');
		words(doc, 1).insert(4, '新');
		const changed = resolveAnchor(doc, record);
		proseOf(doc).delete(1, 1);
		proseOf(doc).insert(0, [paragraph('今は予約の仕新組みが無い。')]);
		expect(changed.kind === 'found' ? textOf(doc, changed.record) : null).toBe('仕新組み');
	});
});

describe('the record of an anchor', () => {
	it('[AN8] holds the words, what stood around them and how often they stand elsewhere', () => {
		const doc = fresh();
		expect(anchored(doc, '減便')).toMatchObject({ quote: '減便', words: '減便', before: '路線バスの', twins: 0 });
		const { before, after } = anchored(doc, '予約');
		expect([before, after]).toEqual(['路線バスの減便が続いている。\n原因\n', 'が別々\n電話だけ\n見守りも引き継がれない。']);
	});

	it('[AN8] keeps quote and surroundings while the words are changed, and takes the new words', () => {
		const doc = fresh();
		const record = anchored(doc, '減便が続いている');
		words(doc).insert(8, 'まだ');
		const found = resolveAnchor(doc, record);
		expect(found).toMatchObject({ record: { quote: record.quote, words: '減便がまだ続いている' } });
		expect(found).toMatchObject({ record: { before: record.before, after: record.after } });
	});

	it('[AN9] cuts no letter of two units in half', () => {
		const doc = docOf(`${'𠮷'.repeat(20)}減便${'𠮷'.repeat(20)}`);
		const record = anchored(doc, '減便');
		expect([...record.before, ...record.after].every((letter) => letter === '𠮷')).toBe(true);
		expect(record.before.length).toBe(32);
		expect(anchorOfRange(doc, 1, 42)?.before).toBe('');
	});

	it('[AN10] many anchors are found as each of them by itself', () => {
		const doc = fresh();
		const records = ['減便', '予約', '見守り', '引き継がれない'].map((quote) => anchored(doc, quote));
		cut(doc, '減便');
		proseOf(doc).delete(2, 1);
		expect(resolveAnchors(doc, records)).toEqual(records.map((record) => resolveAnchor(doc, record)));
	});

	it('[AN11] long words in a text of few letters are found where the plain search finds them', () => {
		const doc = docOf(`${'あ'.repeat(300)}い${'あ'.repeat(200)}`, `う${'あ'.repeat(150)}`);
		const record = { ...anchored(doc, `${'あ'.repeat(80)}い${'あ'.repeat(20)}`), detached: true };
		proseOf(doc).delete(0, 1);
		expect(resolveAnchor(doc, record)).toEqual({ kind: 'detached' });
		proseOf(doc).insert(1, [paragraph(`え${'あ'.repeat(90)}い${'あ'.repeat(40)}`)]);
		expect(resolveAnchor(doc, record)).toMatchObject({ kind: 'moved', start: 163, end: 264 });
	});
});
