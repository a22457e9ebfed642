import { openDoc, proseOf, setField } from '@renkei/part-doc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { append, readCommitted } from '../storage/part-log.ts';
import { threadsOfPart } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { createDeriver } from './derive-from-log.ts';
import { createReadModel, type ReadModel } from './read-model.ts';

let practice: PracticePlan;
let readModel: ReadModel;
let failures: string[];

beforeEach(async () => {
	practice = await startPractice();
	failures = [];
	readModel = createReadModel({
		db: practice.db,
		deriver: createDeriver(practice.db, practice.template),
		tell: async () => undefined,
		failed: (part) => failures.push(part),
	});
});

afterEach(async () => {
	await readModel.close();
	await practice.close();
});

/** A commit that nobody has derived yet. */
async function edit(part: string, change: (doc: Y.Doc) => void): Promise<void> {
	await inTransaction(practice.db, async (tx) => {
		const doc = openDoc((await readCommitted(tx, part)).update);
		const before = Y.encodeStateVector(doc);
		doc.transact(() => change(doc));
		await append(tx, [{ part, update: Y.encodeStateAsUpdate(doc, before), seat: null, at: '2026-12-01T00:00:00.000Z' }]);
	});
}

describe('the read model', () => {
	it('[P1h] brings the rest of a plan up to date when one part is damaged, and says so of that part', async () => {
		const [damaged, sound] = [await practice.partAt('01', null), await practice.partAt('13', null)];
		const addParagraph = (doc: Y.Doc) => proseOf(doc).push([new Y.XmlElement('paragraph')]);
		await edit(damaged, addParagraph);
		await edit(sound, addParagraph);
		const damage = { bytes: new Uint8Array([0, 0]) };
		await practice.db.updateTable('part_update').set(damage).where('part', '=', damaged).where('seq', '=', 2).execute();
		await readModel.catchUp(practice.plan);
		const { last_seq } = await practice.db
			.selectFrom('part')
			.select('last_seq')
			.where('id', '=', sound)
			.executeTakeFirstOrThrow();
		expect((await readModel.current(sound)).seq).toBe(last_seq);
		expect(failures).toEqual([damaged]);
		await expect(readModel.current(damaged)).rejects.toThrow('damaged');
	});

	it('[P1i] finds the threads again in the same step as the words, for whoever asks first', async () => {
		const part = await practice.partAt('02', null);
		const quoted = async () => (await threadsOfPart(practice.db, part)).filter((thread) => thread.quote !== null);
		expect((await quoted()).some((thread) => thread.detached === 0)).toBe(true);
		await edit(part, (doc) => {
			proseOf(doc).delete(0, proseOf(doc).length);
			setField(doc, 'summary', null);
		});
		await readModel.catchUpPart(part);
		expect((await quoted()).every((thread) => thread.detached === 1)).toBe(true);
	});
});
