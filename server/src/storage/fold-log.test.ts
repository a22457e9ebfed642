import { openDoc, proseOf } from '@renkei/part-doc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkDatabase } from '../backup/check-database.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { FoldPlanner, storeFold } from './fold-log.ts';
import { type LogRow, runsToFold } from './fold-runs.ts';
import { insertFreeze } from './freezes.ts';
import { append, readCommitted, readLog, writeCheckpoint } from './part-log.ts';
import { inTransaction } from './transaction.ts';

const OFFICER = 'seat-kurise-officer';
const DECIDER = 'seat-kurise-decider';
const LATER = '2026-12-02T00:00:00.000Z';

let practice: PracticePlan;
let part: string;
let second: number;

beforeEach(async () => {
	practice = await startPractice();
	part = await practice.partAt('13', null);
	second = 0;
});

afterEach(() => practice.close());

const timeAt = (seconds: number): string => new Date(Date.parse('2026-12-01T00:00:00.000Z') + seconds * 1_000).toISOString();

/** So many commits of one seat, a second apart, that write, erase and embolden. */
async function write(seat: string, count: number): Promise<void> {
	const doc = openDoc((await readCommitted(practice.db, part)).update);
	const text = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	let brought = new Uint8Array();
	doc.on('update', (update: Uint8Array) => {
		brought = Uint8Array.from(update);
	});
	await inTransaction(practice.db, async (tx) => {
		for (let at = 0; at < count; at += 1) {
			second += 1;
			if (at % 7 === 6) {
				text.delete(1, 2);
			} else if (at % 11 === 10) {
				text.format(0, 3, { bold: {} });
			} else {
				text.insert(at % 3, '文字');
			}
			await append(tx, [{ part, update: brought, seat, at: timeAt(second) }]);
		}
	});
}

async function checkpoint(): Promise<number> {
	const { seq, update } = await readCommitted(practice.db, part);
	await writeCheckpoint(practice.db, { part, seq, bytes: Y.encodeStateAsUpdate(openDoc(update)), at: timeAt(second) });
	return seq;
}

const rows = () => practice.db.selectFrom('part_update').selectAll().where('part', '=', part).orderBy('seq').execute();
const faults = async () => (await checkDatabase(practice.db, practice.template)).faults;

/** Everything from the first row on, without checkpoints. */
async function replayed(upTo: number): Promise<Uint8Array> {
	const taken = (await rows()).filter(({ seq }) => seq <= upTo).map(({ bytes }) => new Uint8Array(bytes));
	return Y.encodeStateAsUpdate(openDoc(Y.mergeUpdates(taken)));
}

async function foldAll(before = LATER): Promise<void> {
	const planner = new FoldPlanner(practice.db);
	for (let fold = await planner.next(before); fold !== null; fold = await planner.next(before)) {
		await storeFold(practice.db, fold);
	}
}

