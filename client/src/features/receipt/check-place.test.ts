import {
	detailDigest,
	entryText,
	inclusionProof,
	type LedgerEntry,
	leafHash,
	newCheckpoint,
	publicKeyOf,
	rootOf,
	verifierKey,
} from '@renkei/ledger';
import { expect, it } from 'vitest';
import { troublesOf } from './check-place.ts';

const SECRET = new Uint8Array(32).fill(7);
const INDEX = 4;
const intent = {
	plan: { id: 'plan-1', title: '計画' },
	body: { code: '994031', name: '栗瀬村' },
	seat: { id: 'seat-1', person: '工藤 直子', post: '村長', role: 'decider' },
} as const;

const entryAt = (index: number, change: Partial<LedgerEntry> = {}): string =>
	entryText({
		...{ format: 'renkei.ledger.v1', plan: 'plan-1', index, at: '2026-11-29T00:00:00.000Z', kind: 'signing', part: null },
		...{ body: '994031', seat: 'seat-1', before: '00', digest: detailDigest(`salt-${index}`, { index }) },
		...change,
	});

/** An act's place in a log of five entries, whose last it is. */
function placeOf(last: string = entryAt(INDEX), { plan = 'plan-1', index = INDEX } = {}) {
	const texts = [...Array.from({ length: index }, (_, at) => entryAt(at)), last];
	const leaves = texts.map((text) => leafHash(new TextEncoder().encode(text)));
	return {
		index,
		entry: last,
		checkpoint: newCheckpoint({ plan, size: leaves.length, root: rootOf(leaves) }, SECRET),
		key: verifierKey(plan, publicKeyOf(SECRET)),
		proof: inclusionProof(leaves, index).map((hash) => Buffer.from(hash).toString('base64')),
	};
}

it('[LG45] the entry of an act that stands where the checkpoint says, under its key, fits', () => {
	expect(troublesOf(intent, placeOf())).toEqual([]);
	expect(troublesOf(intent, placeOf(entryAt(0), { index: 0 }))).toEqual([]);
});

it('[LG45] an entry of another plan, body, seat, kind or number is not that of the act', () => {
	const others: Partial<LedgerEntry>[] = [{ plan: 'plan-2' }, { body: '994014' }, { seat: 'seat-2' }, { kind: 'freeze' }];
	for (const change of [...others, { index: 3 }]) {
		expect(troublesOf(intent, placeOf(entryAt(INDEX, change)))).toEqual(['entry']);
	}
});

it('[LG45] one letter of the entry, the proof, the checkpoint or the key that is another is seen', () => {
	const place = placeOf();
	const turned = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
	const [first = '', ...rest] = place.proof;
	// In the time, which nothing else says.
	const at = place.entry.indexOf('2026');
	expect(troublesOf(intent, { ...place, entry: turned(place.entry, at) })).toEqual(['place']);
	expect(troublesOf(intent, { ...place, proof: [turned(first, 3), ...rest] })).toEqual(['place']);
	expect(troublesOf(intent, { ...place, proof: ['*', ...rest] })).toEqual(['place']);
	expect(troublesOf(intent, { ...place, proof: rest })).toEqual(['place']);
	expect(troublesOf(intent, { ...place, checkpoint: turned(place.checkpoint, place.checkpoint.length - 10) })).toEqual(['key']);
	expect(troublesOf(intent, { ...place, checkpoint: turned(place.checkpoint, place.checkpoint.indexOf('\n5\n') + 4) })).toEqual([
		...['place', 'key'],
	]);
	expect(troublesOf(intent, { ...place, key: verifierKey('plan-1', publicKeyOf(new Uint8Array(32).fill(8))) })).toEqual(['key']);
});

it('[LG45] a place in the log of another plan, or under a later checkpoint, does not fit', () => {
	expect(troublesOf(intent, placeOf(entryAt(INDEX), { plan: 'plan-2' }))).toEqual(['place']);
	const later = placeOf(entryAt(5), { index: 5 });
	expect(troublesOf(intent, { ...placeOf(), checkpoint: later.checkpoint })).toEqual(['place']);
});

it('[LG45] whatever stands in the place of an answer is said not to fit', () => {
	const nothing = { index: 0, entry: 'null', checkpoint: '', key: '', proof: [] };
	expect(troublesOf(intent, nothing)).toEqual(['entry', 'place', 'key']);
	expect(troublesOf(intent, { ...nothing, entry: '{' })).toEqual(['entry', 'place', 'key']);
});
