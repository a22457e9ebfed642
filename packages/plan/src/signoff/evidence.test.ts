import { describe, expect, it } from 'vitest';
import { frozenVersions, lapseOf } from './evidence.ts';
import type { Signoff } from './types.ts';

const hash = (letter: string) => `sha256:${letter.repeat(64)}`;
const [A, B, C] = [hash('a'), hash('b'), hash('c')];
const freeze = (seq: number, contentHash: string, at: string) => ({ seq, contentHash, at, is: `frozen ${at}` });
const reopening = (at: string) => ({ at, is: `reopened ${at}` });
const record = (at: string, seq: number | null, contentHash: string) => ({ at, words: { seq, contentHash }, is: `record ${at}` });

const read = (
	past: Parameters<
		typeof frozenVersions<
			{ seq: number; contentHash: string; at: string; is: string },
			{ at: string; is: string },
			ReturnType<typeof record>
		>
	>[0],
) => frozenVersions(past).map(({ seq, contentHash, entries }) => [seq, contentHash[7], entries.map(({ is }) => is)]);

describe('frozen words in order', () => {
	it('[EV1] each has its freeze and its reopening; the same position frozen again is the same words', () => {
		const freezes = [freeze(3, A, '1'), freeze(3, A, '3'), freeze(7, B, '5')];
		expect(read({ freezes, reopenings: [reopening('2'), reopening('4')], records: [] })).toEqual([
			[3, 'a', ['frozen 1', 'reopened 2', 'frozen 3', 'reopened 4']],
			[7, 'b', ['frozen 5']],
		]);
		expect(read({ freezes: [], reopenings: [], records: [] })).toEqual([]);
	});

	it('[EV1] equal words at another position, and other words at the same one, are another version', () => {
		const freezes = [freeze(3, A, '1'), freeze(9, A, '3'), freeze(9, B, '5')];
		expect(read({ freezes, reopenings: [reopening('2'), reopening('4')], records: [record('6', 9, A)] })).toEqual([
			[3, 'a', ['frozen 1', 'reopened 2']],
			[9, 'a', ['frozen 3', 'reopened 4', 'record 6']],
			// 21 is frozen at the same position with another manifest.
			[9, 'b', ['frozen 5']],
		]);
	});

	it('[EV1] a clock that was set back turns no freeze and no reopening round', () => {
		const freezes = [freeze(3, A, '5'), freeze(7, B, '2')];
		expect(read({ freezes, reopenings: [reopening('1'), reopening('3')], records: [] })).toEqual([
			[3, 'a', ['frozen 5', 'reopened 1']],
			[7, 'b', ['frozen 2', 'reopened 3']],
		]);
	});

	it('[EV2] a record stands with the words that it names, between what came before and after', () => {
		const freezes = [freeze(3, A, '1'), freeze(7, B, '5'), freeze(9, A, '8')];
		const records = [record('2', 3, A), record('3', null, A), record('6', 7, B), record('7', 3, A), record('8', 9, A)];
		expect(read({ freezes, reopenings: [reopening('4'), reopening('7')], records })).toEqual([
			[3, 'a', ['frozen 1', 'record 2', 'record 3', 'reopened 4', 'record 7']],
			[7, 'b', ['frozen 5', 'record 6', 'reopened 7']],
			[9, 'a', ['frozen 8', 'record 8']],
		]);
	});

	it('[EV2] what names no freeze is not left out: it stands with the newest words', () => {
		const freezes = [freeze(3, A, '1'), freeze(7, B, '3')];
		expect(read({ freezes, reopenings: [reopening('2')], records: [record('4', 4, C)] })).toEqual([
			[3, 'a', ['frozen 1', 'reopened 2']],
			[7, 'b', ['frozen 3', 'record 4']],
		]);
	});
});

describe('why a sign-off has lapsed', () => {
	const given: Signoff = {
		...{ id: 's', body: '994031', verdict: 'agree', capacity: 'decision-maker', contentHash: A, at: '2' },
		...{ withdrawnAt: null, lapsedAt: null, carriedTo: null },
	};
	const freezes = [freeze(3, A, '1'), freeze(7, B, '5'), freeze(9, C, '8')];
	const carried = [{ contentHash: B, seq: 7, signoffs: ['s'] }];

	it('[EV3] other words were frozen, or those of the open part differ', () => {
		expect(lapseOf({ ...given, lapsedAt: '5' }, B, { freezes, carried: [] })).toEqual({ because: 'other-words', since: '5' });
		expect(lapseOf(given, B, { freezes: freezes.slice(0, 1), carried: [] })).toEqual({ because: 'open' });
	});

	it('[EV3] what was carried over lapsed with the words that it was carried to', () => {
		expect(lapseOf({ ...given, lapsedAt: '5' }, C, { freezes, carried })).toEqual({ because: 'other-words', since: '8' });
		expect(lapseOf({ ...given, lapsedAt: '5', carriedTo: B }, C, { freezes: freezes.slice(0, 2), carried })).toEqual({
			because: 'open',
		});
	});

	it('[EV3] what stands, by its words or by a 軽微な修正, or was taken back has not lapsed', () => {
		expect(lapseOf(given, A, { freezes, carried: [] })).toBeNull();
		expect(lapseOf({ ...given, lapsedAt: '5', carriedTo: B }, B, { freezes, carried })).toBeNull();
		expect(lapseOf({ ...given, withdrawnAt: '4' }, B, { freezes, carried: [] })).toBeNull();
	});
});
