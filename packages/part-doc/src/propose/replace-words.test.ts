import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { flatText } from '../anchor.ts';
import { proseJson } from '../prose-json.ts';
import { proseOf } from '../roots.ts';
import { type ProseBlock, seedUpdate } from '../seed.ts';
import { replaceWords } from './replace-words.ts';

function opened(...prose: readonly ProseBlock[]): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, seedUpdate({ prose, fields: {}, tables: {} }));
	return doc;
}

/** The text of a document with marks in brackets and a bar for a hard break, one line for each block. */
function shown(doc: Y.Doc): string {
	interface Shown {
		readonly type: string;
		readonly text?: string;
		readonly marks?: readonly unknown[];
		readonly content?: readonly Shown[];
	}
	const lines: string[] = [];
	const inline = ({ type, text = '', marks }: Shown) => (type === 'hardBreak' ? '|' : marks === undefined ? text : `[${text}]`);
	const walk = (node: Shown) => {
		if (node.type === 'paragraph' || node.type === 'heading') {
			lines.push((node.content ?? []).map(inline).join(''));
		} else {
			node.content?.forEach(walk);
		}
	};
	walk(proseJson(proseOf(doc)) as unknown as Shown);
	return lines.join('\n');
}

function replace(doc: Y.Doc, old: string, words: string): void {
	const start = flatText(doc).indexOf(old);
	expect(replaceWords(doc, { start, end: start + old.length, words })).toBe(true);
}

const firstText = (doc: Y.Doc): Y.XmlText => (proseOf(doc).get(0) as Y.XmlElement).firstChild as Y.XmlText;

it('[PW1] other words take the place of a range, of nothing, and nothing of a range', () => {
	const doc = opened('路線バスの廃止が続き、通院が難しい。', { heading: '課題' }, { list: ['予約が2つある。', '電話で行う。'] });
	replace(doc, '廃止', '減便');
	replace(doc, '、通院が難しい', '');
	replace(doc, '予約が', '配車の予約が');
	expect(flatText(doc)).toBe('路線バスの減便が続き。\n課題\n配車の予約が2つある。\n電話で行う。');
	expect(replaceWords(doc, { start: 3, end: 999, words: 'x' })).toBe(false);
	expect(replaceWords(doc, { start: -1, end: 2, words: 'x' })).toBe(false);
});

it('[PW2] only words that differ are written: carets and other anchors stay on those that stand', () => {
	const doc = opened('住民の足である路線バスの廃止が続き、通院が難しい。');
	const kept = Y.createRelativePositionFromTypeIndex(firstText(doc), '住民の足である路線'.length);
	replace(doc, '路線バスの廃止が続き', '路線バスの大幅な減便が続き');
	const at = Y.createAbsolutePositionFromRelativePosition(kept, doc);
	expect(at?.index).toBe('住民の足である路線'.length);
	expect(at?.type).toBe(firstText(doc));
});

it('[PW3] new words take on how the words before them look; hard breaks beside a range stay', () => {
	const doc = opened('ここは大切な所です。');
	firstText(doc).format('ここは'.length, '大切な所'.length, { bold: {} });
	replace(doc, '大切な所', '最も大切な所');
	expect(shown(doc)).toContain('[大切な所]です。');
	const broken = opened('一行目');
	const paragraph = proseOf(broken).get(0) as Y.XmlElement;
	paragraph.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('二行目')]);
	replace(broken, '二行目', '次の行');
	expect(shown(broken)).toBe('一行目|次の行');
	replace(broken, '一行目', '初めの行');
	expect(shown(broken)).toBe('初めの行|次の行');
});

it('[PW4] a line end that comes splits a block, one that goes joins two, in lists too', () => {
	const doc = opened('一。二。', { list: ['ア。イ。', 'ウ。'] });
	replace(doc, '一。二。', '一。\n新しい段落。\n二。');
	expect(flatText(doc)).toBe('一。\n新しい段落。\n二。\nア。イ。\nウ。');
	replace(doc, '一。\n新しい', '一。新しい');
	replace(doc, 'ア。イ。\nウ。', 'ア。イ。ウ。');
	expect(flatText(doc)).toBe('一。新しい段落。\n二。\nア。イ。ウ。');
	expect((proseJson(proseOf(doc)) as { content: { type: string }[] }).content.map(({ type }) => type)).toEqual([
		'paragraph',
		'paragraph',
		'bulletList',
	]);
});

it('[PW5] whatever stands there and whatever comes, the text is the old one with those words in it, for every peer', () => {
	const letter = fc.constantFrom('会', '議', '減', 'の', '。', '\n', '𠮷', '𠮸');
	const line = fc.array(fc.constantFrom('会', '議', '減', 'の', '。', '𠮷', '𠮸'), { maxLength: 8 }).map((all) => all.join(''));
	fc.assert(
		fc.property(
			fc.array(line, { minLength: 1, maxLength: 4 }),
			fc.nat(40),
			fc.nat(40),
			fc.array(letter, { maxLength: 12 }),
			(lines, a, b, letters) => {
				const doc = opened(...lines);
				const text = flatText(doc);
				const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
				const words = letters.join('');
				const before = Y.encodeStateVector(doc);
				const peer = new Y.Doc();
				Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
				const isLow = (at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at));
				expect(replaceWords(doc, { start, end, words })).toBe(!isLow(start) && !isLow(end));
				if (isLow(start) || isLow(end)) {
					expect(flatText(doc)).toBe(text);
					return;
				}
				Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc, before));
				expect(flatText(doc)).toBe(text.slice(0, start) + words + text.slice(end));
				expect(flatText(peer)).toBe(flatText(doc));
			},
		),
		{ numRuns: 400, seed: 5 },
	);
});
