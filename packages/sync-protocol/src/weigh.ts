import * as decoding from 'lib0/decoding';
import { limits } from './limits.ts';

/** Whether an update is worth decoding. Yjs has no limit of its own: a frame of 1 MiB can claim half a million structs. */
export type Weight =
	| { readonly kind: 'fair'; readonly structs: number }
	/** More clients, structs or deletions than anybody writes. */
	| { readonly kind: 'too-much' }
	/** Bytes that are no v1 update. */
	| { readonly kind: 'unreadable' };

// Bits and numbers of the Yjs v1 update encoding (yjs 13, structs/Item.js and structs/*.js).
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_KEY = 0x20;
const CONTENT = 0x1f;
const NAMED_TYPES = [3, 5];

/** Walks an update without building anything, and stops as soon as it is too much. */
export function weighUpdate(update: Uint8Array): Weight {
	const decoder = decoding.createDecoder(update);
	try {
		const clients = decoding.readVarUint(decoder);
		if (clients > limits.clients) {
			return { kind: 'too-much' };
		}
		let structs = 0;
		for (let client = 0; client < clients; client += 1) {
			const count = decoding.readVarUint(decoder);
			structs += count;
			if (structs > limits.structs) {
				return { kind: 'too-much' };
			}
			skipVarUints(decoder, 2);
			for (let at = 0; at < count; at += 1) {
				skipStruct(decoder);
			}
		}
		return countDeletions(decoder) > limits.deletions ? { kind: 'too-much' } : { kind: 'fair', structs };
	} catch {
		// Bytes from outside: whatever ends too early or makes no sense is no update.
		return { kind: 'unreadable' };
	}
}

function skipVarUints(decoder: decoding.Decoder, count: number): void {
	for (let at = 0; at < count; at += 1) {
		decoding.readVarUint(decoder);
	}
}

/** A length and that many bytes: strings, JSON and binary alike. */
function skipBytes(decoder: decoding.Decoder): void {
	const length = decoding.readVarUint(decoder);
	if (length > decoder.arr.length - decoder.pos) {
		throw new RangeError('ends too early');
	}
	decoder.pos += length;
}

function skipStruct(decoder: decoding.Decoder): void {
	const info = decoding.readUint8(decoder);
	const content = info & CONTENT;
	if (info === 0 || info === 10) {
		// A collected struct or a gap: only its length.
		skipVarUints(decoder, 1);
		return;
	}
	if ((info & HAS_ORIGIN) !== 0) {
		skipVarUints(decoder, 2);
	}
	if ((info & HAS_RIGHT_ORIGIN) !== 0) {
		skipVarUints(decoder, 2);
	}
	if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
		skipParent(decoder, (info & HAS_PARENT_KEY) !== 0);
	}
	skipContent(decoder, content);
}

function skipParent(decoder: decoding.Decoder, hasKey: boolean): void {
	if (decoding.readVarUint(decoder) === 1) {
		skipBytes(decoder);
	} else {
		skipVarUints(decoder, 2);
	}
	if (hasKey) {
		skipBytes(decoder);
	}
}

function skipContent(decoder: decoding.Decoder, content: number): void {
	switch (content) {
		case 1: // deleted
			skipVarUints(decoder, 1);
			return;
		case 2: // JSON
			skipEach(decoder, skipBytes);
			return;
		case 3: // binary
		case 4: // string
		case 5: // embed
			skipBytes(decoder);
			return;
		case 6: // format: key and value
			skipBytes(decoder);
			skipBytes(decoder);
			return;
		case 7: // type
			if (NAMED_TYPES.includes(decoding.readVarUint(decoder))) {
				skipBytes(decoder);
			}
			return;
		case 8: // any
			skipEach(decoder, decoding.readAny);
			return;
		case 9: // document
			skipBytes(decoder);
			decoding.readAny(decoder);
			return;
		default:
			throw new RangeError('unknown content');
	}
}

function skipEach(decoder: decoding.Decoder, skip: (decoder: decoding.Decoder) => unknown): void {
	const count = decoding.readVarUint(decoder);
	// Each takes a byte at least, so a count beyond the rest is a lie that would only cost time.
	if (count > decoder.arr.length - decoder.pos) {
		throw new RangeError('ends too early');
	}
	for (let at = 0; at < count; at += 1) {
		skip(decoder);
	}
}

function countDeletions(decoder: decoding.Decoder): number {
	const clients = decoding.readVarUint(decoder);
	let deletions = 0;
	for (let client = 0; client < clients; client += 1) {
		decoding.readVarUint(decoder);
		const count = decoding.readVarUint(decoder);
		deletions += count + 1;
		if (deletions > limits.deletions) {
			return deletions;
		}
		skipVarUints(decoder, count * 2);
	}
	return deletions;
}
