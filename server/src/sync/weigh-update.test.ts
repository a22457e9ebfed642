import { limits, weighUpdate } from '@renkei/sync-protocol';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

/** A document with every kind of content that the v1 encoding knows, and deletions. */
function everything(): Y.Doc {
	const doc = new Y.Doc();
	const body = doc.getXmlFragment('body');
	const paragraph = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	body.push([paragraph]);
	paragraph.insert(0, [text]);
	paragraph.setAttribute('level', '3');
	text.insert(0, '町の文を書く。😀');
	text.format(1, 3, { bold: {}, link: { href: 'https://a.example' } });
	text.insertEmbed(2, { image: 'x' });
	text.delete(3, 2);
	const map = doc.getMap<unknown>('fields');
	for (const value of ['字', 3, 3.5, -1, true, null, undefined, [1, { a: [] }], 2n ** 40n, new Uint8Array([1, 2])]) {
		map.set(String(value), value);
	}
	map.set('一', new Y.Map([['二', new Y.Array()]]));
	map.set('文書', new Y.Doc());
	map.delete('3');
	doc.getArray('list').push([new Y.XmlHook('hook'), new Y.Text('字')]);
	return doc;
}

/** An update that only claims: numbers as written, then nothing. */
function claims(...numbers: number[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of numbers) {
		encoding.writeVarUint(encoder, number);
	}
	return encoding.toUint8Array(encoder);
}

describe('weighing an update before it is decoded', () => {
	it('[WP4a] counts what Yjs would build, whatever it is made of', () => {
		const doc = everything();
		for (const update of [
			Y.encodeStateAsUpdate(doc),
			Y.encodeStateAsUpdate(new Y.Doc()),
			Y.mergeUpdates([Y.encodeStateAsUpdate(doc)]),
		]) {
			expect(weighUpdate(update)).toEqual({ kind: 'fair', structs: Y.decodeUpdate(update).structs.length });
		}
	});

	it('[WP4b] finds every truncated update unreadable', () => {
		const whole = Y.encodeStateAsUpdate(everything());
		const fair = Array.from({ length: whole.length }, (_, end) => weighUpdate(whole.subarray(0, end))).filter(
			(weight) => weight.kind === 'fair',
		);
		expect(fair).toEqual([]);
	});

	it('[WP4c] stops at claims that nobody writes', () => {
		expect(weighUpdate(claims(limits.clients + 1))).toEqual({ kind: 'too-much' });
		expect(weighUpdate(claims(1, 2 ** 31))).toEqual({ kind: 'too-much' });
		expect(weighUpdate(claims(0, 1, 7, 2 ** 40))).toEqual({ kind: 'too-much' });
		expect(weighUpdate(claims(0, 0))).toEqual({ kind: 'fair', structs: 0 });
	});
});
