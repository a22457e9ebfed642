import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiskFault, diskFaults, type FailingServer, startOnFailingDisk, writeOnFailingDisk } from '../fault/failing-disk.ts';
import { canForget } from '../fault/forgetful-disk/compile-shim.ts';
import { chanceFrom } from '../support/rng.ts';

const rounds = Number(process.env.RENKEI_ROUNDS ?? 20);
const first = Number(process.env.RENKEI_SEED ?? 1);

describe.runIf(canForget)('a disk that fails again and again under one server', () => {
	let server: FailingServer;

	beforeAll(async () => {
		server = await startOnFailingDisk();
	});

	afterAll(async () => {
		await server.close();
	});

	it(`[P1r] ${rounds} times: nothing is called durable meanwhile, and all is there once it is well (from seed ${first})`, async () => {
		const faults = Object.keys(diskFaults) as DiskFault[];
		const problems: string[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const fault = faults[round % faults.length] as DiskFault;
			const shown = await writeOnFailingDisk(server, { chance: chanceFrom(first + round), round, fault });
			problems.push(...shown.problems.map((problem) => `seed ${first + round}, ${fault}: ${problem}`));
		}
		expect(problems).toEqual([]);
	});
});
