import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { misfitsAmong } from './misfits.ts';

/** A copy of a document in which somebody wrote more, as the row that lies on disk. */
function writtenOn(doc: Y.Doc, write: (text: Y.Text) => void): { readonly update: Uint8Array; readonly after: Y.Doc } {
	const after = new Y.Doc();
	Y.applyUpdate(after, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(after);
	write(after.getText('t'));
	return { update: Y.encodeStateAsUpdate(after, before), after };
}

const committed = new Y.Doc();
committed.getText('t').insert(0, '保存された文。');
const first = writtenOn(committed, (text) => text.insert(text.length, '一つ目。'));
const second = writtenOn(first.after, (text) => text.insert(text.length, '二つ目。'));
const deletion = writtenOn(first.after, (text) => text.delete(text.length - 4, 4));

describe('words from disk that no longer fit', () => {
	it('[SY8] what rests on what the server has, or on another row, fits', () => {
		expect(misfitsAmong(committed, [first])).toEqual([]);
		expect(misfitsAmong(committed, [second, first])).toEqual([]);
		expect(misfitsAmong(committed, [deletion, first])).toEqual([]);
	});

	it('[SY8] what rests on words that the server has lost does not, and the others still do', () => {
		expect(misfitsAmong(committed, [second])).toEqual([second]);
		expect(misfitsAmong(committed, [deletion])).toEqual([deletion]);
		const broken = { update: Uint8Array.of(1, 2, 3) };
		expect(misfitsAmong(committed, [first, broken])).toEqual([broken]);
	});
});
