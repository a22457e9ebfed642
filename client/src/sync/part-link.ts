import { refusedWords } from '@renkei/part-doc';
import { refusalOf } from '@renkei/plan';
import { closeCode, type News, type RightsNotice } from '@renkei/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { CompositionGate } from './composition-gate.ts';
import { type LinkEvent, type LinkFacts, type LinkState, nextFacts, openingFacts, unsavedOf } from './link-state.ts';
import { factsChanged, newsArrived, type OpenPart, presenceChanged, registerPart } from './open-parts.ts';
import { type Copy, discardCopy, openCopy } from './part-copy.ts';
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

/** Wait after a copy was refused that had not even been filled (ms): something is wrong that a new copy does not cure. */
const refusedEmptyWait = 2_000;

/** Opens a part: a document that fills itself, its connection, and what is known about both. */
export function openPart(partId: string, options: PartOptions = {}): PartLink {
	return new PartLink(partId, options);
}

export class PartLink implements OpenPart {
	readonly part: string;
	readonly gate = new CompositionGate();
	/** May be set later: the page knows it only when the plan is loaded. */
	title: string;
	/** Name of a field or cell (`fields/summary`, `rows:issues/<row>/<column>`) in a draft; null for none. */
	placeName: (place: string) => string | null = () => null;
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
		// A copy that was replaced may still hear from its socket.
		const now = (hear: () => void): void => {
			if (this.#copy === copy) {
				hear();
			}
		};
		const copy = openCopy(this.#server, this.part, this.gate, {
			event: (event) => now(() => this.#tell(event)),
			refused: (code, text) => now(() => this.#refused(copy, code, text)),
			rights: (rights) => now(() => this.#replaceHandle({ rights })),
			news: (news) => this.#onNews(news),
			ended: (code) => now(() => this.#ended(copy, code)),
			presence: presenceChanged,
		});
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
		if (this.#facts.link.kind === 'refused') {
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
		if (code === closeCode.copyRefused) {
			const { text } = refusalOf('copy-refused');
			const again = (): void => {
				if (this.#copy === copy) {
					this.#refused(copy, 'copy-refused', text);
				}
			};
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
		const text = draftText(refusedWords(copy.doc, copy.doc.clientID, copy.durableClock), this.placeName);
		return text === '' ? null : keepDraft({ part: this.part, title: this.title, code, text, at: Date.now() });
	}
}

const codeOfClose: Readonly<Record<number, string>> = {
	[closeCode.notSignedIn]: 'not-signed-in',
	[closeCode.forbidden]: 'forbidden',
	// Whoever wrote here knows that the part exists.
	[closeCode.unknown]: 'forbidden',
	[closeCode.clientTooOld]: 'client-too-old',
};
