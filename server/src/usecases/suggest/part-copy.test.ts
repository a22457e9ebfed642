import { addRow, flatText, openDoc, proseOf, replaceWords, seedUpdate } from '@renkei/part-doc';
import { type PartSpec, partSpecOf, template } from '@renkei/plan';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PartCopy } from './part-copy.ts';

const spec = partSpecOf(template, { key: '02', body: null }) as PartSpec;
const committed = seedUpdate({ prose: ['路線バスの廃止が続く。'], fields: {}, tables: {} });

const write = (old: string, words: string) => (doc: Y.Doc) => {
	const start = flatText(doc).indexOf(old);
	return start >= 0 && replaceWords(doc, { start, end: start + old.length, words });
};

describe('a part while proposals are put into it', () => {
	it('[PW29] what it may not hold is refused whole, and what came before and comes after goes in', () => {
		const copy = new PartCopy(committed, spec);
		expect(copy.take(write('廃止', '減便'))).toBe('taken');
		expect(
			copy.take((doc) => {
				replaceWords(doc, { start: 0, end: 0, words: '混ぜた言葉' });
				proseOf(doc).insert(0, [new Y.XmlElement('script')]);
				return true;
			}),
		).toBe('invalid-content');
		expect(copy.take(write('無い言葉', 'x'))).toBe('gone');
		expect(copy.take(write('続く', '続いている'))).toBe('taken');
		const update = copy.accepted();
		const doc = openDoc(update === null ? committed : Y.mergeUpdates([committed, update]));
		expect(flatText(doc)).toBe('路線バスの減便が続いている。');
		// One writer, whatever was refused on the way.
		const writers = [...doc.store.clients.keys()].filter((client) => client === copy.client);
		expect(writers).toHaveLength(1);
		copy.close();
	});

	it('[PW29] what stands there already adds nothing to the log', () => {
		const copy = new PartCopy(committed, spec);
		expect(copy.take(write('廃止', '廃止'))).toBe('taken');
		expect(copy.accepted()).toBeNull();
		const addsRow = (doc: Y.Doc): boolean => {
			addRow(doc, spec.tables[0]?.key ?? '', 'row', null, {});
			return true;
		};
		expect(copy.take(addsRow)).toBe('taken');
		expect(copy.accepted()).not.toBeNull();
		copy.close();
	});
});
