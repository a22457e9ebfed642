import { refusalOf } from '@renkei/plan';
import { closeCode, type News } from '@renkei/sync-protocol';
import { afterClose } from './after-close.ts';
import { CompositionGate } from './composition-gate.ts';
import { CopyWords } from './copy-words.ts';
import { type LinkEvent, type LinkFacts, nextFacts, openingFacts, unsavedOf } from './link-state.ts';
import type { LocalRows } from './local-rows.ts';
import { factsChanged, newsArrived, type OpenPart, presenceChanged, registerPart } from './open-parts.ts';
import { type Copy, discardCopy, openCopy } from './part-copy.ts';
import type { PartHandle, PartOptions } from './part-handle.ts';
import { type PeerUser, peerUserOf } from './presence.ts';

/** Wait after a copy was refused that had not even been filled (ms): something is wrong that a new copy does not cure. */
const refusedEmptyWait = 2_000;
/** How long the server may take to judge what lay on this device before the part is shown (ms). */
const judging = 2_000;

/** Opens a part: a document that fills itself, its connection, and what is known about both. */
export function openPart(partId: string, options: PartOptions): PartLink {
	return new PartLink(partId, options);
}

export class PartLink implements OpenPart {
	readonly part: string;
	readonly gate = new CompositionGate();
	/** May be set later: the page knows it only when the plan is loaded. */
	title: string;
	/** Name of a field or cell (`fields/summary`, `rows:issues/<row>/<column>`) in a draft; null for none. */
	placeName: (place: string) => string | null = () => null;
	readonly rows: LocalRows;
	readonly #server: string;
	readonly #onNews: (news: News) => void;
	readonly #listeners = new Set<() => void>();
	readonly #leave: () => void;
	/** Rows that have been sent or made drafts of here, should the disk have kept them all the same. */
	readonly #done = new Set<string>();
	#facts: LinkFacts = openingFacts;
	#copy: Copy;
	#words: CopyWords;
	#handle: PartHandle;
	#closed = false;

	constructor(partId: string, options: PartOptions) {
		this.part = partId;
		this.rows = options.rows;
		this.title = options.title ?? '';
		this.#server = options.server ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
		this.#onNews = options.onNews ?? newsArrived;
		this.#copy = this.#openCopy();
		this.#words = this.#wordsOf(this.#copy);
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

	/** Whether something of this person's is under way, or lies on this device and is not judged yet. */
	get unsaved(): boolean {
		const { kind } = this.#facts.link;
		return kind !== 'gone' && (unsavedOf(this.#facts) > 0 || (this.#copy.filled && !this.#copy.shown));
	}

	keep(): Promise<boolean> {
		return this.#words.flush();
	}

	/** Ends the connection and the copy; what is unacknowledged stays on disk. */
	close(): void {
		if (!this.#closed) {
			this.#closed = true;
			this.#leave();
			this.#words.close();
			discardCopy(this.#copy);
		}
	}

	#wordsOf(copy: Copy): CopyWords {
		const words: CopyWords = new CopyWords(this.rows, copy, {
			place: this,
			told: (on) => {
				if (this.#words === words) {
					this.#tell({ kind: 'kept', on });
				}
			},
		});
		return words;
	}

	#openCopy(): Copy {
		// A copy that was replaced may still hear from its socket.
		const now = (hear: () => void): void => {
			if (this.#copy === copy) {
				hear();
			}
		};
		const address = { server: this.#server, part: this.part, person: this.rows.person };
		const copy = openCopy(address, this.gate, {
			event: (event) => now(() => this.#tell(event)),
			filled: () => now(() => void this.#fill(copy)),
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
		this.#keepWords(event);
		factsChanged();
		const { doc, awareness, shown } = this.#copy;
		if (this.#handle.link !== this.#facts.link || (shown && this.#handle.doc !== doc)) {
			this.#replaceHandle({ link: this.#facts.link, ...(shown ? { doc, awareness } : {}) });
		}
	}

	/** Puts on disk what the server does not have, and takes off what it has. */
	#keepWords(event: LinkEvent): void {
		if (event.kind === 'typed' || event.kind === 'changed') {
			this.#words.changed();
		} else if (event.kind === 'durable' && this.#copy.complete && unsavedOf(this.#facts) === 0) {
			this.#note(this.#words.settled());
			this.#show(this.#copy);
		}
	}

	/** What lay on this device goes to the server first: refused words must not flash up in a frozen text. */
	async #fill(copy: Copy): Promise<void> {
		const words = this.#words;
		await words.takeUnsent(this.#done);
		if (this.#copy !== copy || this.#closed) {
			return;
		}
		words.apply();
		copy.complete = true;
		if (unsavedOf(this.#facts) === 0) {
			this.#note(words.settled());
			this.#show(copy);
			return;
		}
		this.#tell({ kind: 'kept', on: words.onlyTaken });
		setTimeout(() => {
			const { rights } = this.#handle;
			if (rights !== null && !rights.may.includes('write') && !copy.shown && this.#copy === copy) {
				const { code, text } = rights.readOnly ?? refusalOf('forbidden');
				this.#refused(copy, code, text);
			} else {
				this.#show(copy);
			}
		}, judging);
	}

	#show(copy: Copy): void {
		if (this.#copy === copy && !this.#closed && copy.filled && !copy.shown) {
			copy.shown = true;
			this.#tell({ kind: 'synced' });
		}
	}

	#note(rows: readonly string[]): void {
		for (const row of rows) {
			this.#done.add(row);
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
		const draft = this.#rescue(code);
		this.#copy = this.#openCopy();
		this.#words = this.#wordsOf(this.#copy);
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
			if (copy.filled) {
				again();
			} else {
				setTimeout(again, refusedEmptyWait);
			}
			return;
		}
		this.gate.whenIdle(() => void this.#leaveBehind(code));
	}

	/** Nothing more is sent from here. What may be sent another day stays on disk, if it is there; else it is a draft. */
	async #leaveBehind(code: number): Promise<void> {
		const { anotherDay, alsoUnsent, refusal } = afterClose(code);
		if (anotherDay && (unsavedOf(this.#facts) === 0 || (await this.#words.flush()))) {
			// Another tab of the same person may send them while this one still stands there.
			this.#words.close();
			return;
		}
		if (alsoUnsent && !this.#copy.filled) {
			await this.#words.takeUnsent(this.#done);
		}
		this.#rescue(refusal);
		this.#tell({ kind: 'rescued' });
	}

	/** Makes drafts of what the server does not have. Answers one of them; null when there are no words. */
	#rescue(code: string): string | null {
		const { drafts, rows } = this.#words.rescue(code);
		this.#note(rows);
		return drafts[0] ?? null;
	}
}
