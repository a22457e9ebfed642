import * as Y from 'yjs';
import type { CommittedPart } from '../storage/part-log.ts';

/** Committed bytes of a part: the only thing that anybody is ever sent. */
export interface Committed {
	push(update: Uint8Array): void;
	/** Everything as one update. */
	whole(): Uint8Array;
	stateVector(): Uint8Array;
	/**
	 * What a client with this state vector lacks.
	 * @throws on bytes that are no state vector
	 */
	since(stateVector: Uint8Array): Uint8Array;
}

/**
 * Keeps bytes, not a document: a part that is only read costs no live Y.Doc, and what is queued but not yet on disk
 * cannot leak into an answer.
 */
export function createCommitted(first: CommittedPart): Committed {
	let merged = first.update;
	let tail: Uint8Array[] = [];
	let vector: Uint8Array | null = null;
	const whole = (): Uint8Array => {
		if (tail.length > 0) {
			merged = Y.mergeUpdates([merged, ...tail]);
			tail = [];
		}
		return merged;
	};
	return {
		push(update) {
			tail.push(update);
			vector = null;
		},
		whole,
		stateVector() {
			vector ??= Y.encodeStateVectorFromUpdate(whole());
			return vector;
		},
		since(stateVector) {
			const asked = Y.decodeStateVector(stateVector);
			return asked.size === 0 ? whole() : Y.diffUpdate(whole(), stateVector);
		},
	};
}
