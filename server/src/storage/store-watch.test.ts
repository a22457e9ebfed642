import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { createStoreWatch } from './store-watch.ts';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(() => practice.close());

const failure = (code: string): Error => Object.assign(new Error('no'), { code });

describe('whether the store takes writes', () => {
	it('[P1p] is no after a write that failed, and yes again once a try of its own works, at most one a second', async () => {
		let time = 5_000;
		const watch = createStoreWatch(practice.db, { ticks: () => time, fatal: () => undefined });
		expect(await watch.takesWrites()).toBe(true);
		watch.failed(failure('SQLITE_FULL'));
		await practice.db.schema.alterTable('meta').renameTo('hidden').execute();
		expect(await watch.takesWrites()).toBe(false);
		await practice.db.schema.alterTable('hidden').renameTo('meta').execute();
		expect(await watch.takesWrites()).toBe(false);
		time += 1_000;
		expect(await watch.takesWrites()).toBe(true);
	});

	it('[P1q] a sync that failed ends the process; another error does not, and one of ours says nothing of the store', async () => {
		const ended: unknown[] = [];
		const watch = createStoreWatch(practice.db, { ticks: () => 0, fatal: (error) => ended.push(error) });
		watch.failed(new Error('ours'));
		expect(await watch.takesWrites()).toBe(true);
		watch.failed(failure('SQLITE_IOERR_WRITE'));
		expect(ended).toEqual([]);
		watch.failed(failure('SQLITE_IOERR_FSYNC'));
		expect(ended).toHaveLength(1);
	});
});
