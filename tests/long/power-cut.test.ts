import { beforeAll, describe, expect, it } from 'vitest';
import { canForget, compileShim } from '../fault/forgetful-disk/compile-shim.ts';
import { record, replay, type Workload } from '../fault/forgetful-disk/power-cut.ts';

/** `RENKEI_POINTS` per workload and model of names; `RENKEI_SEED` for other ones. */
const points = Number(process.env.RENKEI_POINTS ?? 400);
const seed = Number(process.env.RENKEI_SEED ?? 1);
let shim: string;

beforeAll(() => {
	shim = canForget ? compileShim() : '';
});

describe.runIf(canForget).each<Workload>(['create', 'edit', 'compact', 'sign'])(`${points} power cuts: %s`, (workload) => {
	it(`[P1l] lose nothing that was kept, shown or signed, and what is left opens (seed ${seed})`, async () => {
		const recording = await record({ shim, workload, seed });
		const ask = { workload, points, seed };
		expect(await replay(recording, { ...ask, names: 'journalled' })).toEqual([]);
		expect(await replay(recording, { ...ask, names: 'strict' })).toEqual([]);
	});
});

describe.runIf(canForget).each<Workload>(['edit', 'sign'])('the test itself: %s', (workload) => {
	it(`[P1m] under synchronous=NORMAL the same replay loses what was promised at many points (seed ${seed})`, async () => {
		const recording = await record({ shim, workload, seed, synchronous: 'NORMAL' });
		const losses = await replay(recording, { workload, names: 'journalled', points: points / 8, seed });
		expect(losses.length).toBeGreaterThan(points / 80);
	});
});
