import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { isWholePlan } from '@renkei/plan';
import { expect, it } from 'vitest';
import { signAgainstEdits } from '../fault/sign-against-edits.ts';
import { doorsOver } from '../support/doors.ts';
import { startInProcess } from '../support/in-process.ts';
import { placesOf } from '../support/places.ts';
import { chanceFrom } from '../support/rng.ts';
import { startServer } from '../support/start-server.ts';

const seed = Number(process.env.RENKEI_SEED ?? 17);
const schedules = Number(process.env.RENKEI_SCHEDULES ?? 2_000);
const rounds = Number(process.env.RENKEI_ROUNDS ?? 200);

it(`[A17] in ${schedules} schedules no sign-off is of other words than those frozen at that moment (seed ${seed})`, async () => {
	const server = await startInProcess();
	try {
		const chance = chanceFrom(seed);
		const turns = async (): Promise<void> => {
			for (let left = chance.below(20); left > 0; left -= 1) {
				await turn();
			}
		};
		const run = { doors: server, data: server.data, places: await placesOf(server), chance, rounds: schedules };
		const { problems, ...met } = await signAgainstEdits({ ...run, pause: turns, restart: server.restart, restarts: 2 });
		console.log(met);
		expect(problems).toEqual([]);
		expect(Math.min(met.signed, met.prepared, met.refused, met.withdrawn, met.lapsed)).toBeGreaterThan(schedules / 100);
	} finally {
		await server.close();
	}
});

it(`[A17] nor in ${rounds} rounds over real sockets (seed ${seed})`, async () => {
	const server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	try {
		const chance = chanceFrom(seed);
		const doors = doorsOver(server.url);
		const run = { doors, data: server.data, places: await placesOf(doors), chance, rounds };
		const restart = () => server.kill().then(() => server.restart());
		const { problems, ...met } = await signAgainstEdits({ ...run, pause: () => pause(chance.below(12)), restart, restarts: 10 });
		console.log(met);
		expect(problems).toEqual([]);
		expect(Math.min(met.signed, met.prepared, met.refused)).toBeGreaterThan(rounds / 100);
	} finally {
		await server.close();
	}
});

it(`[A17] nor is the plan as a whole, with the server killed in every one of ten rounds (seed ${seed})`, async () => {
	const server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	try {
		const chance = chanceFrom(seed);
		const doors = doorsOver(server.url);
		const run = { doors, data: server.data, places: await placesOf(doors), chance, rounds: 10, only: isWholePlan };
		const restart = () => server.kill().then(() => server.restart());
		const { problems, ...met } = await signAgainstEdits({ ...run, pause: () => pause(chance.below(12)), restart, restarts: 100 });
		console.log(met);
		expect(problems).toEqual([]);
		expect(met.restarts).toBe(10);
	} finally {
		await server.close();
	}
});
