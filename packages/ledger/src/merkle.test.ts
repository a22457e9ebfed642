import { hexToBytes as bytes, bytesToHex as hex } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	consistencyProof,
	emptyFrontier,
	frontierRoot,
	inclusionProof,
	leafHash,
	rootOf,
	verifyConsistency,
	verifyInclusion,
	withLeaf,
} from './merkle.ts';

/** The tree of Certificate Transparency's own tests: what its leaves hold, and its roots from one leaf to eight. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((data) =>
	leafHash(bytes(data)),
);
const knownRoots = [
	'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
	'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
	'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
	'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
	'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
	'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
	'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const MOST = 64;
const leaves = Array.from({ length: MOST }, (_, at) => leafHash(Uint8Array.of(at)));
const rootAt = (size: number): Uint8Array => rootOf(leaves.slice(0, size));
const roots = Array.from({ length: MOST + 1 }, (_, size) => rootAt(size));
const root = (size: number): Uint8Array => roots[size] as Uint8Array;
const flipped = (hash: Uint8Array, bit: number): Uint8Array =>
	hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

/** Proofs that differ from the right one in a bit, by one hash less, or by one more. */
const spoilt = (proof: readonly Uint8Array[], at: number, bit: number): Uint8Array[][] => [
	...(proof.length === 0 ? [] : [proof.map((hash, place) => (place === at % proof.length ? flipped(hash, bit) : hash))]),
	...(proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1)]),
	[...proof, leaves[0] as Uint8Array],
	[leaves[0] as Uint8Array, ...proof],
];

