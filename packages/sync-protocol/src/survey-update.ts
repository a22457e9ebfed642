import * as decoding from 'lib0/decoding';
import { limits } from './limits.ts';
import { skipBytes, skipContent } from './skip-content.ts';

/** Consecutive structs of one Yjs client in an update. */
export interface ClientRun {
	readonly client: number;
	/** Clock of the first struct. */
	readonly from: number;
	/** Clock after the last. */
	readonly to: number;
}

/** Deleted clocks of one client: from, to, from, to … as they stand in the update. */
export interface ClientDeletions {
	readonly client: number;
	readonly ranges: readonly number[];
}

/** What an update says it holds, without building anything of it. */
export interface Survey {
	readonly structs: number;
	readonly runs: readonly ClientRun[];
	readonly deletions: readonly ClientDeletions[];
	/** Clock that must be known of each client (exclusive) for the structs to find their neighbours. */
	readonly needs: ReadonlyMap<number, number>;
}

export type Surveyed =
	| { readonly kind: 'fair'; readonly survey: Survey }
	/** More clients, structs, deletions or length than anybody writes. */
	| { readonly kind: 'too-much' }
	/** Bytes that are no whole v1 update, or one that no Yjs client writes. */
	| { readonly kind: 'unreadable' };

/** Numbers that an update may claim. */
export interface SurveyLimits {
	readonly clients: number;
	readonly structs: number;
	readonly deletions: number;
	/** Longest struct, in clocks. */
	readonly length: number;
}

/** For what is on our own disk. */
export const noLimits: SurveyLimits = {
	clients: Number.MAX_SAFE_INTEGER,
	structs: Number.MAX_SAFE_INTEGER,
	deletions: Number.MAX_SAFE_INTEGER,
	length: Number.MAX_SAFE_INTEGER,
};

// Bits and numbers of the Yjs v1 update encoding (yjs 13, structs/Item.js and structs/*.js).
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_KEY = 0x20;
const CONTENT = 0x1f;
const COLLECTED = 0;
const GAP = 10;

class TooMuch extends Error {}

/**
 * Walks an update from its first to its last byte, and stops as soon as it is too much. Yjs itself has no limit: a frame
 * of 1 MiB can claim half a million structs, and an update with gaps costs it more than linear time.
 */
export function surveyUpdate(update: Uint8Array, allowed: SurveyLimits = limits): Surveyed {
	try {
		const survey = new Walk(update, allowed).whole();
		return survey === null ? { kind: 'unreadable' } : { kind: 'fair', survey };
	} catch (error) {
		// Bytes from outside: whatever ends too early or makes no sense is no update.
		return { kind: error instanceof TooMuch ? 'too-much' : 'unreadable' };
	}
}

class Walk {
	readonly #decoder: decoding.Decoder;
	readonly #limits: SurveyLimits;
	readonly #needs = new Map<number, number>();
	#structs = 0;

	constructor(update: Uint8Array, allowed: SurveyLimits) {
		this.#decoder = decoding.createDecoder(update);
		this.#limits = allowed;
	}

	/** Null when bytes are left over. */
	whole(): Survey | null {
		const runs = this.#runs();
		const deletions = this.#deletions();
		return decoding.hasContent(this.#decoder) ? null : { structs: this.#structs, runs, deletions, needs: this.#needs };
	}

	#number(): number {
		return decoding.readVarUint(this.#decoder);
	}

	#runs(): ClientRun[] {
		const clients = this.#number();
		if (clients > this.#limits.clients) {
			throw new TooMuch();
		}
		const runs: ClientRun[] = [];
		const seen = new Set<number>();
		for (let at = 0; at < clients; at += 1) {
			const run = this.#run();
			if (seen.has(run.client)) {
				throw new RangeError('a client twice');
			}
			seen.add(run.client);
			runs.push(run);
		}
		return runs;
	}

	#run(): ClientRun {
		const count = this.#number();
		this.#structs += count;
		if (this.#structs > this.#limits.structs) {
			throw new TooMuch();
		}
		const client = this.#number();
		const from = this.#number();
		let to = from;
		for (let at = 0; at < count; at += 1) {
			to += this.#struct(client, to);
		}
		return { client, from, to };
	}

	/** @returns how many clocks the struct takes */
	#struct(client: number, clock: number): number {
		const info = decoding.readUint8(this.#decoder);
		const content = info & CONTENT;
		if (content === GAP) {
			throw new RangeError('a gap');
		}
		let length: number;
		if (content === COLLECTED) {
			length = this.#number();
		} else {
			this.#neighbours(info, client, clock);
			length = skipContent(this.#decoder, content);
		}
		if (length < 1) {
			throw new RangeError('a struct of no length');
		}
		if (length > this.#limits.length) {
			throw new TooMuch();
		}
		return length;
	}

	#neighbours(info: number, client: number, clock: number): void {
		if ((info & HAS_ORIGIN) !== 0) {
			this.#need(client, clock);
		}
		if ((info & HAS_RIGHT_ORIGIN) !== 0) {
			this.#need(client, clock);
		}
		if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0) {
			return;
		}
		if (this.#number() === 1) {
			skipBytes(this.#decoder);
		} else {
			this.#need(client, clock);
		}
		if ((info & HAS_PARENT_KEY) !== 0) {
			skipBytes(this.#decoder);
		}
	}

	/** A neighbour or parent; one of the same client must come before the struct itself. */
	#need(client: number, clock: number): void {
		const of = this.#number();
		const at = this.#number();
		if (of === client) {
			if (at >= clock) {
				throw new RangeError('a struct that rests on a later one');
			}
			return;
		}
		if (at + 1 > (this.#needs.get(of) ?? 0)) {
			this.#needs.set(of, at + 1);
		}
	}

	#deletions(): ClientDeletions[] {
		const clients = this.#number();
		const deletions: ClientDeletions[] = [];
		let claimed = 0;
		for (let at = 0; at < clients; at += 1) {
			const client = this.#number();
			const count = this.#number();
			claimed += count + 1;
			if (claimed > this.#limits.deletions) {
				throw new TooMuch();
			}
			deletions.push({ client, ranges: this.#ranges(count) });
		}
		return deletions;
	}

	#ranges(count: number): number[] {
		const ranges: number[] = [];
		for (let at = 0; at < count; at += 1) {
			const from = this.#number();
			ranges.push(from, from + this.#number());
		}
		return ranges;
	}
}
