import { type PartSpec, partSpecOf, template } from '@renkei/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { flatText } from '../anchor.ts';
import { proseOf } from '../roots.ts';
import { addRow, deleteRow, rowsOf, setCell, setField } from '../rows.ts';
import { type ProseBlock, seedUpdate } from '../seed.ts';
import { deriveProposal, wordingsBetween } from './derive-proposal.ts';
import { replaceWords } from './replace-words.ts';

const spec = partSpecOf(template, { key: '02', body: null }) as PartSpec;
const table = spec.tables[0]?.key as string;
const column = spec.tables[0]?.columns.find(({ type }) => type === 'text' || type === 'long')?.key as string;

function pair(...prose: readonly ProseBlock[]): { base: Y.Doc; copy: Y.Doc } {
	const base = new Y.Doc();
	Y.applyUpdate(base, seedUpdate({ prose, fields: {}, tables: { [table]: [{ [column]: '元の値' }] } }));
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(base));
	return { base, copy };
}

function write(doc: Y.Doc, old: string, words: string): void {
	const start = flatText(doc).indexOf(old);
	replaceWords(doc, { start, end: start + old.length, words });
}

const brief = (before: string, after: string) => wordingsBetween(before, after).map(({ quote, words }) => [quote, words]);

describe('what an edited copy proposes', () => {
	it('[PW10] an untouched copy proposes nothing', () => {
		const { base, copy } = pair('路線バスの廃止が続く。');
		expect(deriveProposal(base, copy, spec)).toEqual({ kind: 'nothing' });
	});

	it('[PW11] each stretch of other words is one record; changes a few letters apart are one', () => {
		expect(brief('路線バスの廃止が続く。通院の足がない。', '路線バスの減便が続く。通院の足が少ない。')).toEqual([
			['廃止', '減便'],
			['ない', '少ない'],
		]);
		expect(brief('令和7年8月に調べた。', '令和8年6月に調べた。')).toHaveLength(1);
	});

	it('[PW12] new words hold on to words of their block, before them or else behind them', () => {
		expect(brief('通院が難しい。', '冬は通院が難しい。')).toEqual([['通院が難しい。', '冬は通院が難しい。']]);
		expect(brief('通院が難しい。\n次の段落', '通院が難しい。特に冬。\n次の段落')).toEqual([
			['通院が難しい。', '通院が難しい。特に冬。'],
		]);
		expect(brief('', '初めての文')).toEqual([['', '初めての文']]);
	});

	it('[PW13] new paragraphs and joined ones are words too', () => {
		const { base, copy } = pair('一つ目の段落です。', '二つ目の段落です。');
		write(copy, '一つ目の段落です。', '一つ目の段落です。\n間に入る段落です。');
		expect(deriveProposal(base, copy, spec)).toMatchObject({
			kind: 'pieces',
			wordings: [{ quote: '二つ目の段落です', words: '間に入る段落です。\n二つ目の段落です' }],
		});
		write(copy, '間に入る段落です。\n二つ目', '間に入る段落です。二つ目');
		expect(deriveProposal(base, copy, spec)).toMatchObject({ kind: 'pieces', wordings: [expect.anything()] });
	});

	it('[PW14] values of fields and cells are records of their own; rows that come or go make it a whole', () => {
		const { base, copy } = pair('文。');
		const row = rowsOf(copy, table)[0]?.id as string;
		setCell(copy, table, row, column, '直した値');
		const field = spec.fields[0]?.key;
		if (field !== undefined) {
			setField(copy, field, '値');
		}
		const derived = deriveProposal(base, copy, spec);
		expect(derived).toMatchObject({ kind: 'pieces', wordings: [] });
		expect(derived.kind === 'pieces' && derived.values).toContainEqual({ place: { table, row, column }, value: '直した値' });
		addRow(copy, table, 'new-row', row, {});
		expect(deriveProposal(base, copy, spec)).toEqual({ kind: 'whole' });
		deleteRow(copy, table, 'new-row');
		expect(deriveProposal(base, copy, spec).kind).toBe('pieces');
	});

	it('[PW15] how the text looks, and its blocks, are more than words: then the copy is one proposal as a whole', () => {
		const { base, copy } = pair('大切な文です。');
		((proseOf(copy).get(0) as Y.XmlElement).firstChild as Y.XmlText).format(0, 2, { bold: {} });
		expect(deriveProposal(base, copy, spec)).toEqual({ kind: 'whole' });
		const long = pair('あ'.repeat(2100));
		write(long.copy, 'あ'.repeat(2100), 'い');
		expect(deriveProposal(long.base, long.copy, spec)).toEqual({ kind: 'whole' });
	});

	it('[PW16] the records together make the base say what the copy says', () => {
		const line = fc
			.array(fc.constantFrom('会議', '減便', 'の', '。', '路線バス', '𠮷野'), { maxLength: 8 })
			.map((all) => all.join(''));
		const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
		fc.assert(
			fc.property(text, text, (before, after) => {
				let said = before;
				for (const { start, end, words, quote } of wordingsBetween(before, after).toReversed()) {
					expect(before.slice(start, end)).toBe(quote);
					said = said.slice(0, start) + words + said.slice(end);
				}
				expect(said).toBe(after);
			}),
			{ numRuns: 500, seed: 3 },
		);
	});
});
