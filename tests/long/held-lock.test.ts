import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeUnderHeldLock } from '../fault/held-lock.ts';
import { chanceFrom } from '../support/rng.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const rounds = Number(process.env.RENKEI_ROUNDS ?? 20);
const first = Number(process.env.RENKEI_SEED ?? 1);

let server: RunningServer;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
});

afterAll(async () => {
	await server.close();
});

it(`[P1v] another program holds the write lock ${rounds} times, 0.1 to 8 s: nothing is called durable meanwhile, all is there afterwards`, async () => {
	const problems: string[] = [];
	let silence = 0;
	for (let round = 0; round < rounds; round += 1) {
		const chance = chanceFrom(first + round);
		// Mostly short, and as far as eight seconds: 100 ms × 80^x.
		const hold = 100 * 80 ** chance.next();
		const held = await writeUnderHeldLock(server, { chance, round, hold });
		problems.push(...held.problems.map((problem) => `seed ${first + round}, ${Math.round(hold)} ms: ${problem}`));
		silence = Math.max(silence, held.silence);
	}
	process.stdout.write(`longest wait for an answer about health while the lock was held: ${Math.round(silence)} ms\n`);
	expect(problems).toEqual([]);
});
