import { bearsUpdate, encodeStep2, encodeUpdate } from '@renkei/sync-protocol';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { mergedFrames, updateIn } from './counting-socket.ts';

/** The updates of a word that an input method builds letter by letter. */
function wordUpdates(): { readonly doc: Y.Doc; readonly frames: Uint8Array[] } {
	const doc = new Y.Doc();
	const frames: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => frames.push(encodeUpdate(update)));
	const text = doc.getText('t');
	for (const letters of ['k', 'か', 'かい', '会']) {
		doc.transact(() => {
			text.delete(0, text.length);
			text.insert(0, letters);
		});
	}
	return { doc, frames };
}

it('[IM7] the changes of one word go out as one frame that says the same', () => {
	const { doc, frames } = wordUpdates();
	const merged = mergedFrames(frames);
	expect(merged).toHaveLength(1);
	const other = new Y.Doc();
	Y.applyUpdate(other, updateIn(merged[0] as Uint8Array));
	expect(other.getText('t').toString()).toBe('会');
	expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(doc));
});

it('[IM7] a step 2 keeps its place between updates, and one frame stays as it is', () => {
	const { doc, frames } = wordUpdates();
	const step2 = encodeStep2(Y.encodeStateAsUpdate(doc));
	const merged = mergedFrames([...frames.slice(0, 2), step2, ...frames.slice(2)]);
	expect(merged.map((frame) => [frame[1], bearsUpdate(frame)])).toEqual([
		[2, true],
		[1, true],
		[2, true],
	]);
	expect(mergedFrames([step2])).toEqual([step2]);
	expect(mergedFrames(frames.slice(0, 1))).toEqual(frames.slice(0, 1));
});
