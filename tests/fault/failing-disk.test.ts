import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceFrom } from '../support/rng.ts';
import { type FailingServer, startOnFailingDisk, writeOnFailingDisk } from './failing-disk.ts';
import { canForget } from './forgetful-disk/compile-shim.ts';

describe.runIf(canForget)('a disk that fails while people write', () => {
	let server: FailingServer;

	beforeAll(async () => {
		server = await startOnFailingDisk();
	});

	afterAll(async () => {
		await server.close();
	});

	it('[P1r] without room nothing is called durable, health says so, reading goes on; with room again all arrives, without a restart', async () => {
		const shown = await writeOnFailingDisk(server, { chance: chanceFrom(1), round: 1, fault: 'no room left (ENOSPC)' });
		expect(shown.problems).toEqual([]);
		expect(shown.codes).toEqual(new Set([1013]));
		expect(shown).toMatchObject({ health: 503, content: 200, exit: null });
	});

	it('[P1s] after a sync that failed nothing is called durable and the process ends; once it is started again all arrives', async () => {
		const shown = await writeOnFailingDisk(server, { chance: chanceFrom(2), round: 2, fault: 'a sync that fails (EIO)' });
		expect(shown.problems).toEqual([]);
		expect(shown.exit).toBe(1);
	});
});
