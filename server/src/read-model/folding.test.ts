import { openDoc, proseOf } from '@renkei/part-doc';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkDatabase } from '../backup/check-database.ts';
import { append, readCommitted, writeCheckpoint } from '../storage/part-log.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { startFolding } from './folding.ts';
import { startLogWorker } from './start-log-worker.ts';

let practice: PracticePlan;

beforeEach(async () => {
	practice = await startPractice();
});

afterEach(() => practice.close());

/** Types a letter in each of so many commits, and makes a checkpoint. */
async function type(part: string, count: number): Promise<void> {
	const doc = openDoc((await readCommitted(practice.db, part)).update);
	const text = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	const at = '2026-12-01T00:00:00.000Z';
	let brought = new Uint8Array();
	doc.on('update', (update: Uint8Array) => {
		brought = Uint8Array.from(update);
	});
	await inTransaction(practice.db, async (tx) => {
		for (let time = 0; time < count; time += 1) {
			text.insert(0, '字');
			await append(tx, [{ part, update: brought, seat: 'seat-kurise-officer', at }]);
		}
	});
	const { seq } = await readCommitted(practice.db, part);
	await writeCheckpoint(practice.db, { part, seq, bytes: Y.encodeStateAsUpdate(doc), at });
}

it('[P1ab] a round folds the old rows of every part in a thread of its own, except of one that is damaged, and says so', async () => {
	const [damaged, sound] = [await practice.partAt('01', null), await practice.partAt('13', null)];
	for (const part of [damaged, sound]) {
		await type(part, 100);
		await type(part, 1);
	}
	await practice.db.updateTable('part_update').set({ sha256: '0' }).where('part', '=', damaged).where('seq', '=', 9).execute();
	const worker = startLogWorker(practice.folder);
	const said: unknown[] = [];
	const folding = startFolding({
		db: practice.db,
		now: () => new Date('2026-12-03T00:00:00.000Z'),
		nextFold: worker.nextFold,
		folded: (part, before, after) => said.push([part, before, after]),
		failed: (error) => said.push(String(error)),
	});
	await folding.round();
	await folding.round();
	await folding.close();
	await worker.close();
	expect(said).toHaveLength(2);
	expect(said).toContainEqual(`Error: log of part ${damaged} is damaged at 9`);
	expect(said).toContainEqual([sound, 100, 1]);
	expect((await checkDatabase(practice.db, practice.template)).faults.map(({ part }) => part?.id)).toEqual([damaged]);
});
