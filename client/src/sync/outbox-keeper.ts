import type { LocalRows, UnsentRow } from './local-rows.ts';
import { emptyOutbox, isKept, nextOutbox, type Outbox, type OutboxEvent, outboxAct, tolerance } from './outbox.ts';

/** What a keeper asks of the copy whose words it keeps. */
export interface Kept {
	/** The row as it should lie on disk now. */
	row(rev: number): UnsentRow;
	/** Whether the words are kept, when that has changed. */
	told(kept: boolean): void;
}

/** Keeps the unacknowledged words of one copy on disk as long as they are unacknowledged. */
export class OutboxKeeper {
	readonly #id: string;
	readonly #rows: LocalRows;
	readonly #copy: Kept;
	readonly #deafen: () => void;
	#state: Outbox = emptyOutbox;
	#rev = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** What was told last; null before anything was. */
	#kept: boolean | null = null;
	#stopped = false;
	#waiting: (() => void)[] = [];

	constructor(id: string, rows: LocalRows, copy: Kept) {
		this.#id = id;
		this.#rows = rows;
		this.#copy = copy;
		this.#deafen = rows.onLost(() => this.#tell({ kind: 'lost' }));
	}

	/** Whether this copy has words that the server has not acknowledged. */
	get needed(): boolean {
		return this.#state.needed;
	}

	changed(): void {
		this.#tell({ kind: 'changed' });
	}

	settled(): void {
		if (this.#state.needed) {
			this.#tell({ kind: 'settled' });
		}
	}

	/** Writes at once what is not on disk. Answers whether the words are kept. */
	async flush(): Promise<boolean> {
		while (!this.#stopped && this.#rows.lasting && this.#state.needed && this.#state.failedAt === null) {
			if (this.#state.busy) {
				await new Promise<void>((done) => this.#waiting.push(done));
			} else if (this.#state.dirtySince === null) {
				break;
			} else {
				await this.#write();
			}
		}
		return !this.#state.needed || isKept(this.#state, Date.now());
	}

	/** Leaves the row as it is and does nothing more. */
	stop(): void {
		this.#stopped = true;
		this.#deafen();
		clearTimeout(this.#timer);
		this.#wake();
	}

	#tell(event: OutboxEvent): void {
		this.#state = nextOutbox(this.#state, event, Date.now());
		this.#proceed();
	}

	#proceed(): void {
		clearTimeout(this.#timer);
		if (this.#stopped || !this.#rows.lasting) {
			return;
		}
		const now = Date.now();
		const act = outboxAct(this.#state, now);
		if (act.kind === 'write') {
			void this.#write();
		} else if (act.kind === 'erase') {
			void this.#erase();
		} else if (act.kind === 'wait' || this.#state.busy) {
			// A writing that takes long makes the words untrue without any event.
			const until = act.kind === 'wait' ? act.until : now + tolerance;
			this.#timer = setTimeout(() => this.#proceed(), Math.max(1, until - now));
		}
		const kept = isKept(this.#state, now);
		if (kept !== this.#kept) {
			this.#kept = kept;
			this.#copy.told(kept);
		}
	}

	async #write(): Promise<void> {
		this.#tell({ kind: 'writing' });
		this.#rev += 1;
		const done = await this.#rows.keep(this.#copy.row(this.#rev));
		this.#tell(done ? { kind: 'written' } : { kind: 'failed' });
		this.#wake();
	}

	async #erase(): Promise<void> {
		this.#tell({ kind: 'erasing' });
		const done = await this.#rows.erase({ id: this.#id, rev: this.#rev });
		this.#tell(done ? { kind: 'erased' } : { kind: 'failed' });
		this.#wake();
	}

	#wake(): void {
		for (const done of this.#waiting.splice(0)) {
			done();
		}
	}
}
