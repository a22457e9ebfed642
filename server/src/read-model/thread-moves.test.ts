import { openDoc, proseOf } from '@renkei/part-doc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommitted } from '../storage/part-log.ts';
import { threadsOfPart } from '../storage/threads.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { movesIn } from './thread-moves.ts';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

describe('threads that move with an edit', () => {
	it('[RO4] are told of, but not those whose round is still collected: these move in silence', async () => {
		const part = await practice.partAt('03', null);
		const rows = (await threadsOfPart(practice.db, part)).filter(({ quote }) => quote !== null);
		const doc = openDoc((await readCommitted(practice.db, part)).update);
		proseOf(doc).delete(0, proseOf(doc).length);
		const told = movesIn(doc, rows).map(({ now, told }) => [now, told]);
		const drafts = rows.map((row) => ({ ...row, draft_of: '994014' }));
		const silent = movesIn(doc, drafts).map(({ now, told }) => [now, told]);
		doc.destroy();
		expect(told).toEqual(rows.map(() => ['lost', true]));
		expect(silent).toEqual(rows.map(() => ['lost', false]));
		expect(rows.length).toBeGreaterThan(0);
	});
});
