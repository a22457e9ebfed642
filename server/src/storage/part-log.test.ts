import { openDoc, proseOf } from '@renkei/part-doc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { append, dueForCheckpoint, growthOf, readCommitted, readLog, writeCheckpoint } from './part-log.ts';
import { inTransaction } from './transaction.ts';

const AT = '2026-12-01T00:00:00.000Z';

let practice: PracticePlan;
let part: string;

beforeEach(async () => {
	practice = await startPractice();
	part = await practice.partAt('13', null);
});

afterEach(() => practice.close());

/** Types one letter in each of so many commits. */
async function type(count: number): Promise<void> {
	const doc = openDoc((await readCommitted(practice.db, part)).update);
	const text = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	await inTransaction(practice.db, async (tx) => {
		for (let at = 0; at < count; at += 1) {
			const before = Y.encodeStateVector(doc);
			text.insert(0, '字');
			await append(tx, [{ part, update: Y.encodeStateAsUpdate(doc, before), seat: 'seat-kurise-officer', at: AT }]);
		}
	});
}
const read = () => readCommitted(practice.db, part);
const wordsOf = (update: Uint8Array): string => proseOf(openDoc(update)).toString();
const rows = () => practice.db.selectFrom('part_update').selectAll().where('part', '=', part).orderBy('seq').execute();

describe('a log that is not whole', () => {
	it('[P1e] with a flipped bit is never opened as less; another part is', async () => {
		await type(3);
		expect((await read()).seq).toBe(4);
		const [, row] = await rows();
		const bytes = Buffer.from(row?.bytes ?? []);
		bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
		await practice.db.updateTable('part_update').set({ bytes }).where('part', '=', part).where('seq', '=', 2).execute();
		await expect(read()).rejects.toThrow('damaged at 2');
		expect((await readCommitted(practice.db, await practice.partAt('12', null))).seq).toBeGreaterThan(0);
	});

	it.each([
		['its last row', 4],
		['a row in the middle', 3],
		['every row', 1],
	])('[P1f] that has lost %s is never opened as less', async (_, from) => {
		await type(3);
		expect((await read()).seq).toBe(4);
		const lost = practice.db.deleteFrom('part_update').where('part', '=', part);
		await (from === 3 ? lost.where('seq', '=', 3) : lost.where('seq', '>=', from)).execute();
		await expect(read()).rejects.toThrow(`log of part ${part}`);
	});
});

describe('a checkpoint', () => {
	const fold = async () => {
		const { seq, update } = await read();
		const bytes = Y.encodeStateAsUpdate(openDoc(update));
		await writeCheckpoint(practice.db, { part, seq, bytes, at: AT });
		return update;
	};
	const seqs = async () =>
		(await practice.db.selectFrom('part_checkpoint').select('seq').orderBy('seq').execute()).map(({ seq }) => seq);

	it('[P1g] reads to the same words as all rows', async () => {
		await type(499);
		expect(dueForCheckpoint(growthOf(await readLog(practice.db, part)))).toBe(false);
		await type(1);
		expect(dueForCheckpoint(growthOf(await readLog(practice.db, part)))).toBe(true);
		const before = await fold();
		const after = await read();
		expect(after.seq).toBe(501);
		expect(wordsOf(after.update)).toBe(wordsOf(before));
		expect(await readLog(practice.db, part)).toMatchObject({ seq: 501, since: [] });
	});

	it('[P1n] is passed over when it is damaged, for the one before it or for the rows; older ones go', async () => {
		for (let time = 0; time < 3; time += 1) {
			await type(2);
			await fold();
		}
		expect(await seqs()).toEqual([5, 7]);
		await type(1);
		const whole = wordsOf((await read()).update);
		for (const seq of [7, 5]) {
			const damaged = practice.db.updateTable('part_checkpoint').set({ bytes: new Uint8Array([0, 0]) });
			await damaged.where('seq', '=', seq).execute();
			expect((await read()).seq).toBe(8);
			expect(wordsOf((await read()).update)).toBe(whole);
		}
	});
});
