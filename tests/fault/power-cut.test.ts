import { beforeAll, describe, expect, it } from 'vitest';
import { canForget, compileShim } from './forgetful-disk/compile-shim.ts';
import { type Recording, record, replay, type Workload } from './forgetful-disk/power-cut.ts';

const POINTS = 12;
const SEED = 5;
let shim: string;

beforeAll(() => {
	shim = canForget ? compileShim() : '';
});

describe.runIf(canForget).each<Workload>(['create', 'sign'])('a power cut while a server is at work: %s', (workload) => {
	it('[P1l] loses nothing that was kept, shown or signed, and what is left opens', async () => {
		const recording = await record({ shim, workload, seed: SEED });
		for (const names of ['journalled', 'strict'] as const) {
			expect(await replay(recording, { workload, names, points: POINTS, seed: SEED })).toEqual([]);
		}
	});
});

describe.runIf(canForget)('the test itself', () => {
	it('[P1m] sees every kind of call that the database makes, and with synchronous=NORMAL the same replay loses kept words', async () => {
		const recording: Recording = await record({ shim, workload: 'edit', seed: SEED, synchronous: 'NORMAL' });
		expect([...recording.calls.keys()].sort()).toEqual(['open', 'sync', 'truncate', 'unlink', 'write']);
		const losses = await replay(recording, { workload: 'edit', names: 'journalled', points: POINTS, seed: SEED });
		expect(losses.length).toBeGreaterThan(POINTS / 4);
	});
});
