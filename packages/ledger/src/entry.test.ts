import { createHash } from 'node:crypto';
import { bytesToHex as hex } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { detailDigest, entryLeaf, entryText, type LedgerEntry } from './entry.ts';

const sha256 = (...parts: (string | Uint8Array)[]): string =>
	parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const entry: LedgerEntry = {
	format: 'renkei.ledger.v1',
	plan: 'p1',
	index: 3,
	at: '2026-11-20T00:00:00.000Z',
	kind: 'freeze',
	part: 'part-1',
	body: '994014',
	seat: 'seat-1',
	before: 'ab'.repeat(32),
	digest: `sha256:${'cd'.repeat(32)}`,
};

it('[LG6] the text of an entry does not depend on the order of its members, its leaf on every one of them', () => {
	expect(entryText(entry)).toBe(
		`{"at":"2026-11-20T00:00:00.000Z","before":"${'ab'.repeat(32)}","body":"994014","digest":"sha256:${'cd'.repeat(32)}",` +
			'"format":"renkei.ledger.v1","index":3,"kind":"freeze","part":"part-1","plan":"p1","seat":"seat-1"}',
	);
	const reversed = Object.fromEntries(Object.entries(entry).toReversed()) as unknown as LedgerEntry;
	expect(hex(entryLeaf(reversed))).toBe(hex(entryLeaf(entry)));
	expect(hex(entryLeaf(entry))).toBe(sha256(Uint8Array.of(0), entryText(entry)));
	const changed = Object.keys(entry).map((name) => hex(entryLeaf({ ...entry, [name]: 'other' })));
	expect(new Set([hex(entryLeaf(entry)), ...changed]).size).toBe(Object.keys(entry).length + 1);
});

it('[LG7] the digest of a detail follows its salt and its content', () => {
	const detail = { id: 'f1', hash: 'sha256:00', seq: 4 };
	const text = 'renkei.ledger-detail.v1\n{"detail":{"hash":"sha256:00","id":"f1","seq":4},"salt":"c2FsdA"}';
	expect(detailDigest('c2FsdA', detail)).toBe(`sha256:${sha256(text)}`);
	const others = [detailDigest('c2FsdB', detail), detailDigest('c2FsdA', { ...detail, seq: 5 }), detailDigest('c2FsdA', null)];
	expect(new Set([detailDigest('c2FsdA', detail), ...others]).size).toBe(4);
});
