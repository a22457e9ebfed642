import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { bytesEqual } from './bytes.ts';

/** Bytes in front of what is hashed, so that a leaf never passes for a node (RFC 9162 §2.1.1). */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const HASH_BYTES = 32;

/** The hash of a leaf. Everywhere else in this file `leaf` and `leaves` are such hashes. */
export function leafHash(data: Uint8Array): Uint8Array {
	return sha256(concatBytes(LEAF, data));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
	return sha256(concatBytes(NODE, left, right));
}

/** What of a tree is needed to add leaves: the roots of its whole subtrees, largest first. */
export interface Frontier {
	readonly size: number;
	readonly peaks: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** The tree with one leaf more. */
export function withLeaf({ size, peaks }: Frontier, leaf: Uint8Array): Frontier {
	let last = leaf;
	let kept = peaks.length;
	// A size written in binary has a 1 for each peak: adding one carries over, and each carry joins two peaks.
	for (let carry = size; carry % 2 === 1; carry = Math.floor(carry / 2)) {
		kept -= 1;
		last = nodeHash(peaks[kept] as Uint8Array, last);
	}
	return { size: size + 1, peaks: [...peaks.slice(0, kept), last] };
}

/** The root of a tree; of the empty one the SHA-256 of nothing. */
export function frontierRoot({ peaks }: Frontier): Uint8Array {
	return peaks.length === 0 ? sha256(new Uint8Array()) : peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The root of the tree over these leaves (RFC 9162 §2.1.1). */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
	return frontierRoot(leaves.reduce(withLeaf, emptyFrontier));
}

/** Where a tree of two leaves or more is cut: at the largest power of two below its size. */
function splitOf(size: number): number {
	let split = 1;
	while (split * 2 < size) {
		split *= 2;
	}
	return split;
}

/**
 * The hashes by which the root follows from one leaf (RFC 9162 §2.1.3.1).
 * @throws RangeError where there is no such leaf
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
	if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
		throw new RangeError('no such leaf');
	}
	if (leaves.length === 1) {
		return [];
	}
	const split = splitOf(leaves.length);
	const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
	return index < split
		? [...inclusionProof(left, index), rootOf(right)]
		: [...inclusionProof(right, index - split), rootOf(left)];
}

/**
 * The hashes by which this tree is seen to go on from its first leaves (RFC 9162 §2.1.4.1). Empty where there is nothing
 * to show: from the empty tree, and from the tree itself.
 * @throws RangeError where the tree never had this size
 */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Uint8Array[] {
	if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > leaves.length) {
		throw new RangeError('no such size');
	}
	return oldSize === 0 ? [] : subproof(leaves, oldSize, true);
}

/** @param isWhole whether the old tree is a subtree of its own here, whose root the reader has already */
function subproof(leaves: readonly Uint8Array[], oldSize: number, isWhole: boolean): Uint8Array[] {
	if (oldSize === leaves.length) {
		return isWhole ? [] : [rootOf(leaves)];
	}
	const split = splitOf(leaves.length);
	const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
	return oldSize <= split
		? [...subproof(left, oldSize, isWhole), rootOf(right)]
		: [...subproof(right, oldSize - split, false), rootOf(left)];
}

const isHash = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value.length === HASH_BYTES;
const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isProof = (value: unknown): value is readonly Uint8Array[] => Array.isArray(value) && value.every(isHash);
const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

/** Whether a leaf stands at this place of the tree with this root (RFC 9162 §2.1.3.2). Never throws. */
export function verifyInclusion(ask: {
	readonly leaf: Uint8Array;
	readonly index: number;
	readonly size: number;
	readonly proof: readonly Uint8Array[];
	readonly root: Uint8Array;
}): boolean {
	const { leaf, index, size, proof, root } = ask;
	if (!isHash(leaf) || !isHash(root) || !isProof(proof) || !isSize(index) || !isSize(size) || index >= size) {
		return false;
	}
	let [own, last, found] = [index, size - 1, leaf];
	for (const hash of proof) {
		if (last === 0) {
			return false;
		}
		if (isOdd(own) || own === last) {
			found = nodeHash(hash, found);
			// At the right edge a level has no partner where its number is even: the hash belongs to a level above.
			while (!isOdd(own) && own !== 0) {
				[own, last] = [half(own), half(last)];
			}
		} else {
			found = nodeHash(found, hash);
		}
		[own, last] = [half(own), half(last)];
	}
	return last === 0 && bytesEqual(found, root);
}

/** Whether one tree goes on from another without changing it (RFC 9162 §2.1.4.2). Never throws. */
export function verifyConsistency(ask: {
	readonly oldSize: number;
	readonly oldRoot: Uint8Array;
	readonly size: number;
	readonly root: Uint8Array;
	readonly proof: readonly Uint8Array[];
}): boolean {
	const { oldSize, oldRoot, size, root, proof } = ask;
	if (!isHash(oldRoot) || !isHash(root) || !isProof(proof) || !isSize(oldSize) || !isSize(size) || oldSize > size) {
		return false;
	}
	if (oldSize === 0 || oldSize === size) {
		return proof.length === 0 && bytesEqual(oldRoot, oldSize === 0 ? frontierRoot(emptyFrontier) : root);
	}
	let [own, last] = [oldSize - 1, size - 1];
	while (isOdd(own)) {
		[own, last] = [half(own), half(last)];
	}
	// An old tree that is one whole subtree is its own first hash.
	const [first, ...others] = own === 0 ? [oldRoot, ...proof] : proof;
	if (first === undefined) {
		return false;
	}
	let [oldFound, found] = [first, first];
	for (const hash of others) {
		if (last === 0) {
			return false;
		}
		if (isOdd(own) || own === last) {
			[oldFound, found] = [nodeHash(hash, oldFound), nodeHash(hash, found)];
			while (!isOdd(own) && own !== 0) {
				[own, last] = [half(own), half(last)];
			}
		} else {
			found = nodeHash(found, hash);
		}
		[own, last] = [half(own), half(last)];
	}
	return last === 0 && bytesEqual(oldFound, oldRoot) && bytesEqual(found, root);
}
