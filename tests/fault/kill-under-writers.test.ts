import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { type Interruptions, interruptionsOf } from './interrupted-writers.ts';

let server: RunningServer;
let interruptions: Interruptions;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	interruptions = await interruptionsOf(server);
});

afterAll(async () => {
	await server.close();
});

describe('twenty people write, ten with a stock client', () => {
	it.each([1, 2, 3])('[P1n] SIGKILL loses nothing kept or shown, and the rest arrives once (seed %i)', async (seed) => {
		const round = await interruptions.round(chanceFrom(seed), () => server.kill());
		expect(round.problems).toEqual([]);
		expect(round.promised).toBeGreaterThan(20);
	});

	it.each([4, 5])('[P1o] SIGTERM ends in order, and so does what was not kept yet (seed %i)', async (seed) => {
		let exit: number | null = null;
		const round = await interruptions.round(chanceFrom(seed), async () => {
			exit = await server.stop();
		});
		expect(exit).toBe(0);
		expect(round.problems).toEqual([]);
		expect(new Set(round.codes)).toEqual(new Set([1012]));
	});
});
