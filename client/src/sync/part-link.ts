import { proseSchemaVersion, refusedWords } from '@renkei/part-doc';
import { refusalOf } from '@renkei/plan';
import {
	closeCode,
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
import { CompositionGate } from './composition-gate.ts';
import { countingSocket, updateIn } from './counting-socket.ts';
import { type LinkEvent, type LinkFacts, type LinkState, nextFacts, openingFacts, unsavedOf } from './link-state.ts';
import { factsChanged, newsArrived, type OpenPart, presenceChanged, registerPart } from './open-parts.ts';
import { type PeerUser, peerUserOf } from './presence.ts';
import { draftText } from './rescue.ts';
import { keepDraft } from './rescue-store.ts';

/** One open part as a component sees it. Everything is replaced, never changed in place. */
export interface PartHandle {
	readonly partId: string;
	/** Counts the copies: after a refusal a new copy with the next number takes the place of the old one. */
	readonly generation: number;
	/** Null until the first sync. */
	readonly doc: Y.Doc | null;
	readonly awareness: Awareness | null;
	readonly link: LinkState;
	/** Null until the server has said it. */
	readonly rights: RightsNotice | null;
	/** For the editor: tells the link when an input method is at work. */
	readonly gate: CompositionGate;
}

export interface PartOptions {
	/** Names the place in a draft of refused words. */
	readonly title?: string;
	readonly onNews?: (news: News) => void;
	/** Where the socket is, without the part id; the page's own origin by default. */
	readonly server?: string;
}

/** Longest wait between two attempts to connect (ms); each wait is cut by up to half, so that not all come at once. */
const longestBackoff = 10_000;
/** Wait after a copy was refused that had not even been filled (ms): something is wrong that a new copy does not cure. */
const refusedEmptyWait = 2_000;

/** One copy of the document and its connection; replaced as a whole after a refusal. */
interface Copy {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly provider: WebsocketProvider;
	synced: boolean;
	/** Own clock up to which everything is on disk. */
	durableClock: number;
	/** Own clock after each frame of the present connection; frame 1 first. */
	clocks: number[];
}

/** Opens a part: a document that fills itself, its connection, and what is known about both. */
export function openPart(partId: string, options: PartOptions = {}): PartLink {
	return new PartLink(partId, options);
}

export class PartLink implements OpenPart {
	readonly part: string;
	readonly gate = new CompositionGate();
	/** May be set later: the page knows it only when the plan is loaded. */
	title: string;
	readonly #server: string;
	readonly #onNews: (news: News) => void;
	readonly #listeners = new Set<() => void>();
	readonly #leave: () => void;
	#facts: LinkFacts = openingFacts;
	#copy: Copy;
	#handle: PartHandle;
	#closed = false;

	constructor(partId: string, options: PartOptions) {
		this.part = partId;
		this.title = options.title ?? '';
		this.#server = options.server ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
		this.#onNews = options.onNews ?? newsArrived;
		this.#copy = this.#openCopy();
		this.#handle = {
			partId,
			generation: 0,
			doc: null,
			awareness: null,
			link: this.#facts.link,
			rights: null,
			gate: this.gate,
		};
		this.#leave = registerPart(this);
		this.gate.subscribe(() => this.#tell({ kind: 'composing', on: this.gate.composing }));
	}

	/** For useSyncExternalStore: called when the handle was replaced. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	get(): PartHandle {
		return this.#handle;
	}

	facts(): LinkFacts {
		return this.#facts;
	}

	peers(): readonly PeerUser[] {
		const { awareness, doc } = this.#copy;
		return [...awareness.getStates()]
			.filter(([client]) => client !== doc.clientID)
			.map(([, state]) => peerUserOf(state))
			.filter((user) => user !== null);
	}

	flush(): void {
		this.gate.flush();
	}

	reconnect(): void {
		if (this.#facts.link.kind === 'offline') {
			this.#copy.provider.connect();
		}
	}

	dismiss(): void {
		this.#tell({ kind: 'dismissed' });
	}

	/** Whether something of this person's would be lost by closing. */
	get unsaved(): boolean {
		return unsavedOf(this.#facts) > 0 && this.#facts.link.kind !== 'gone';
	}

	/** Ends the connection and the copy. */
	close(): void {
		if (!this.#closed) {
			this.#closed = true;
			this.#leave();
			discardCopy(this.#copy);
		}
	}

	#openCopy(): Copy {
		const doc = new Y.Doc();
		const awareness = new Awareness(doc);
		const tell = (event: LinkEvent): void => {
			// A copy that was replaced may still hear from its socket.
			if (this.#copy === copy) {
				this.#tell(event);
			}
		};
		let taken = false;
		const provider = new WebsocketProvider(this.#server, this.part, doc, {
			connect: false,
			awareness,
			disableBc: true,
			params: { schema: String(proseSchemaVersion) },
			WebSocketPolyfill: countingSocket(this.gate, {
				opened: () => {
					copy.clocks = [];
					tell({ kind: 'opened' });
				},
				took: () => {
					taken = true;
				},
				sent: (frame) => {
					copy.clocks.push(clockAfter(updateIn(frame), doc.clientID, copy.clocks.at(-1) ?? copy.durableClock));
					tell({ kind: 'sent', step2: frame[1] === syncType.step2 });
				},
				held: (count) => tell({ kind: 'held', count }),
			}),
		});
		const copy: Copy = { doc, awareness, provider, synced: false, durableClock: 0, clocks: [] };
		// The provider's own listener was there first, so that `taken` says whether its socket took the change.
		doc.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin !== provider) {
				tell(taken ? { kind: 'typed' } : { kind: 'changed' });
			}
			taken = false;
		});
		provider.messageHandlers[messageType.durable] = (_answer, decoder) => {
			const count = readDurable(decoder);
			copy.durableClock = Math.max(copy.durableClock, copy.clocks[count - 1] ?? 0);
			tell({ kind: 'durable', count });
		};
		provider.messageHandlers[messageType.refused] = (_answer, decoder) => {
			const { code, text } = readRefused(decoder);
			this.#refused(copy, code, text);
		};
		provider.messageHandlers[messageType.rights] = (_answer, decoder) => {
			const rights = readRights(decoder);
			if (this.#copy === copy) {
				this.#replaceHandle({ rights });
			}
		};
		provider.messageHandlers[messageType.news] = (_answer, decoder) => this.#onNews(readNews(decoder));
		provider.on('sync', (synced: boolean) => {
			if (synced) {
				copy.synced = true;
				tell({ kind: 'synced' });
			}
		});
		provider.on('connection-close', (event) => {
			const attempt = Math.min(2 ** (provider.wsUnsuccessfulReconnects + 1) * 100, longestBackoff);
			provider.maxBackoffTime = attempt * (0.5 + Math.random() / 2);
			tell({ kind: 'closed', code: event?.code ?? null });
		});
		provider.on('closed', ({ code }) => this.#ended(copy, code));
		awareness.on('change', presenceChanged);
		provider.connect();
		return copy;
	}

	#tell(event: LinkEvent): void {
		this.#facts = nextFacts(this.#facts, event, Date.now());
		factsChanged();
		const { doc, awareness, synced } = this.#copy;
		if (this.#handle.link !== this.#facts.link || (synced && this.#handle.doc !== doc)) {
			this.#replaceHandle({ link: this.#facts.link, ...(synced ? { doc, awareness } : {}) });
		}
	}

	#replaceHandle(change: Partial<PartHandle>): void {
		this.#handle = { ...this.#handle, ...change };
		for (const listener of this.#listeners) {
			listener();
		}
	}

	/** The server did not take a frame: nothing after it will be taken either, so this copy ends here. */
	#refused(copy: Copy, code: string, text: string): void {
		if (this.#copy !== copy || this.#facts.link.kind === 'refused') {
			return;
		}
		this.#tell({ kind: 'refused', code, text });
		copy.provider.disconnect();
		// The word that is being built belongs to the draft too, and taking the editor away would break it.
		this.gate.whenIdle(() => this.#replaceCopy(copy, code));
	}

	#replaceCopy(copy: Copy, code: string): void {
		if (this.#closed || this.#copy !== copy) {
			return;
		}
		const draft = this.#rescue(copy, code);
		this.#copy = this.#openCopy();
		this.#facts = nextFacts(this.#facts, { kind: 'replaced', draft }, Date.now());
		this.#replaceHandle({
			generation: this.#handle.generation + 1,
			doc: null,
			awareness: null,
			link: this.#facts.link,
			rights: null,
		});
		factsChanged();
		presenceChanged();
		// After the components have let go of it.
		setTimeout(() => discardCopy(copy));
	}

	/** The server closed for good. */
	#ended(copy: Copy, code: number): void {
		if (this.#copy !== copy) {
			return;
		}
		if (code === closeCode.copyRefused) {
			const { text } = refusalOf('copy-refused');
			const again = (): void => this.#refused(copy, 'copy-refused', text);
			if (copy.synced) {
				again();
			} else {
				setTimeout(again, refusedEmptyWait);
			}
		} else if (unsavedOf(this.#facts) > 0) {
			this.gate.whenIdle(() => this.#rescue(copy, codeOfClose[code] ?? 'malformed'));
		}
	}

	/** Keeps what this copy wrote and the server does not have. Answers the draft's id; null when there are no words. */
	#rescue(copy: Copy, code: string): string | null {
		const text = draftText(refusedWords(copy.doc, copy.doc.clientID, copy.durableClock));
		return text === '' ? null : keepDraft({ part: this.part, title: this.title, code, text, at: Date.now() });
	}
}

const codeOfClose: Readonly<Record<number, string>> = {
	[closeCode.notSignedIn]: 'not-signed-in',
	[closeCode.forbidden]: 'forbidden',
	[closeCode.unknown]: 'unknown',
	[closeCode.clientTooOld]: 'client-too-old',
};

/** Clock of `client` after an update; `before` when the update holds nothing of this client's. */
function clockAfter(update: Uint8Array, client: number, before: number): number {
	return Math.max(before, Y.parseUpdateMeta(update).to.get(client) ?? 0);
}

function discardCopy(copy: Copy): void {
	copy.provider.destroy();
	copy.awareness.destroy();
	copy.doc.destroy();
}
