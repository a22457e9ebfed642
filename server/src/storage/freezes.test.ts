import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { freezesOf, insertFreeze, latestFreeze } from './freezes.ts';
import { frozenWith } from './signing-acts.ts';
import type { PartFreezeRow } from './tables.ts';
import { inTransaction } from './transaction.ts';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

it('[LP1] the newest freeze is the last of the log, and of one position the last that was made, whatever the clock said', async () => {
	const { db } = practice;
	const part = await practice.partAt('03', null);
	const freeze = (id: string, seq: number, hash: string, day: number): PartFreezeRow => ({
		...{ id, part, seq, hash, content: '{}', text: '', seat: 'seat-asagiri-lead' },
		at: `2026-11-0${day}T00:00:00.000Z`,
	});
	// The clock is set back before each but the first, and the ids fall.
	const made = [freeze('d', 9001, 'a', 9), freeze('c', 9002, 'b', 8), freeze('b', 9002, 'b', 7), freeze('a', 9003, 'a', 6)];
	for (const row of made) {
		await inTransaction(db, (tx) => insertFreeze(tx, row));
		expect((await latestFreeze(db, part))?.id).toBe(row.id);
		expect((await frozenWith(db, part, row))?.seq).toBe(row.seq);
	}
	const days = (await freezesOf(db, [part])).filter(({ seq }) => seq > 9000).map(({ at }) => at);
	expect(days).toEqual(made.map(({ at }) => at));
});
