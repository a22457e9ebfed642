import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { isWholePlan } from '@renkei/plan';
import { expect, it } from 'vitest';
import { doorsOver } from '../support/doors.ts';
import { startInProcess } from '../support/in-process.ts';
import { placesOf } from '../support/places.ts';
import { chanceFrom } from '../support/rng.ts';
import { startServer } from '../support/start-server.ts';
import { signAgainstEdits } from './sign-against-edits.ts';

it('[A17] in thirty schedules each sign-off is of the words frozen at that moment, or refused, and lapses with the next word (seed 1)', async () => {
	const server = await startInProcess();
	try {
		const chance = chanceFrom(1);
		const run = { doors: server, data: server.data, places: await placesOf(server), chance, rounds: 30 };
		const { problems, ...met } = await signAgainstEdits({
			...run,
			pause: () => someTurns(chance.below(20)),
			restart: server.restart,
			restarts: 5,
		});
		expect(problems).toEqual([]);
		expect(Math.min(met.signed, met.prepared, met.refused, met.withdrawn, met.lapsed, met.restarts)).toBeGreaterThan(0);
	} finally {
		await server.close();
	}
});

it('[A17] nor is the plan as a whole decided over other words than those frozen in every part (seed 3)', async () => {
	const server = await startInProcess();
	try {
		const chance = chanceFrom(3);
		const run = { doors: server, data: server.data, places: await placesOf(server), chance, rounds: 12 };
		const { problems, ...met } = await signAgainstEdits({
			...run,
			only: isWholePlan,
			pause: () => someTurns(chance.below(20)),
			restart: server.restart,
			restarts: 5,
		});
		expect(problems).toEqual([]);
		expect(Math.min(met.wholes, met.refused, met.restarts)).toBeGreaterThan(0);
	} finally {
		await server.close();
	}
});

it('[A17] a server of its own gives the same over real sockets (seed 2)', async () => {
	const server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	try {
		const chance = chanceFrom(2);
		const doors = doorsOver(server.url);
		const run = { doors, data: server.data, places: await placesOf(doors), chance, rounds: 20 };
		const { problems, ...met } = await signAgainstEdits({
			...run,
			pause: () => pause(chance.below(12)),
			restart: () => server.kill().then(() => server.restart()),
			restarts: 10,
		});
		expect(problems).toEqual([]);
		expect(Math.min(met.signed, met.prepared, met.refused, met.restarts)).toBeGreaterThan(0);
	} finally {
		await server.close();
	}
});

async function someTurns(count: number): Promise<void> {
	for (let left = count; left > 0; left -= 1) {
		await turn();
	}
}
