import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { openLightSocket } from './light-socket.ts';
import type { ServerKind } from './servers.ts';

/** One connection of the load to one document. */
export interface Client {
	/** Synchronised; for a relay, open. */
	readonly ready: Promise<void>;
	readonly doc: Y.Doc | null;
	send(update: Uint8Array): void;
	drained(): Promise<void>;
	bytesRead(): number;
	/** Messages heard so far. */
	heard(): number;
	open(): boolean;
	cut(): void;
}

export interface Listening {
	/** A document that follows: a real CRDT client. Without it nothing is applied. */
	readonly doc?: Y.Doc;
	/** An update came, of which `doc` knows already. */
	update?(update: Uint8Array): void;
}

/** Message types of y-protocols, and of Hocuspocus beside them. */
const message = { sync: 0, auth: 2, syncReply: 4 } as const;
const sync = { step1: 0, step2: 1, update: 2 } as const;
const AUTHENTICATED = 2;
const EMPTY_UPDATE = new Uint8Array([0, 0]);
const EMPTY_VECTOR = new Uint8Array([0]);

export interface Target {
	readonly kind: Pick<ServerKind, 'speaks' | 'headers' | 'path'>;
	readonly port: number;
	readonly room: string;
}

/** Connects in the way the server speaks. Updates that came are applied with the client's document as their origin. */
export function openClient({ kind, port, room }: Target, { doc, update: hear }: Listening = {}): Client {
	const ready = Promise.withResolvers<void>();
	ready.promise.catch(() => undefined);
	const before = prefixOf(kind.speaks, room);
	let heard = 0;
	let open = false;

	const say = (write: (encoder: encoding.Encoder) => void): void => {
		const encoder = encoding.createEncoder();
		encoding.writeUint8Array(encoder, before);
		write(encoder);
		socket.send(encoding.toUint8Array(encoder));
	};
	const saySync = (step: number, bytes: Uint8Array): void =>
		say((encoder) => {
			encoding.writeVarUint(encoder, message.sync);
			encoding.writeVarUint(encoder, step);
			encoding.writeVarUint8Array(encoder, bytes);
		});
	const askForAll = (): void => saySync(sync.step1, doc === undefined ? EMPTY_VECTOR : Y.encodeStateVector(doc));

	const takeSync = (decoder: decoding.Decoder): void => {
		const step = decoding.readVarUint(decoder);
		const bytes = decoding.readVarUint8Array(decoder);
		if (step === sync.step1) {
			saySync(sync.step2, doc === undefined ? EMPTY_UPDATE : Y.encodeStateAsUpdate(doc, bytes));
			return;
		}
		if (doc !== undefined) {
			Y.applyUpdate(doc, bytes, doc);
		}
		hear?.(bytes);
		if (step === sync.step2) {
			ready.resolve();
		}
	};
	const take = (bytes: Uint8Array): void => {
		heard += 1;
		const decoder = decoding.createDecoder(bytes);
		if (before.length > 0) {
			decoding.readVarString(decoder);
		}
		const type = decoding.readVarUint(decoder);
		if (type === message.sync || type === message.syncReply) {
			takeSync(decoder);
		} else if (type === message.auth && kind.speaks === 'hocuspocus') {
			if (decoding.readVarUint(decoder) === AUTHENTICATED) {
				askForAll();
			} else {
				ready.reject(new Error('not let in'));
			}
		}
	};
	const greet = (): void => {
		open = true;
		if (kind.speaks === 'relay') {
			ready.resolve();
		} else if (kind.speaks === 'hocuspocus') {
			say((encoder) => {
				encoding.writeVarUint(encoder, message.auth);
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarString(encoder, 'bench');
			});
		} else {
			askForAll();
		}
	};

	const closed = (why: string): void => {
		open = false;
		ready.reject(new Error(`closed: ${why}`));
	};
	const to = { port, path: kind.path(room), headers: kind.headers };
	const socket = openLightSocket(to, { opened: greet, heard: take, closed });
	return {
		ready: ready.promise,
		doc: doc ?? null,
		send: (update) => saySync(sync.update, update),
		drained: socket.drained,
		bytesRead: socket.bytesRead,
		heard: () => heard,
		open: () => open,
		cut: socket.cut,
	};
}

function prefixOf(speaks: ServerKind['speaks'], room: string): Uint8Array {
	if (speaks !== 'hocuspocus') {
		return new Uint8Array();
	}
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, room);
	return encoding.toUint8Array(encoder);
}

/** An update as the raw relay says it first (see peers/raw). */
export function relayMessage(update: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, message.sync);
	encoding.writeVarUint(encoder, sync.update);
	encoding.writeVarUint8Array(encoder, update);
	return encoding.toUint8Array(encoder);
}
