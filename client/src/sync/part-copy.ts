import { proseSchemaVersion } from '@renkei/part-doc';
import {
	messageType,
	type News,
	type RightsNotice,
	readDurable,
	readNews,
	readRefused,
	readRights,
	syncType,
} from '@renkei/sync-protocol';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { CompositionGate } from './composition-gate.ts';
import { countingSocket, updateIn } from './counting-socket.ts';
import type { LinkEvent } from './link-state.ts';

/** One copy of a part's document and its connection; replaced as a whole after a refusal. */
export interface Copy {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly provider: WebsocketProvider;
	/** Filled by the server once. */
	filled: boolean;
	/** What lay unsent on this device has been written into it. */
	complete: boolean;
	/** Handed to the page: what lay unsent on this device has been judged by the server. */
	shown: boolean;
	/** Own clock up to which everything is on disk. */
	durableClock: number;
}

/** What a copy tells its link. */
export interface CopyListener {
	event(event: LinkEvent): void;
	/** The server has filled the copy for the first time. */
	filled(): void;
	refused(code: string, text: string): void;
	rights(rights: RightsNotice): void;
	news(news: News): void;
	/** The server closed for good, with this code. */
	ended(code: number): void;
	/** Somebody came, went or moved. */
	presence(): void;
}

/** Longest wait between two attempts to connect (ms); each wait is cut by up to half, so that not all come at once. */
const longestBackoff = 10_000;

export interface CopyAddress {
	/** Where the socket is, without the part id. */
	readonly server: string;
	readonly part: string;
	/** Whose words these are: the server closes the socket when somebody else has signed in meanwhile. Null: not known. */
	readonly person: string | null;
}

/** Origin of words that lay unsent on this device, in the updates of a copy's document. */
export const unsentOrigin = 'unsent';

/** Opens an empty copy that the server fills, and connects it. */
export function openCopy({ server, part, person }: CopyAddress, gate: CompositionGate, listener: CopyListener): Copy {
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	/** Own clock after each frame of the present connection; frame 1 first. */
	let clocks: number[] = [];
	/** Own clock at each step 2: with it the server has everything before, also what it had without our knowing. */
	const answered = new WeakMap<Uint8Array, number>();
	let taken = false;
	const provider = new WebsocketProvider(server, part, doc, {
		connect: false,
		awareness,
		disableBc: true,
		params: { schema: String(proseSchemaVersion), ...(person === null ? {} : { person }) },
		WebSocketPolyfill: countingSocket(gate, {
			opened: () => {
				clocks = [];
				listener.event({ kind: 'opened' });
			},
			took: (frame) => {
				if (frame[1] === syncType.update) {
					taken = true;
				} else {
					answered.set(frame, Y.getState(doc.store, doc.clientID));
				}
			},
			sent: (frame) => {
				const before = clocks.at(-1) ?? copy.durableClock;
				clocks.push(answered.get(frame) ?? clockAfter(updateIn(frame), doc.clientID, before));
				listener.event({ kind: 'sent', step2: frame[1] === syncType.step2 });
			},
			held: (count) => listener.event({ kind: 'held', count }),
		}),
	});
	const copy: Copy = { doc, awareness, provider, filled: false, complete: false, shown: false, durableClock: 0 };
	// The provider's own listener was there first, so that `taken` says whether its socket took the change.
	doc.on('update', (_update: Uint8Array, origin: unknown) => {
		// Words from disk lie there already, and nobody is typing them.
		if (origin !== provider && !(origin === unsentOrigin && taken)) {
			listener.event(taken ? { kind: 'typed' } : { kind: 'changed' });
		}
		taken = false;
	});
	listenAboveNinetyNine(provider, listener, (count) => {
		copy.durableClock = Math.max(copy.durableClock, clocks[count - 1] ?? 0);
	});
	provider.on('sync', (synced: boolean) => {
		if (synced && copy.filled) {
			listener.event({ kind: 'synced' });
		} else if (synced) {
			copy.filled = true;
			listener.filled();
		}
	});
	provider.on('connection-close', (event) => {
		const wait = Math.min(2 ** (provider.wsUnsuccessfulReconnects + 1) * 100, longestBackoff);
		provider.maxBackoffTime = wait * (0.5 + Math.random() / 2);
		listener.event({ kind: 'closed', code: event?.code ?? null });
	});
	provider.on('closed', ({ code }) => listener.ended(code));
	awareness.on('change', () => listener.presence());
	provider.connect();
	return copy;
}

/** Our own messages, which the stock provider does not know. */
function listenAboveNinetyNine(provider: WebsocketProvider, listener: CopyListener, onDurable: (count: number) => void): void {
	provider.messageHandlers[messageType.durable] = (_answer, decoder) => {
		const count = readDurable(decoder);
		onDurable(count);
		listener.event({ kind: 'durable', count });
	};
	provider.messageHandlers[messageType.refused] = (_answer, decoder) => {
		const { code, text } = readRefused(decoder);
		listener.refused(code, text);
	};
	provider.messageHandlers[messageType.rights] = (_answer, decoder) => listener.rights(readRights(decoder));
	provider.messageHandlers[messageType.news] = (_answer, decoder) => listener.news(readNews(decoder));
}

/** Clock of `client` after an update; `before` when the update holds nothing of this client's. */
function clockAfter(update: Uint8Array, client: number, before: number): number {
	return Math.max(before, Y.parseUpdateMeta(update).to.get(client) ?? 0);
}

/** Ends the connection and frees the document. */
export function discardCopy(copy: Copy): void {
	copy.provider.destroy();
	copy.awareness.destroy();
	copy.doc.destroy();
}
