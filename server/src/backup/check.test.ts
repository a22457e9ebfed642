import { openDoc, proseOf } from '@renkei/part-doc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { append, readCommitted, writeCheckpoint } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { checkDatabase } from './check-database.ts';
import { checkPart } from './check-part.ts';
import { sha256Hex } from './claims.ts';
import type { Fault } from './fault.ts';
import { checkWords } from './words.ts';

const AT = '2026-12-01T00:00:00.000Z';
const WORDS = '秘密の文';

let practice: PracticePlan;
/** A part with 503 rows and a checkpoint at 500, whose content was derived at 501. */
let long: string;
/** A part that is frozen and signed. */
let signed: string;

beforeAll(async () => {
	practice = await startPractice();
	long = await practice.partAt('13', null);
	await type(499);
	const { seq, update: bytes } = await readCommitted(practice.db, long);
	await writeCheckpoint(practice.db, { part: long, seq, bytes, at: AT });
	await type(1);
	await practice.readModel.catchUpPart(long);
	await type(2);
	const { db } = practice;
	const row = await db
		.selectFrom('signoff')
		.innerJoin('part', 'part.id', 'signoff.part')
		.select('part.id')
		.where('part.lock', '=', 'frozen')
		.executeTakeFirstOrThrow();
	signed = row.id;
});

afterAll(() => practice.close());

