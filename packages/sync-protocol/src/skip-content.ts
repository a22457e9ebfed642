import * as decoding from 'lib0/decoding';

/** Kinds of a shared type that carry a name (XmlElement, XmlHook). */
const NAMED_TYPES = [3, 5];

/**
 * Skips the content of one struct of the Yjs v1 encoding (yjs 13, structs/Content*.js).
 * @returns how many clocks it takes
 * @throws when the bytes end too early or make no sense
 */
export function skipContent(decoder: decoding.Decoder, content: number): number {
	switch (content) {
		case 1: // deleted
			return decoding.readVarUint(decoder);
		case 2: // JSON
			return skipEach(decoder, skipBytes);
		case 4:
			return skipString(decoder);
		case 3: // binary
		case 5: // embed
			skipBytes(decoder);
			return 1;
		case 6: // format: key and value
			skipBytes(decoder);
			skipBytes(decoder);
			return 1;
		case 7: // type
			if (NAMED_TYPES.includes(decoding.readVarUint(decoder))) {
				skipBytes(decoder);
			}
			return 1;
		case 8: // any
			return skipEach(decoder, decoding.readAny);
		case 9: // document
			skipBytes(decoder);
			decoding.readAny(decoder);
			return 1;
		default:
			throw new RangeError('unknown content');
	}
}

/** A length and that many bytes: strings, JSON and binary alike. */
export function skipBytes(decoder: decoding.Decoder): void {
	decoder.pos = endOfBytes(decoder);
}

function endOfBytes(decoder: decoding.Decoder): number {
	const length = decoding.readVarUint(decoder);
	if (length > decoder.arr.length - decoder.pos) {
		throw new RangeError('ends too early');
	}
	return decoder.pos + length;
}

/** Yjs counts a string in UTF-16 units: one for each sequence of UTF-8 bytes, two for one of four bytes. */
function skipString(decoder: decoding.Decoder): number {
	const end = endOfBytes(decoder);
	const { arr } = decoder;
	let units = 0;
	for (let at = decoder.pos; at < end; at += 1) {
		const byte = arr[at] as number;
		units += byte >= 0xf0 ? 2 : (byte & 0xc0) === 0x80 ? 0 : 1;
	}
	decoder.pos = end;
	return units;
}

function skipEach(decoder: decoding.Decoder, skip: (decoder: decoding.Decoder) => unknown): number {
	const count = decoding.readVarUint(decoder);
	// Each takes a byte at least, so a count beyond the rest is a lie that would only cost time.
	if (count > decoder.arr.length - decoder.pos) {
		throw new RangeError('ends too early');
	}
	for (let at = 0; at < count; at += 1) {
		skip(decoder);
	}
	return count;
}
