import { expect, it } from 'vitest';
import keptSeeds from './kept-seeds.json' with { type: 'json' };
import { simulateAll } from './stage.ts';

/** `RENKEI_SEED` runs one alone. */
const given = process.env.RENKEI_SEED;
const seeds = given === undefined ? Array.from({ length: 40 }, (_, index) => index + 1) : [Number(given)];

it('[P6c] in forty short seeds of four clients all show the same; nothing kept is lost or doubled, nothing refused returns', async () => {
	const outcomes = await simulateAll(seeds.map((seed) => ({ seed, clients: 4, steps: 30 })));
	expect(outcomes.filter(({ problems }) => problems.length > 0)).toEqual([]);
	// Seeds in which nothing was kept, refused or cut would prove nothing.
	const sum = (of: 'kept' | 'refused' | 'cuts') => outcomes.reduce((total, outcome) => total + outcome[of], 0);
	expect(sum('kept')).toBeGreaterThan(20 * seeds.length);
	expect(sum('refused')).toBeGreaterThan(seeds.length);
	expect(sum('cuts')).toBeGreaterThan(0);
});

it('[P6d] seeds that once failed hold', async () => {
	const outcomes = await simulateAll(keptSeeds as { seed: number; clients: number; steps: number }[]);
	expect(outcomes.filter(({ problems }) => problems.length > 0)).toEqual([]);
});