/** Types in so many commits. */
async function type(count: number): Promise<void> {
	const { db } = practice;
	const doc = openDoc((await readCommitted(db, long)).update);
	const text = (proseOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	for (let at = 0; at < count; at += 1) {
		const before = Y.encodeStateVector(doc);
		text.insert(at % 7, at % 3 === 0 ? WORDS : '字');
		if (at % 5 === 4) {
			text.delete(2, 2);
		}
		const update = Y.encodeStateAsUpdate(doc, before);
		await inTransaction(db, (tx) => append(tx, [{ part: long, update, seat: 'seat-kurise-officer', at: AT }]));
	}
}

class Undo extends Error {}

/** What a check of one part says after a damage, which is undone again. */
async function after(part: string, damage: (tx: Tx) => Promise<unknown>): Promise<readonly Fault[]> {
	let faults: readonly Fault[] = [];
	await inTransaction(practice.db, async (tx) => {
		await damage(tx);
		const row = await tx.selectFrom('part').selectAll().where('id', '=', part).executeTakeFirstOrThrow();
		faults = (await checkPart(tx, practice.template, row)).faults;
		throw new Undo();
	}).catch((error: unknown) => {
		if (!(error instanceof Undo)) {
			throw error;
		}
	});
	return faults;
}
const brief = (faults: readonly Fault[]) => faults.map(({ kind, seq }) => [kind, seq]);
const flipped = (bytes: Uint8Array, at: number, bit: number): Buffer => {
	const copy = Buffer.from(bytes);
	copy[at] = (copy[at] ?? 0) ^ (1 << bit);
	return copy;
};

describe('a check of what nobody has damaged', () => {
	it('[P1n] finds the demo whole, checkpoint, freezes and sign-offs included', async () => {
		const { counts, faults } = await checkDatabase(practice.db, practice.template);
		expect(faults).toEqual([]);
		expect(counts.parts).toBeGreaterThan(300);
		expect(counts.rows).toBeGreaterThan(counts.parts + 500);
		expect(await practice.db.selectFrom('part_checkpoint').select('seq').execute()).toEqual([{ seq: 500 }]);
		expect((await practice.db.selectFrom('signoff').selectAll().execute()).length).toBeGreaterThan(5);
	});
});

describe('a check of a damaged log', () => {
	it.each([1, 2, 3])('[P1o] finds a flipped bit anywhere in the bytes of any row (seed %i)', async (seed) => {
		let state = seed;
		const below = (limit: number): number => {
			state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
			return Math.floor((state / 4_294_967_296) * limit);
		};
		for (let time = 0; time < 25; time += 1) {
			const parts = await practice.db.selectFrom('part').select('id').orderBy('id').execute();
			const part = time % 5 === 0 ? long : (parts[below(parts.length)]?.id ?? '');
			const rows = await practice.db.selectFrom('part_update').select(['seq', 'bytes']).where('part', '=', part).execute();
			const row = rows[below(rows.length)];
			const bytes = flipped(row?.bytes ?? new Uint8Array(), below(row?.bytes.length ?? 0), below(8));
			const seq = row?.seq ?? 0;
			const found = await after(part, (tx) =>
				tx.updateTable('part_update').set({ bytes }).where('part', '=', part).where('seq', '=', seq).execute(),
			);
			expect(brief(found)).toEqual([['row-hash', seq]]);
		}
	});

	const rowsOf = (tx: Tx) => tx.deleteFrom('part_update').where('part', '=', long);
	const change = (tx: Tx, seq: number, set: object) =>
		tx.updateTable('part_update').set(set).where('part', '=', long).where('seq', '=', seq).execute();
	const checkpointWith = (tx: Tx, bytes: Uint8Array) =>
		tx
			.updateTable('part_checkpoint')
			.set({ bytes, sha256: sha256Hex(bytes) })
			.where('part', '=', long)
			.execute();
	const empty = Y.encodeStateAsUpdate(new Y.Doc());

	it.each<[string, (tx: Tx) => Promise<unknown>, [string, number | null][]]>([
		['a row that is gone', (tx) => rowsOf(tx).where('seq', '=', 77).execute(), [['row-missing', 77]]],
		['the last rows that are gone', (tx) => rowsOf(tx).where('seq', '>', 501).execute(), [['row-missing', 502]]],
		['every row that is gone', (tx) => rowsOf(tx).execute(), [['row-missing', 1]]],
		[
			'two rows, one changed and one gone',
			async (tx) => {
				await change(tx, 400, { bytes: new Uint8Array([0, 0]) });
				await rowsOf(tx).where('seq', '=', 90).execute();
			},
			[
				['row-missing', 90],
				['row-hash', 400],
			],
		],
		[
			'a row that is no update and has a good hash',
			(tx) => change(tx, 502, { bytes: new Uint8Array([9]), sha256: sha256Hex(new Uint8Array([9])) }),
			[['row-bytes', 502]],
		],
		[
			'a row replaced by one that adds nothing',
			(tx) => change(tx, 502, { bytes: empty, sha256: sha256Hex(empty) }),
			[['row-gap', 503]],
		],
		[
			'a part that does not know its last rows',
			(tx) => tx.updateTable('part').set({ last_seq: 502 }).where('id', '=', long).execute(),
			[['row-beyond', 503]],
		],
		[
			'a checkpoint whose bytes have changed',
			(tx) => tx.updateTable('part_checkpoint').set({ bytes: empty }).where('part', '=', long).execute(),
			[['checkpoint-hash', 500]],
		],
		['a checkpoint with other words', (tx) => checkpointWith(tx, empty), [['checkpoint', 500]]],
		[
			'a read model with another hash',
			(tx) =>
				tx
					.updateTable('part_content')
					.set({ hash: `sha256:${'0'.repeat(64)}` })
					.where('part', '=', long)
					.execute(),
			[['content', 501]],
		],
		[
			'a read model with other words under the right hash',
			(tx) => tx.updateTable('part_content').set({ content: '{}' }).where('part', '=', long).execute(),
			[['content-words', 501]],
		],
		[
			'a read model that is ahead of the log',
			(tx) => tx.updateTable('part_content').set({ seq: 900 }).where('part', '=', long).execute(),
			[['content', 900]],
		],
	])('[P1p] names %s and where', async (_, damage, expected) => {
		expect(await after(long, async () => undefined)).toEqual([]);
		expect(brief(await after(long, damage))).toEqual(expected);
	});

	it('[P1q] finds a checkpoint that has the right words and yet another history', async () => {
		const rows = await practice.db
			.selectFrom('part_update')
			.select('bytes')
			.where('part', '=', long)
			.where('seq', '<=', 500)
			.execute();
		const other = openDoc(Y.mergeUpdates(rows.map(({ bytes }) => new Uint8Array(bytes))));
		const text = (proseOf(other).get(0) as Y.XmlElement).get(0) as Y.XmlText;
		text.insert(0, '消');
		text.delete(0, 1);
		const bytes = Y.encodeStateAsUpdate(other);
		expect(brief(await after(long, (tx) => checkpointWith(tx, bytes)))).toEqual([['checkpoint', 500]]);
	});
});

describe('a check of what was signed', () => {
	const other = `sha256:${'1'.repeat(64)}`;
	it.each<[string, (tx: Tx) => Promise<unknown>, string[]]>([
		[
			'frozen words that the log does not give',
			(tx) => tx.updateTable('part_freeze').set({ hash: other }).where('part', '=', signed).execute(),
			['freeze', 'lock', 'signoff'],
		],
		[
			'frozen words that were changed under their hash',
			(tx) => tx.updateTable('part_freeze').set({ content: '{"prose":[]}' }).where('part', '=', signed).execute(),
			['freeze-words'],
		],
		[
			'a lock at words that were never frozen',
			(tx) => tx.updateTable('part').set({ frozen_hash: other }).where('id', '=', signed).execute(),
			['lock'],
		],
		[
			'a sign-off under other words',
			(tx) => tx.updateTable('signoff').set({ content_hash: other }).where('part', '=', signed).execute(),
			['signoff'],
		],
		[
			'a kept state with another hash',
			(tx) => tx.updateTable('revision_part').set({ hash: other }).where('part', '=', signed).where('number', '=', 1).execute(),
			['revision'],
		],
		['a freeze that is gone', (tx) => tx.deleteFrom('part_freeze').where('part', '=', signed).execute(), ['lock', 'signoff']],
	])('[P5a] finds %s', async (_, damage, kinds) => {
		expect(await after(signed, async () => undefined)).toEqual([]);
		expect([...new Set((await after(signed, damage)).map(({ kind }) => kind))].sort()).toEqual(kinds);
	});
});

describe('a check of the whole', () => {
	it('[P1r] names the first bad place in plan order and all others, and none of the words', async () => {
		const { db, template } = practice;
		const early = await practice.partAt('00', null);
		const lost = await practice.partAt('21', null);
		await db.updateTable('part_update').set({ sha256: '0' }).where('part', 'in', [early, long]).where('seq', '=', 1).execute();
		await db.deleteFrom('part').where('id', '=', lost).execute();
		const findings = await checkDatabase(db, template);
		expect(findings.faults.map(({ kind, part, seq }) => [kind, part?.id, seq])).toEqual([
			['row-hash', early, 1],
			['row-hash', long, 1],
			['orphan', lost, null],
		]);
		const words = checkWords(findings);
		expect(words).toContain(`異常が 3 件あります。最初は部分 00（${early}）の位置 1です。`);
		expect(words).not.toContain(WORDS);
		await db.updateTable('meta').set({ value: '99' }).where('key', '=', 'schema').execute();
		expect((await checkDatabase(db, template)).faults.map(({ kind }) => kind)).toEqual(['newer']);
	});
});
