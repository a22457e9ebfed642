import { openDoc, proseOf } from '@renkei/part-doc';
import * as Y from 'yjs';
import { append, readCommitted } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';

/** Writes a letter at the head of an open part, or takes it away again: words that nobody on a socket writes. */
export async function writeLetter(
	tx: Tx,
	{ part, seat, act = 'insert' }: { readonly part: string; readonly seat: string; readonly act?: 'insert' | 'delete' },
): Promise<void> {
	const doc = openDoc((await readCommitted(tx, part)).update);
	const before = Y.encodeStateVector(doc);
	const paragraph = proseOf(doc).get(0) as Y.XmlElement;
	if (paragraph.length === 0) {
		paragraph.insert(0, [new Y.XmlText()]);
	}
	const text = paragraph.get(0) as Y.XmlText;
	if (act === 'insert') {
		text.insert(0, '字');
	} else {
		text.delete(0, 1);
	}
	const update = Y.encodeStateAsUpdate(doc, before);
	await append(tx, [{ part, update, seat, at: new Date().toISOString() }]);
	doc.destroy();
}