describe('old rows of the log', () => {
	it('[P1ab] become few, which keep the words at every position that counts, who wrote, and from when to when', async () => {
		await write(OFFICER, 200);
		await write(DECIDER, 100);
		await write(OFFICER, 300);
		const older = await checkpoint();
		await write(OFFICER, 50);
		await checkpoint();
		const [before, whole, words] = [await rows(), await replayed(older), (await readCommitted(practice.db, part)).update];
		await foldAll();
		const after = await rows();
		expect(after.length).toBeLessThan(before.length - 580);
		expect(await replayed(older)).toEqual(whole);
		expect((await readCommitted(practice.db, part)).update).toEqual(words);
		expect(await faults()).toEqual([]);
		const folded = after.filter(({ first }) => first !== null);
		expect(folded.map(({ first, seq, seat }) => [first, seq, seat])).toEqual([
			[2, 201, OFFICER],
			[202, 301, DECIDER],
			[302, 400, OFFICER],
			[401, 601, OFFICER],
		]);
		expect(folded[1]).toMatchObject({ began: timeAt(201), at: timeAt(300) });
		// Rows above the older checkpoint are what an opening reads: they stay as they are.
		expect(after.filter(({ seq }) => seq > older)).toEqual(before.filter(({ seq }) => seq > older));
	});

	it('[P1ab] end where a freeze refers to, so that the frozen words can still be replayed', async () => {
		await write(OFFICER, 150);
		const { seq } = await readLog(practice.db, part);
		const frozen = { hash: '', content: '{}', text: '', at: timeAt(second) };
		await insertFreeze(practice.db as never, { ...frozen, id: 'freeze', part, seq, seat: DECIDER });
		const then = await replayed(seq);
		await write(OFFICER, 150);
		await checkpoint();
		await write(OFFICER, 1);
		await checkpoint();
		await foldAll();
		expect((await rows()).map((row) => row.seq)).toContain(seq);
		expect(await replayed(seq)).toEqual(then);
		expect((await rows()).length).toBeLessThan(10);
	});

	it('[P1ac] are left alone while they are young, few, or above the older checkpoint', async () => {
		await write(OFFICER, 300);
		await checkpoint();
		const before = await rows();
		await foldAll();
		expect(await rows()).toEqual(before);
		await write(OFFICER, 1);
		await checkpoint();
		await foldAll(timeAt(60));
		expect((await rows()).length).toBe(before.length + 1);
		await foldAll();
		expect((await rows()).length).toBeLessThan(10);
	});

	it('[P1ad] are folded all or none: not when one is damaged, not when one has changed meanwhile', async () => {
		await write(OFFICER, 300);
		await checkpoint();
		await write(OFFICER, 1);
		await checkpoint();
		const before = await rows();
		const planner = new FoldPlanner(practice.db);
		const fold = await planner.next(LATER);
		if (fold === null) {
			throw new Error('nothing to fold');
		}
		const gone = { ...fold, rows: fold.rows.map((row) => ({ ...row, count: row.count + 1 })) };
		await expect(storeFold(practice.db, gone)).rejects.toThrow('not the folded ones');
		expect(await rows()).toEqual(before);
		await practice.db.updateTable('part_update').set({ sha256: '0' }).where('part', '=', part).where('seq', '=', 40).execute();
		await expect(new FoldPlanner(practice.db).next(LATER)).rejects.toThrow('damaged at 40');
		expect((await rows()).length).toBe(before.length);
	});
});

describe('which rows become one', () => {
	const row = (given: Partial<LogRow> & { readonly seq: number }): LogRow => {
		const at = given.at ?? timeAt(given.seq);
		return { from: given.seq, seat: OFFICER, began: at, bytes: new Uint8Array(10), ...given, at };
	};
	const ten = Array.from({ length: 10 }, (_, index) => row({ seq: index + 1 }));
	const seqs = (given: readonly LogRow[], ends: readonly number[] = []) =>
		runsToFold(given, new Set(ends)).map((run) => run.map(({ seq }) => seq));
	const changed = (seq: number, change: Partial<LogRow>) => ten.map((one) => (one.seq === seq ? { ...one, ...change } : one));

	it('[P1ae] neighbours of one seat do; another seat, the server’s seed and a position that counts end a row', () => {
		expect(seqs(ten)).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
		expect(seqs(changed(5, { seat: DECIDER }))).toEqual([
			[1, 2, 3, 4],
			[6, 7, 8, 9, 10],
		]);
		expect(seqs(changed(1, { seat: null }))).toEqual([[2, 3, 4, 5, 6, 7, 8, 9, 10]]);
		expect(seqs(ten, [3])).toEqual([
			[1, 2, 3],
			[4, 5, 6, 7, 8, 9, 10],
		]);
	});

	it('[P1ae] a rest of more than five minutes, half an hour, or 64 KiB end a row too', () => {
		const resting = ten.map((one) => (one.seq > 4 ? row({ seq: one.seq, at: timeAt(one.seq + 400) }) : one));
		expect(seqs(resting).map((run) => run.length)).toEqual([4, 6]);
		const slow = ten.map(({ seq }) => row({ seq, at: timeAt(seq * 240) }));
		expect(seqs(slow).map((run) => run.length)).toEqual([8, 2]);
		const large = ten.map(({ seq }) => row({ seq, bytes: new Uint8Array(30_000) }));
		expect(seqs(large).map((run) => run.length)).toEqual([2, 2, 2, 2, 2]);
	});
});
