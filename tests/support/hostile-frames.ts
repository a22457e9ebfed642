import * as encoding from 'lib0/encoding';

type Write = (encoder: encoding.Encoder) => void;

/** Bytes written by hand: hostile frames are those that no library writes. */
export function bytesOf(write: Write): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}

/** Variable-length unsigned integers in a row. */
export function varUints(...values: readonly number[]): Uint8Array {
	return bytesOf((encoder) => {
		for (const value of values) {
			encoding.writeVarUint(encoder, value);
		}
	});
}

/** A sync message (sub-type 0 step 1, 1 step 2, 2 update) around a body. */
export function syncFrame(kind: number, body: Uint8Array): Uint8Array {
	return bytesOf((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, body);
	});
}

/** An update message around hand-written bytes of the v1 encoding. */
export const updateFrame = (body: Uint8Array): Uint8Array => syncFrame(2, body);

/** The content of a struct, with its number in the v1 encoding. */
export interface Content {
	readonly ref: number;
	readonly write: Write;
}

export const content = {
	deleted: (length: number): Content => ({ ref: 1, write: (encoder) => encoding.writeVarUint(encoder, length) }),
	json: (count: number): Content => ({ ref: 2, write: (encoder) => encoding.writeVarUint(encoder, count) }),
	words: (words: string): Content => ({ ref: 4, write: (encoder) => encoding.writeVarString(encoder, words) }),
	any: (...values: readonly unknown[]): Content => ({
		ref: 8,
		write: (encoder) => {
			encoding.writeVarUint(encoder, values.length);
			for (const value of values) {
				encoding.writeAny(encoder, value as never);
			}
		},
	}),
	raw: (ref: number, bytes: Uint8Array): Content => ({
		ref,
		write: (encoder) => encoding.writeUint8Array(encoder, bytes),
	}),
} as const;

/** One struct below a named root, or after an id (a gap, when nobody has that id). */
export interface StructDraft {
	readonly root?: string;
	readonly key?: string;
	readonly after?: readonly [client: number, clock: number];
	readonly content: Content;
}

/** Writes one struct of the v1 encoding. */
export function writeStruct(encoder: encoding.Encoder, { root = 'fields', key, after, content: body }: StructDraft): void {
	encoding.writeUint8(encoder, body.ref | (after === undefined ? 0 : 0x80) | (key === undefined ? 0 : 0x20));
	if (after === undefined) {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, root);
		if (key !== undefined) {
			encoding.writeVarString(encoder, key);
		}
	} else {
		encoding.writeVarUint(encoder, after[0]);
		encoding.writeVarUint(encoder, after[1]);
	}
	body.write(encoder);
}

/** An update of one client from a clock on, deleting nothing. */
export function rawUpdate(client: number, clock: number, structs: readonly StructDraft[]): Uint8Array {
	return bytesOf((encoder) => {
		for (const value of [1, structs.length, client, clock]) {
			encoding.writeVarUint(encoder, value);
		}
		for (const struct of structs) {
			writeStruct(encoder, struct);
		}
		encoding.writeVarUint(encoder, 0);
	});
}

/** An update that only deletes `length` from a clock of a client. */
export function rawDeletion(client: number, clock: number, length: number): Uint8Array {
	return varUints(0, 1, client, 1, clock, length);
}

/** A state vector of so many clients, each at clock 1. */
export function bigStateVector(clients: number): Uint8Array {
	return bytesOf((encoder) => {
		encoding.writeVarUint(encoder, clients);
		for (let client = 1; client <= clients; client += 1) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, 1);
		}
	});
}

/** An update with one struct for each of so many clients. */
export function manyClients(count: number, first = 5_000_000): Uint8Array {
	return bytesOf((encoder) => {
		encoding.writeVarUint(encoder, count);
		for (let client = 0; client < count; client += 1) {
			for (const value of [1, first + client, 0]) {
				encoding.writeVarUint(encoder, value);
			}
			writeStruct(encoder, { root: 'fields', key: 'k', content: content.any(1) });
		}
		encoding.writeVarUint(encoder, 0);
	});
}

/** One state of an awareness update; `state` is its JSON as it stands. */
export interface PresenceDraft {
	readonly client: number;
	readonly clock: number;
	readonly state: string;
}

/** An awareness message. */
export function awarenessFrame(...states: readonly PresenceDraft[]): Uint8Array {
	const body = bytesOf((encoder) => {
		encoding.writeVarUint(encoder, states.length);
		for (const { client, clock, state } of states) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, state);
		}
	});
	return bytesOf((encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, body);
	});
}
