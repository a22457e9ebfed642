import { afterAll, beforeAll, expect, it } from 'vitest';
import { freezeAgainstEdits } from '../fault/freeze-against-edits.ts';
import { chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const rounds = Number(process.env.RENKEI_ROUNDS ?? 200);
const seed = Number(process.env.RENKEI_SEED ?? 7);

let server: RunningServer;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
});

afterAll(async () => {
	await server.close();
});

it(`[P5a] ${rounds} freezes between edits: each hash is of the words in the log at its position, and nothing follows (seed ${seed})`, async () => {
	const { problems, met } = await freezeAgainstEdits(server, chanceFrom(seed), rounds);
	expect(problems).toEqual([]);
	expect(met).toBeGreaterThan(rounds / 4);
});
