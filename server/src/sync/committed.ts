import { encodeStep2, encodeUpdate, noLimits, type Survey, surveyUpdate } from '@renkei/sync-protocol';
import * as Y from 'yjs';
import type { PartLog } from '../storage/part-log.ts';
import { framed, type WireFrame } from './outlet.ts';

/** Committed bytes of a part: the only thing that anybody is ever sent. */
export interface Committed {
	/** Takes in what a commit stored. */
	push(update: Uint8Array, surveys: readonly Survey[]): void;
	/** Whether so much has come since that a compact whole is worth its price. */
	isDue(): boolean;
	/** Takes the same content in its most compact form, without what was deleted. */
	fold(whole: Uint8Array): void;
	/** Everything as one update. */
	whole(): Uint8Array;
	/** Everything as it lies here, for a walk over it. */
	pieces(): readonly Uint8Array[];
	/** About how many bytes it is. */
	size(): number;
	stateVector(): Uint8Array;
	/**
	 * Frames that bring a client with this state vector up to date: a step 2, and what has come since as an update.
	 * @throws on bytes that are no state vector
	 */
	framesSince(stateVector: Uint8Array): readonly WireFrame[];
}

/** Beyond this (bytes), and this share of the whole, what has come since is merged in before somebody opens. */
const MUCH_SINCE = 32 * 1024;
const SHARE_SINCE = 1 / 8;

/** Beyond this (bytes), and this share, it is folded in: merged bytes keep every deleted letter. */
const DUE_SINCE = 64 * 1024;
const SHARE_DUE = 1 / 4;

/** Answers to different state vectors that are kept: after a restart everybody asks with the same one. */
const MOST_ANSWERS = 4;

/** An empty state vector: no clients. */
const isEmpty = (stateVector: Uint8Array): boolean => stateVector.byteLength === 1 && stateVector[0] === 0;

/**
 * Keeps bytes, not a document: a part that is only read costs no live Y.Doc, and what is queued but not yet on disk
 * cannot leak into an answer. The base is kept as the frame that opens it, so that a herd of readers shares one buffer.
 */
export function createCommitted(log: Pick<PartLog, 'base' | 'since'>): Committed {
	let base = log.base;
	let since = [...log.since];
	let sinceBytes = since.reduce((sum, update) => sum + update.byteLength, 0);
	let opening: WireFrame | null = null;
	let clocks: Map<number, number> | null = null;
	let vector: Uint8Array | null = null;
	const answers = new Map<string, WireFrame>();

	const rebase = (next: Uint8Array): void => {
		base = next;
		since = [];
		sinceBytes = 0;
		opening = null;
	};
	const whole = (): Uint8Array => {
		if (since.length > 0) {
			rebase(Y.mergeUpdates([base, ...since]));
		}
		return base;
	};
	/** The frame holds the base, which then is a view of it: one copy, however many readers. */
	const openingFrame = (): WireFrame => {
		if (opening === null) {
			opening = framed(encodeStep2(base));
			base = new Uint8Array(opening.buffer, opening.byteOffset + opening.byteLength - base.byteLength, base.byteLength);
		}
		return opening;
	};
	const sinceFrame = (): WireFrame[] => {
		if (since.length > 1) {
			since = [Y.mergeUpdates(since)];
		}
		return since.map((update) => framed(encodeUpdate(update)));
	};
	const clocksNow = (): Map<number, number> => {
		if (clocks === null) {
			clocks = new Map();
			for (const update of [base, ...since]) {
				advance(clocks, surveyOwn(update));
			}
		}
		return clocks;
	};
	return {
		push(update, surveys) {
			since.push(update);
			sinceBytes += update.byteLength;
			vector = null;
			answers.clear();
			if (clocks !== null) {
				for (const survey of surveys) {
					advance(clocks, survey);
				}
			}
		},
		isDue: () => sinceBytes > Math.max(DUE_SINCE, base.byteLength * SHARE_DUE),
		fold(next) {
			rebase(next);
			answers.clear();
		},
		whole,
		pieces: () => [base, ...since],
		size: () => base.byteLength + sinceBytes,
		stateVector() {
			vector ??= Y.encodeStateVector(clocksNow());
			return vector;
		},
		framesSince(stateVector) {
			if (isEmpty(stateVector)) {
				if (sinceBytes > MUCH_SINCE || sinceBytes > base.byteLength * SHARE_SINCE) {
					whole();
				}
				return [openingFrame(), ...sinceFrame()];
			}
			const key = Buffer.from(stateVector).toString('latin1');
			let answer = answers.get(key);
			if (answer === undefined) {
				Y.decodeStateVector(stateVector);
				answer = framed(encodeStep2(Y.diffUpdate(whole(), stateVector)));
				if (answers.size >= MOST_ANSWERS) {
					answers.clear();
				}
				answers.set(key, answer);
			}
			return [answer];
		},
	};
}

/** @throws when what is on our own disk is no update: such a part must not open */
export function surveyOwn(update: Uint8Array): Survey {
	const surveyed = surveyUpdate(update, noLimits);
	if (surveyed.kind !== 'fair') {
		throw new Error('a stored update cannot be read');
	}
	return surveyed.survey;
}

function advance(clocks: Map<number, number>, { runs }: Survey): void {
	for (const { client, to } of runs) {
		if (to > (clocks.get(client) ?? 0)) {
			clocks.set(client, to);
		}
	}
}
