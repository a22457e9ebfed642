import { expect, it } from 'vitest';
import { type Level, searchRate } from './rate-search.ts';

const serverUpTo = (limit: number) => ({
	endsAt: 1.2,
	attempt: async (rate: number): Promise<Level> => ({ verdict: rate <= limit ? 'held' : 'missed' }),
});

it.each([900, 1_000, 33_000, 47])('[BE7] the rate that is found holds and the limit %i is not far above it', async (limit) => {
	const found = await searchRate({ ...serverUpTo(limit), from: 1_000 });
	expect(found?.rate).toBeLessThanOrEqual(limit);
	expect(found?.rate).toBeGreaterThan(limit / 1.2);
});

it('[BE8] a failure that does not repeat is no limit, and a server that never holds has no rate', async () => {
	let calls = 0;
	const stumbles = async (rate: number): Promise<Level> => {
		calls += 1;
		return { verdict: rate <= 4_000 && calls !== 1 ? 'held' : 'missed' };
	};
	expect((await searchRate({ from: 1_000, endsAt: 1.2, attempt: stumbles }))?.rate).toBeGreaterThan(3_333);
	expect(await searchRate({ ...serverUpTo(0), from: 1_000 })).toBeNull();
});
