import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/**
 * Updates of a writer who types letter after letter into a paragraph of its own, as a ProseMirror binding writes them:
 * our server admits nothing else, and the peers are measured with the same.
 */

/** Clocks that the paragraph itself takes before the first letter. */
export const FIRST_LETTER = 2;

/** A clientID for a writer; never that of another one in the same run. */
export function newWriter(): number {
	return Math.floor(Math.random() * 0x7fff_ffff) + 1_000;
}

/** The paragraph that a writer types into. */
export function paragraphOf(client: number): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = client;
	ownParagraph(doc);
	return Y.encodeStateAsUpdate(doc);
}

/** A new paragraph of a real document. */
export function ownParagraph(doc: Y.Doc): Y.XmlText {
	const body = doc.getXmlFragment('body');
	const text = new Y.XmlText();
	doc.transact(() => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [text]);
		body.insert(body.length, [paragraph]);
	});
	return text;
}

/** Every letter of a document. */
export function lettersOf(doc: Y.Doc): string {
	const inside = (node: unknown): string => {
		if (node instanceof Y.XmlText) {
			return (node.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
		}
		return node instanceof Y.XmlElement || node instanceof Y.XmlFragment ? node.toArray().map(inside).join('') : '';
	};
	return inside(doc.getXmlFragment('body'));
}

const STRING = 4;
const WITH_ORIGIN = 0x80;

/** One letter at the end of the writer's paragraph, byte for byte what Yjs says of it (update format v1). */
export function letter(client: number, clock: number): Uint8Array {
	const encoder = encoding.createEncoder();
	const number = (value: number): void => encoding.writeVarUint(encoder, value);
	number(1);
	number(1);
	number(client);
	number(clock);
	if (clock === FIRST_LETTER) {
		encoding.writeUint8(encoder, STRING);
		number(0);
		number(client);
		number(clock - 1);
	} else {
		encoding.writeUint8(encoder, STRING | WITH_ORIGIN);
		number(client);
		number(clock - 1);
	}
	encoding.writeVarString(encoder, 'a');
	number(0);
	return encoding.toUint8Array(encoder);
}

/** Tells for each client of an update which clocks it covers. */
export function covered(update: Uint8Array, tell: (client: number, from: number, to: number) => void): void {
	const plain = lettersOnly(update);
	if (plain !== null) {
		for (const { client, from, to } of plain) {
			tell(client, from, to);
		}
		return;
	}
	const { from, to } = Y.parseUpdateMeta(update);
	for (const [client, end] of to) {
		tell(client, from.get(client) ?? 0, end);
	}
}

interface Covered {
	readonly client: number;
	readonly from: number;
	readonly to: number;
}

/** The same for updates of typed ASCII letters, which a load is made of; null for any other. Yjs's own way builds objects. */
function lettersOnly(update: Uint8Array): Covered[] | null {
	const decoder = decoding.createDecoder(update);
	const number = (): number => decoding.readVarUint(decoder);
	const found: Covered[] = [];
	for (let clients = number(); clients > 0; clients -= 1) {
		let structs = number();
		const client = number();
		const from = number();
		let to = from;
		for (; structs > 0; structs -= 1) {
			const info = decoding.readUint8(decoder);
			if (info === STRING) {
				if (number() !== 0) {
					return null;
				}
			} else if (info !== (STRING | WITH_ORIGIN)) {
				return null;
			}
			number();
			number();
			const length = number();
			decoder.pos += length;
			to += length;
		}
		found.push({ client, from, to });
	}
	return found;
}
