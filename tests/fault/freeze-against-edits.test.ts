import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { freezeAgainstEdits } from './freeze-against-edits.ts';

let server: RunningServer;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
});

afterAll(async () => {
	await server.close();
});

it('[P5a] twelve freezes between edits: each hash is of the words in the log at its position, and nothing follows (seed 1)', async () => {
	const { problems, met } = await freezeAgainstEdits(server, chanceFrom(1), 12);
	expect(problems).toEqual([]);
	expect(met).toBeGreaterThan(3);
});
