import { createHash } from 'node:crypto';
import {
	contentHashOf,
	isNamedInWhole,
	isWholePlan,
	type ManifestLine,
	manifestLines,
	type PartContent,
	type Template,
} from '@renkei/plan';
import * as Y from 'yjs';
import { derivePart } from '../read-model/derive.ts';
import { checkpointSeqs, freezesOf, readCheckpoint, wholeFreezesOf } from '../storage/log-rows.ts';
import { findContent } from '../storage/part-contents.ts';
import { keptPlaces } from '../storage/revisions.ts';
import type { PartRow, Tx } from '../storage/tables.ts';
import type { FaultKind } from './fault.ts';

/** A part as a replay of its log gives it at one position. */
export interface Replayed {
	readonly hash: string;
	/** The hash that the same words have with values shown from elsewhere. */
	hashWith(shown: PartContent['shown']): string;
	readonly stateVector: Uint8Array;
}

/** Something stored that says how the part stood at a position. */
export interface Claim {
	readonly seq: number;
	/** @returns what is wrong with it, given how the part really stood */
	contradicts(now: Replayed): Promise<FaultKind | null>;
}

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Reads canonical content and hash from a part's bytes, exactly as every answer and freeze does. */
export function replayedFrom(template: Template, part: PartRow, update: Uint8Array): Replayed {
	const { doc, hash, content } = derivePart(template, part, { seq: 0, update }, '');
	const stateVector = Y.encodeStateVector(doc);
	doc.destroy();
	return { hash, stateVector, hashWith: (shown) => contentHashOf({ ...content, shown }, sha256Hex) };
}

/** Everything stored about a part that a replay can prove wrong, by position. */
export async function claimsOf(tx: Tx, template: Template, part: PartRow): Promise<Claim[]> {
	const claims: Claim[] = [];
	for (const seq of await checkpointSeqs(tx, part.id)) {
		claims.push({ seq, contradicts: async (now) => checkpointFault(await readCheckpoint(tx, part.id, seq), now, bytesToState) });
	}
	const content = await findContent(tx, part.id);
	if (content !== null) {
		claims.push({ seq: content.seq, contradicts: async (now) => wordsFault(content, now, 'content') });
	}
	for (const freeze of await freezesOf(tx, part.id)) {
		claims.push({ seq: freeze.seq, contradicts: async (now) => wordsFault(freeze, asFrozen(part, freeze, now), 'freeze') });
	}
	for (const { seq, contentHash } of await namedInWholes(tx, part)) {
		claims.push({ seq, contradicts: async (now) => (contentHash === now.hash ? null : 'manifest') });
	}
	for (const { seq, hash } of await keptPlaces(tx, part.id)) {
		claims.push({ seq, contradicts: async (now) => (hash === now.hash ? null : 'revision') });
	}
	return claims.sort((a, b) => a.seq - b.seq);

	function bytesToState(bytes: Uint8Array): Replayed {
		return replayedFrom(template, part, bytes);
	}
}

function checkpointFault(
	checkpoint: { readonly bytes: Uint8Array; readonly sha256: string },
	now: Replayed,
	stateOf: (bytes: Uint8Array) => Replayed,
): FaultKind | null {
	if (sha256Hex(checkpoint.bytes) !== checkpoint.sha256) {
		return 'checkpoint-hash';
	}
	try {
		const folded = stateOf(new Uint8Array(checkpoint.bytes));
		const same = folded.hash === now.hash && Buffer.compare(folded.stateVector, now.stateVector) === 0;
		return same ? null : 'checkpoint';
	} catch {
		return 'checkpoint';
	}
}

/** What the freezes of the plan as a whole say of a part. A freeze that cannot be read is found where it stands. */
async function namedInWholes(tx: Tx, part: PartRow): Promise<ManifestLine[]> {
	const freezes = isNamedInWhole(part) ? await wholeFreezesOf(tx, part.plan) : [];
	return freezes.flatMap(({ content }) => {
		try {
			return manifestLines((JSON.parse(content) as PartContent).shown).filter((line) => line.part === part.id);
		} catch {
			return [];
		}
	});
}

/** What a freeze should hold: the words of 21 are frozen together with the manifest of the other parts. */
function asFrozen(part: PartRow, freeze: { readonly content: string }, now: Replayed): Pick<Replayed, 'hash'> {
	if (!isWholePlan(part)) {
		return now;
	}
	try {
		return { hash: now.hashWith((JSON.parse(freeze.content) as PartContent).shown) };
	} catch {
		// Content that cannot be read is found by its own hash.
		return now;
	}
}

function wordsFault(
	stored: { readonly hash: string; readonly content: string },
	now: Pick<Replayed, 'hash'>,
	what: 'content' | 'freeze',
): FaultKind | null {
	if (stored.hash !== now.hash) {
		return what;
	}
	return hashOfStored(stored.content) === stored.hash ? null : `${what}-words`;
}

/** Hash of content as it is stored; null when that is not even JSON. */
function hashOfStored(json: string): string | null {
	try {
		return contentHashOf(JSON.parse(json) as PartContent, sha256Hex);
	} catch {
		return null;
	}
}
