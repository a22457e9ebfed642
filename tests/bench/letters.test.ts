import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { covered, FIRST_LETTER, letter, lettersOf, ownParagraph, paragraphOf } from './letters.ts';

const CLIENT = 4_711;

function coverageOf(update: Uint8Array): [number, number, number][] {
	const found: [number, number, number][] = [];
	covered(update, (...range) => found.push(range));
	return found.sort((a, b) => a[0] - b[0]);
}

it('[BE10] hand-made letters are what Yjs writes', () => {
	const doc = new Y.Doc();
	doc.clientID = CLIENT;
	const text = ownParagraph(doc);
	const said: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => said.push(update));
	text.insert(0, 'a');
	text.insert(1, 'a');
	expect([letter(CLIENT, FIRST_LETTER), letter(CLIENT, FIRST_LETTER + 1)]).toEqual(said);
});

it('[BE11] a document that hears paragraph and letters holds the letters', () => {
	const doc = new Y.Doc();
	for (const update of [paragraphOf(CLIENT), letter(CLIENT, 2), letter(CLIENT, 3), letter(CLIENT, 4)]) {
		Y.applyUpdate(doc, update);
	}
	expect(lettersOf(doc)).toBe('aaa');
});

it('[BE12] what an update covers is told for single letters, merged ones and any other update alike', () => {
	const other = CLIENT + 1;
	const merged = Y.mergeUpdates([letter(CLIENT, 3), letter(CLIENT, 4), letter(other, 9)]);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, paragraphOf(CLIENT));
	const before = Y.encodeStateVector(doc);
	Y.applyUpdate(doc, Y.mergeUpdates([letter(CLIENT, 2), letter(CLIENT, 3), letter(CLIENT, 4)]));
	expect(coverageOf(Y.encodeStateAsUpdate(doc, before))).toEqual([[CLIENT, 2, 5]]);
	expect(coverageOf(letter(CLIENT, 7))).toEqual([[CLIENT, 7, 8]]);
	expect(coverageOf(merged)).toEqual([
		[CLIENT, 3, 5],
		[other, 9, 10],
	]);
	expect(coverageOf(paragraphOf(CLIENT))).toEqual([[CLIENT, 0, 2]]);
});
