import type { RevisionView } from '@renkei/api';
import { expect, it } from 'vitest';
import { byDay, pairEndingIn, pairOf, withOlder } from './revision-pair.ts';

const revision = (number: number, kind: RevisionView['kind'] = 'auto', at = '2026-11-20T01:00:00Z'): RevisionView => ({
	// Whoever freezes or signs has not written.
	id: `r${number}`,
	number,
	kind,
	name: null,
	at,
	by: null,
	writers: [],
	sections: kind === 'auto' ? ['02'] : [],
});
const [r1, r2, r3, r4] = [revision(1), revision(2, 'named'), revision(3), revision(4)] as const;
const newestFirst = [r4, r3, r2, r1];

it('[HV1] without a choice the plan is compared with the last state with a name after which something was written', () => {
	expect(pairOf(newestFirst, {})).toEqual({ older: r2, newer: null });
	expect(pairOf([revision(5, 'signoff'), ...newestFirst], {})).toEqual({ older: r2, newer: null });
	expect(pairOf([r4, r3], {})).toEqual({ older: r3, newer: null });
	expect(pairOf([r1], {})).toEqual({ older: r1, newer: null });
	expect(pairOf([], {})).toBeNull();
});

it('[HV1] two states are compared in the order of time, whatever the address says', () => {
	expect(pairOf(newestFirst, { from: 'r1', to: 'r3' })).toEqual({ older: r1, newer: r3 });
	expect(pairOf(newestFirst, { from: 'r3', to: 'r2' })).toEqual({ older: r1, newer: r2 });
	expect(pairOf(newestFirst, { from: 'gone', to: 'r1' })).toEqual({ older: r1, newer: null });
	expect(pairOf(newestFirst, { from: 'r3', to: 'gone' })).toEqual({ older: r3, newer: null });
});

it('[HV2] an entry of the list is compared with the one before it, the first one with the one after it', () => {
	expect(pairEndingIn(newestFirst, r3)).toEqual({ from: 'r2', to: 'r3' });
	expect(pairEndingIn(newestFirst, r1)).toEqual({ from: 'r1', to: 'r2' });
	expect(pairEndingIn([r1], r1)).toEqual({ from: 'r1' });
});

it('[HV2] a later beginning moves an end that is no longer later', () => {
	expect(withOlder({ older: r1, newer: r3 }, r2)).toEqual({ from: 'r2', to: 'r3' });
	expect(withOlder({ older: r1, newer: r3 }, r3)).toEqual({ from: 'r3' });
});

it('[HV2] the list has one heading per day', () => {
	const other = revision(5, 'auto', '2026-11-21T01:00:00Z');
	const days = byDay([other, r4, r3], (at) => at.slice(0, 10));
	expect(days.map(({ day, revisions }) => [day, revisions.length])).toEqual([
		['2026-11-21', 1],
		['2026-11-20', 2],
	]);
});
