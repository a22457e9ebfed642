import { openDoc, proseOf } from '@renkei/part-doc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { append, growthOf, readCommitted, readLog } from '../storage/part-log.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { keptDocs, type PartDocs } from './part-docs.ts';

let practice: PracticePlan;
let part: string;
let time: number;
let docs: PartDocs;

beforeEach(async () => {
	practice = await startPractice();
	part = await practice.partAt('13', null);
	time = 0;
	docs = keptDocs(practice.db, () => time);
});

afterEach(() => practice.close());

/** One more commit, of one more paragraph. */
async function write(words: string): Promise<void> {
	await inTransaction(practice.db, async (tx) => {
		const doc = openDoc((await readCommitted(tx, part)).update);
		const before = Y.encodeStateVector(doc);
		const paragraph = new Y.XmlElement('paragraph');
		proseOf(doc).push([paragraph]);
		paragraph.push([new Y.XmlText(words)]);
		await append(tx, [{ part, update: Y.encodeStateAsUpdate(doc, before), seat: null, at: '2026-12-01T00:00:00.000Z' }]);
	});
}

const words = (doc: Y.Doc): string => proseOf(doc).toString();

describe('documents that are kept between sweeps', () => {
	it('[P1s] hold what the log holds, whether kept or opened anew, and count what has come', async () => {
		for (const said of ['一', '二', '三']) {
			await write(said);
			const opened = await docs.open(part);
			const log = await readLog(practice.db, part);
			expect(words(opened.doc)).toBe(words(openDoc((await readCommitted(practice.db, part)).update)));
			expect(opened).toMatchObject({ seq: log.seq, growth: growthOf(log) });
			docs.release(part, opened);
		}
		expect(words((await docs.open(part)).doc)).toContain('三');
	});

	it('[P1t] are the same one while somebody types, and another after a rest', async () => {
		const first = await docs.open(part);
		docs.release(part, first);
		time = 10_000;
		const second = await docs.open(part);
		expect(second.doc).toBe(first.doc);
		docs.release(part, second);
		time = 30_000;
		const other = await practice.partAt('12', null);
		docs.release(other, await docs.open(other));
		expect((await docs.open(part)).doc).not.toBe(first.doc);
	});

	it('[P1t] are few, and never large ones', async () => {
		const { db, plan } = practice;
		const parts = (await db.selectFrom('part').select('id').where('plan', '=', plan).limit(9).execute()).map(({ id }) => id);
		const docs9 = new Map<string, Y.Doc>();
		for (const id of parts) {
			const opened = await docs.open(id);
			docs9.set(id, opened.doc);
			docs.release(id, opened);
		}
		const again = async (id: string | undefined) => (await docs.open(id ?? '')).doc === docs9.get(id ?? '');
		expect([await again(parts[0]), await again(parts[1]), await again(parts[8])]).toEqual([false, true, true]);
		const large = await docs.open(part);
		docs.release(part, { ...large, growth: { ...large.growth, baseBytes: 600_000 } });
		expect((await docs.open(part)).doc).not.toBe(large.doc);
	});

	it('[P1u] are no way around a damaged row', async () => {
		docs.release(part, await docs.open(part));
		await write('一');
		const damage = { bytes: new Uint8Array([0, 0]) };
		await practice.db.updateTable('part_update').set(damage).where('part', '=', part).where('seq', '=', 2).execute();
		await expect(docs.open(part)).rejects.toThrow('damaged at 2');
		await expect(docs.open(part)).rejects.toThrow('damaged at 2');
	});
});