describe('the tree', () => {
	it('[LG1] has the roots of Certificate Transparency', () => {
		expect(hex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(knownRoots.map((_, at) => hex(rootOf(known.slice(0, at + 1))))).toEqual(knownRoots);
	});

	it('[LG1] has the proofs of Certificate Transparency', () => {
		expect(inclusionProof(known, 0).map(hex)).toEqual([
			'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
		]);
		expect(inclusionProof(known, 5).map(hex)).toEqual([
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		]);
		expect(consistencyProof(known, 6).map(hex)).toEqual([
			'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		]);
		expect(consistencyProof(known.slice(0, 5), 2).map(hex)).toEqual([
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
		]);
	});

	it('[LG2] grows leaf by leaf to the same roots', () => {
		let frontier = emptyFrontier;
		for (const [at, leaf] of leaves.entries()) {
			expect([frontier.size, hex(frontierRoot(frontier))]).toEqual([at, hex(slowRoot(leaves.slice(0, at)))]);
			frontier = withLeaf(frontier, leaf);
		}
		expect(frontier.peaks).toHaveLength(1);
	});
});

/** RFC 9162 §2.1.1 as it is written, apart from the code under test. */
function slowRoot(of: readonly Uint8Array[]): Uint8Array {
	if (of.length < 2) {
		return of[0] ?? rootOf([]);
	}
	const split = 2 ** Math.ceil(Math.log2(of.length) - 1);
	const [left, right] = [slowRoot(of.slice(0, split)), slowRoot(of.slice(split))];
	// A node is a leaf hash but for its first byte; two leaves of one tree give the same hash as the tree.
	return rootOf([left, right]);
}

describe('a proof that a leaf stands in a tree', () => {
	const place = fc.integer({ min: 1, max: MOST }).chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

	it('[LG3] holds for every leaf of every tree', () => {
		for (let size = 1; size <= MOST; size += 1) {
			const tree = leaves.slice(0, size);
			for (const [index, leaf] of tree.entries()) {
				const proof = inclusionProof(tree, index);
				expect(verifyInclusion({ leaf, index, size, proof, root: root(size) })).toBe(true);
			}
		}
	});

	it('[LG3] holds for nothing else', () => {
		fc.assert(
			fc.property(place, fc.nat(), fc.nat({ max: 255 }), ([size, index], at, bit) => {
				const tree = leaves.slice(0, size);
				const proof = inclusionProof(tree, index);
				const right = { leaf: tree[index] as Uint8Array, index, size, proof, root: root(size) };
				expect(verifyInclusion(right)).toBe(true);
				const wrong = [
					{ ...right, leaf: flipped(right.leaf, bit) },
					{ ...right, root: flipped(right.root, bit) },
					{ ...right, root: root(size - 1) },
					...Array.from({ length: size }, (_, other) => other)
						.filter((other) => other !== index)
						.map((other) => ({ ...right, index: other })),
					{ ...right, index: size },
					...spoilt(proof, at, bit).map((other) => ({ ...right, proof: other })),
				];
				expect(wrong.map((ask) => verifyInclusion(ask))).not.toContain(true);
			}),
		);
		expect(() => inclusionProof(leaves, MOST)).toThrow(RangeError);
	});
});

describe('a proof that a tree goes on from an older one', () => {
	const sizes = fc.integer({ min: 1, max: MOST }).chain((size) => fc.tuple(fc.nat({ max: size }), fc.constant(size)));

	it('[LG4] holds for every older size of every tree', () => {
		for (let size = 0; size <= MOST; size += 1) {
			for (let oldSize = 0; oldSize <= size; oldSize += 1) {
				const proof = consistencyProof(leaves.slice(0, size), oldSize);
				expect(verifyConsistency({ oldSize, oldRoot: root(oldSize), size, root: root(size), proof })).toBe(true);
			}
		}
	});

	it('[LG4] holds for nothing else', () => {
		fc.assert(
			fc.property(sizes, fc.nat(), fc.nat({ max: 255 }), ([oldSize, size], at, bit) => {
				const proof = consistencyProof(leaves.slice(0, size), oldSize);
				const right = { oldSize, oldRoot: root(oldSize), size, root: root(size), proof };
				expect(verifyConsistency(right)).toBe(true);
				const wrong = [
					{ ...right, oldRoot: flipped(right.oldRoot, bit) },
					// From nothing, any tree goes on.
					...(oldSize === 0 ? [] : [{ ...right, root: flipped(right.root, bit) }]),
					...(oldSize === 0 ? [] : [{ ...right, oldRoot: root(oldSize - 1) }]),
					...roots.flatMap((_, other) => (other === oldSize ? [] : [{ ...right, oldSize: other }])),
					...spoilt(proof, at, bit).map((other) => ({ ...right, proof: other })),
				];
				expect(wrong.map((ask) => verifyConsistency(ask))).not.toContain(true);
			}),
		);
		expect(() => consistencyProof(leaves, MOST + 1)).toThrow(RangeError);
	});
});

it('[LG5] anything in the place of a proof is refused without a throw', () => {
	const anything = fc.oneof(
		fc.anything(),
		fc.constant(leaves[0]),
		fc.constant(leaves),
		fc.uint8Array({ maxLength: 40 }),
		fc.nat(),
	);
	const given = { leaf: anything, index: anything, oldSize: anything, oldRoot: anything, size: anything };
	fc.assert(
		fc.property(fc.record({ ...given, root: anything, proof: anything }), (ask) => {
			// A tree of one leaf is its own proof; nothing else that is drawn here can be one.
			const told = [verifyInclusion(ask as never), verifyConsistency(ask as never)];
			expect(told.every((one) => typeof one === 'boolean')).toBe(true);
		}),
	);
	const right = { leaf: leaves[0] as Uint8Array, index: 0, size: 1, root: leaves[0] as Uint8Array, proof: [] };
	expect(verifyInclusion(right)).toBe(true);
	expect(verifyInclusion({ ...right, proof: null as never })).toBe(false);
	expect(verifyInclusion({ ...right, index: -1 })).toBe(false);
	expect(verifyInclusion({ ...right, size: 1.5 })).toBe(false);
	expect(verifyInclusion({ ...right, leaf: new Uint8Array(31), root: new Uint8Array(31) })).toBe(false);
	expect(verifyConsistency({ oldSize: 2, oldRoot: root(2), size: 1, root: root(1), proof: [] })).toBe(false);
});
