import { encodeStep1, encodeStep2, encodeUpdate, messageType, syncType } from '@renkei/sync-protocol';
import * as decoding from 'lib0/decoding';
import type { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Ledger } from './ledger.ts';

/** Something that keeps a document in step with a part. */
export interface SyncClient {
	/** Whether the present connection has received everything. */
	isSynced(): boolean;
	/** Breaks the connection as a network does; it comes again by itself. */
	cut(): void;
	/** Ends it for good. */
	close(): void;
}

/** What a client stands on. */
export interface SyncClientFacts {
	readonly doc: Y.Doc;
	readonly ledger: Ledger;
	/** Makes a socket to the part, as the person. */
	dial(): WebSocket;
	/** Runs when something of others came in. */
	onRemote?(): void;
}

/** Codes after which coming again is of no use. */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500;

/** Pause before coming again (ms). */
const PAUSE_MS = 25;

/** The protocol and nothing else: each local change is one frame at once. */
export function startBare({ doc, ledger, dial, onRemote }: SyncClientFacts): SyncClient {
	let socket: WebSocket | null = null;
	let synced = false;
	let ended = false;
	let timer: NodeJS.Timeout | null = null;

	const take = (own: WebSocket, bytes: Uint8Array): void => {
		const decoder = decoding.createDecoder(bytes);
		if (decoding.readVarUint(decoder) !== messageType.sync) {
			return;
		}
		const kind = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (kind === syncType.step1) {
			own.send(encodeStep2(Y.encodeStateAsUpdate(doc, body)));
			return;
		}
		Y.applyUpdate(doc, body, 'remote');
		synced ||= kind === syncType.step2;
		onRemote?.();
	};
	const open = (): void => {
		const own = dial();
		socket = own;
		synced = false;
		ledger.watch(own);
		own.on('open', () => own.send(encodeStep1(Y.encodeStateVector(doc))));
		own.on('message', (bytes: Buffer) => {
			if (!ended) {
				take(own, new Uint8Array(bytes));
			}
		});
		own.on('error', () => undefined);
		own.on('close', (code) => {
			synced = false;
			if (!ended && !isFinal(code)) {
				timer = setTimeout(open, PAUSE_MS);
			}
		});
	};
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'remote' && socket?.readyState === 1) {
			socket.send(encodeUpdate(update));
		}
	});
	open();
	return {
		isSynced: () => synced,
		cut: () => socket?.terminate(),
		close() {
			ended = true;
			clearTimeout(timer ?? undefined);
			socket?.terminate();
		},
	};
}

/** A stock y-websocket 3 provider whose sockets the ledger listens to. */
export function startStockOn({ doc, ledger, dial, onRemote }: SyncClientFacts): SyncClient {
	// The provider makes its sockets by `new`; a constructor may give another object, here the dialled one.
	const Dialled = function dialled(): WebSocket {
		const socket = dial();
		ledger.watch(socket);
		return socket;
	};
	const provider = new WebsocketProvider('ws://part', 'part', doc, {
		WebSocketPolyfill: Dialled as unknown as typeof globalThis.WebSocket,
		disableBc: true,
		maxBackoffTime: 200,
	});
	for (const type of [messageType.durable, messageType.refused, messageType.rights, messageType.news]) {
		provider.messageHandlers[type] = () => undefined;
	}
	doc.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin === provider) {
			onRemote?.();
		}
	});
	return {
		isSynced: () => provider.synced,
		cut: () => (provider.ws as unknown as WebSocket | null)?.terminate(),
		close: () => provider.destroy(),
	};
}
