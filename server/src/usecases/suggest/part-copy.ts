import { type Admission, admit, openDoc } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import * as Y from 'yjs';

/** What became of one change of a copy. */
export type Taken = 'taken' | 'gone' | 'too-large' | 'invalid-content';

const refusalOfAdmission: Readonly<Record<Exclude<Admission['kind'], 'applied'>, Taken>> = {
	'too-large': 'too-large',
	invalid: 'invalid-content',
	malformed: 'invalid-content',
};

/**
 * A part while several changes are put into it, each of which goes in whole or not at all. What it takes goes the same way
 * in as what comes over a socket: what people wrote into a record may be anything.
 */
export class PartCopy {
	readonly #committed: Uint8Array;
	readonly #spec: PartSpec;
	readonly #taken: Uint8Array[] = [];
	readonly #began: Uint8Array;
	#doc: Y.Doc;
	/** Yjs has no veto: what it takes is tried here first, and this document is made anew after what it refuses. */
	#trial: Y.Doc;

	constructor(committed: Uint8Array, spec: PartSpec) {
		this.#committed = committed;
		this.#spec = spec;
		this.#doc = openDoc(committed);
		this.#trial = openDoc(committed);
		this.#began = Y.encodeStateVector(this.#doc);
	}

	/** The part with everything taken so far. */
	get doc(): Y.Doc {
		return this.#doc;
	}

	/** The Yjs clientID of the changes. */
	get client(): number {
		return this.#doc.clientID;
	}

	/** @param change makes the change on the document; false when its place is gone */
	take(change: (doc: Y.Doc) => boolean): Taken {
		const before = Y.encodeStateVector(this.#doc);
		let changed = false;
		const note = (): void => {
			changed = true;
		};
		this.#doc.on('update', note);
		const there = change(this.#doc);
		this.#doc.off('update', note);
		if (!there) {
			return 'gone';
		}
		// What is proposed may stand there already.
		if (!changed) {
			return 'taken';
		}
		const update = Y.encodeStateAsUpdate(this.#doc, before);
		const admission = admit(this.#trial, this.#spec, update, [this.client]);
		if (admission.kind === 'applied') {
			this.#taken.push(update);
			return 'taken';
		}
		this.#startAgain();
		return refusalOfAdmission[admission.kind];
	}

	/** Everything taken, as one update; null when it adds nothing. */
	accepted(): Uint8Array | null {
		return this.#taken.length === 0 ? null : Y.encodeStateAsUpdate(this.#doc, this.#began);
	}

	close(): void {
		this.#doc.destroy();
		this.#trial.destroy();
	}

	#startAgain(): void {
		const { client } = this;
		this.close();
		const whole = Y.mergeUpdates([this.#committed, ...this.#taken]);
		this.#doc = openDoc(whole);
		// The same writer goes on: its clock is in what was taken.
		this.#doc.clientID = client;
		this.#trial = openDoc(whole);
	}
}
