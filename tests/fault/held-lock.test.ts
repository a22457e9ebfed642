import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { writeUnderHeldLock } from './held-lock.ts';

let server: RunningServer;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
});

afterAll(async () => {
	await server.close();
});

it.each([[1, 700]])(
	'[P1v] another program holds the write lock: nothing is called durable meanwhile, all is there afterwards (seed %i, %i ms)',
	async (seed, hold) => {
		const { problems } = await writeUnderHeldLock(server, { chance: chanceFrom(seed), round: seed, hold });
		expect(problems).toEqual([]);
	},
);
