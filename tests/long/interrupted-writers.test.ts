import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Interruptions, interruptionsOf, type Round } from '../fault/interrupted-writers.ts';
import { chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** `RENKEI_ROUNDS` of each; `RENKEI_SEED` for other ones. */
const kills = Number(process.env.RENKEI_ROUNDS ?? 40);
const stops = Number(process.env.RENKEI_ROUNDS ?? 10);
const first = Number(process.env.RENKEI_SEED ?? 100);

let server: RunningServer;
let interruptions: Interruptions;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	interruptions = await interruptionsOf(server);
});

afterAll(async () => {
	await server.close();
});

async function problemsIn(count: number, interrupt: () => Promise<unknown>): Promise<{ problems: string[]; rounds: Round[] }> {
	const rounds: Round[] = [];
	for (let seed = first; seed < first + count; seed += 1) {
		rounds.push(await interruptions.round(chanceFrom(seed), interrupt));
	}
	const problems = rounds.flatMap((round, index) => round.problems.map((problem) => `seed ${first + index}: ${problem}`));
	return { problems, rounds };
}

describe('twenty people write, ten with a stock client', () => {
	it(`[P1n] ${kills} times SIGKILL loses nothing kept or shown, and the rest arrives once (from seed ${first})`, async () => {
		const { problems, rounds } = await problemsIn(kills, () => server.kill());
		expect(problems).toEqual([]);
		// Rounds in which nothing was on its way would not have met the commit.
		expect(rounds.filter(({ open }) => open > 0).length).toBeGreaterThan(kills / 4);
	});

	it(`[P1o] ${stops} times SIGTERM ends within ten seconds, in order, and so does what was not kept yet`, async () => {
		const times: number[] = [];
		const codes: (number | null)[] = [];
		const { problems, rounds } = await problemsIn(stops, async () => {
			const began = performance.now();
			codes.push(await server.stop());
			times.push(performance.now() - began);
		});
		expect(problems).toEqual([]);
		expect(new Set(codes)).toEqual(new Set([0]));
		expect(new Set(rounds.flatMap((round) => round.codes))).toEqual(new Set([1012]));
		expect(Math.max(...times)).toBeLessThan(10_000);
	});
});
