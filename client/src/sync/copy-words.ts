import { refusedWords } from '@renkei/part-doc';
import * as Y from 'yjs';
import { claim, type Release } from './claims.ts';
import type { LocalRows, UnsentRow } from './local-rows.ts';
import { misfitsAmong } from './misfits.ts';
import { OutboxKeeper } from './outbox-keeper.ts';
import { type Copy, unsentOrigin } from './part-copy.ts';
import { draftText } from './rescue.ts';
import { keepDraft } from './rescue-store.ts';

/** How a draft names where its words were. */
export interface WordsPlace {
	readonly part: string;
	readonly title: string;
	/** Name of a field or cell; null for none. */
	readonly placeName: (place: string) => string | null;
}

/**
 * What one copy holds that the server has not acknowledged: its own words, and those of copies that are no more (a crash,
 * a closed browser) which it took over from the disk. Each lies in a row of its own under the clientID that wrote it, so
 * that sending it a second time changes nothing.
 */
export class CopyWords {
	readonly #id: string;
	readonly #rows: LocalRows;
	readonly #copy: Copy;
	readonly #place: WordsPlace;
	readonly #keeper: OutboxKeeper;
	readonly #deafen: () => void;
	#claims: readonly Release[] = [];
	#taken: readonly UnsentRow[] = [];
	#takenClaims: readonly Release[] = [];
	#closed = false;

	constructor(rows: LocalRows, copy: Copy, { place, told }: { place: WordsPlace; told: (kept: boolean) => void }) {
		this.#id = `${place.part}.${copy.doc.clientID}`;
		this.#rows = rows;
		this.#copy = copy;
		this.#place = place;
		this.#keeper = new OutboxKeeper(this.#id, rows, { row: (rev) => this.#row(rev), told });
		this.#deafen = rows.onLost(() => {
			for (const row of this.#taken) {
				void rows.keep(row);
			}
		});
		// As long as this tab lives no other one takes these words over.
		void claim(this.#id).then((release) => {
			this.#claims = release === null ? [] : [release];
			if (this.#closed) {
				this.#release();
			}
		});
	}

	/** Whether all that is unacknowledged here was on disk before. */
	get onlyTaken(): boolean {
		return this.#taken.length > 0 && !this.#keeper.needed;
	}

	/** This copy wrote something. */
	changed(): void {
		this.#keeper.changed();
	}

	/** The server has everything. Answers the rows that are done with. */
	settled(): readonly string[] {
		this.#keeper.settled();
		const taken = this.#taken;
		const claims = this.#takenClaims;
		this.#taken = [];
		this.#takenClaims = [];
		void Promise.all(taken.map((row) => this.#rows.erase(row))).then(() => free(claims));
		return taken.map(({ id }) => id);
	}

	/** Puts on disk what is not there yet. Answers whether it is. */
	flush(): Promise<boolean> {
		return this.#keeper.flush();
	}

	/**
	 * Claims what copies that are no more left on this device.
	 * @param done rows that were dealt with before, should the disk have kept them all the same
	 */
	async takeUnsent(done: ReadonlySet<string>): Promise<void> {
		// One tab at a time takes over a part: rows may rest on each other.
		const turn = this.#rows.lasting ? await claim(`${this.#rows.person}.${this.#place.part}`) : null;
		if (turn === null) {
			return;
		}
		const claims = [turn];
		const claimed = new Set<string>();
		for (const { id } of await this.#rows.unsent(this.#place.part)) {
			const own = id === this.#id || done.has(id) ? null : await claim(id);
			if (own !== null) {
				claims.push(own);
				claimed.add(id);
			}
		}
		// Read again: until it let go, the tab that had a row may have sent it or made a draft of it.
		const taken = claimed.size === 0 ? [] : (await this.#rows.unsent(this.#place.part)).filter(({ id }) => claimed.has(id));
		if (taken.length === 0 || this.#closed) {
			free(claims);
			return;
		}
		this.#taken = taken;
		this.#takenClaims = claims;
	}

	/** Writes what was taken over into the document; what no longer fits there becomes a draft. */
	apply(): void {
		const { doc } = this.#copy;
		const misfits = misfitsAmong(doc, this.#taken);
		this.#taken = this.#taken.filter((row) => !misfits.includes(row));
		for (const row of misfits) {
			void this.#rescueRow(row, 'copy-refused');
		}
		for (const { update } of this.#taken) {
			Y.applyUpdate(doc, update, unsentOrigin);
		}
	}

	/**
	 * Makes drafts of everything: nothing of it is sent any more, and this is over.
	 * @returns the drafts (none where only deletions were refused) and all rows concerned
	 */
	rescue(code: string): { drafts: readonly string[]; rows: readonly string[] } {
		this.#keeper.stop();
		const all = [this.#row(0), ...this.#taken];
		this.#taken = [];
		// No other tab gets at the rows before they are drafts.
		void Promise.all(all.map((row) => this.#rescueRow(row, code))).then(() => this.close());
		return { drafts: all.filter(({ text }) => text !== '').map(({ id }) => id), rows: all.map(({ id }) => id) };
	}

	/** Leaves what is on disk to whoever comes next. */
	close(): void {
		this.#closed = true;
		this.#keeper.stop();
		this.#deafen();
		this.#release();
	}

	#release(): void {
		free([...this.#claims, ...this.#takenClaims]);
		this.#claims = [];
		this.#takenClaims = [];
	}

	#rescueRow({ id, part, title, path, text, at }: UnsentRow, code: string): Promise<boolean> {
		return text === '' ? this.#rows.rescue(null, [id]) : keepDraft(this.#rows, { id, part, title, path, code, text, at }, [id]);
	}

	#row(rev: number): UnsentRow {
		const { doc, durableClock } = this.#copy;
		const { part, title, placeName } = this.#place;
		// Everything but own words came from the server, or lies in a row of its own.
		const known = Y.decodeStateVector(Y.encodeStateVector(doc)).set(doc.clientID, durableClock);
		return {
			id: this.#id,
			part,
			title,
			path: location.pathname,
			update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known)),
			text: draftText(refusedWords(doc, doc.clientID, durableClock), placeName),
			at: Date.now(),
			rev,
		};
	}
}

function free(claims: readonly Release[]): void {
	for (const release of claims) {
		release();
	}
}
