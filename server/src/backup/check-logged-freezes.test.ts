import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { recordAct } from '../usecases/journal.ts';
import { beginLedger } from '../usecases/ledger/genesis.ts';
import { checkDatabase } from './check-database.ts';
import { checkLedgers } from './check-ledger.ts';
import type { Fault } from './fault.ts';
import { checkWords } from './words.ts';

const AT = '2026-12-01T00:00:00.000Z';

let practice: PracticePlan;
/** A part that was frozen in the demo, and who froze it, where, and at which position. */
let frozen: { id: string; part: string; key: string; seq: number; act: string };
/** A reopening of the same part. */
const reopening = 'a'.repeat(32);

beforeAll(async () => {
	practice = await startPractice();
	const { db, plan, sqlite } = practice;
	// Whoever holds the file is not held up by its triggers.
	for (const act of ['update', 'delete']) {
		sqlite.exec(`drop trigger ledger_entry_no_${act}; drop trigger ledger_checkpoint_no_${act}`);
	}
	frozen = sqlite
		.prepare(
			`select f.id, f.part, f.seq, part.key, act.id as act from part_freeze f join part on part.id = f.part
			join act on act.part = f.part and act.kind = 'freeze' and act.at = f.at where part.plan = ? limit 1`,
		)
		.get(plan) as typeof frozen;
	const act = { id: reopening, plan, part: frozen.part, seat: 'seat-asagiri-lead', detail: '直すため', at: AT };
	await inTransaction(db, (tx) => recordAct(tx, { ...act, kind: 'reopen' }));
});

afterAll(() => practice.close());

/** What is found after a damage, which is undone again. */
async function after(damage: string, then?: () => Promise<void>): Promise<Fault[]> {
	const { sqlite, db } = practice;
	sqlite.exec('savepoint damaged');
	try {
		sqlite.exec(damage);
		await then?.();
		return await checkLedgers(db, 14);
	} finally {
		sqlite.exec('rollback to damaged');
		sqlite.exec('release damaged');
	}
}

const saidOf = (faults: readonly Fault[]): string[] =>
	faults.map(({ part, seq, detail }) => `${part?.key ?? ''} ${seq ?? ''} ${detail?.replace(`${practice.plan}: `, '')}`);
const freezes = (set: string): string => `update part_freeze set ${set} where id = '${frozen.id}'`;
const acts = (set: string, id: string): string => `update act set ${set} where id = '${id}'`;

it('[LG33] freezes and reopenings that stand as the log has them are found whole', async () => {
	const { db, template, sqlite, plan } = practice;
	expect(sqlite.prepare("select count(*) as n from act where plan = ? and kind = 'freeze'").get(plan)).not.toEqual({ n: 0 });
	expect((await checkDatabase(db, template)).faults).toEqual([]);
});

it('[LG33] a freeze that was altered, dropped or added is found, with its part and position', async () => {
	const place = `${frozen.key} ${frozen.seq} freeze`;
	expect(saidOf(await after(freezes("hash = 'sha256:0'")))).toEqual([place]);
	expect(saidOf(await after(freezes("at = '2020-01-01T00:00:00.000Z'")))).toEqual([place]);
	expect(saidOf(await after(freezes("seat = 'seat-kurise-officer'")))).toEqual([place]);
	expect(saidOf(await after(`delete from part_freeze where id = '${frozen.id}'`))).toEqual([place]);
	expect(saidOf(await after(freezes('seq = 77')))).toEqual([`${frozen.key} 77 freeze`, place]);
	const copy = `insert into part_freeze (id, part, seq, hash, content, text, seat, at)
		select 'x', part, seq, hash, content, text, seat, at from part_freeze where id = '${frozen.id}'`;
	expect(saidOf(await after(copy))).toEqual([place]);
	const [found] = await after(freezes("hash = 'sha256:0'"));
	const said = checkWords({ counts: { plans: 1, parts: 1, rows: 1 }, faults: found === undefined ? [] : [found] });
	expect(said).toContain(`部分 ${frozen.key}（${frozen.part}）の位置 ${frozen.seq}：計画の記録簿が`);
});

it('[LG33] so is a freeze or a reopening in the journal', async () => {
	const place = `${frozen.key}  `;
	for (const [kind, id] of [
		['freeze', frozen.act],
		['reopen', reopening],
	] as const) {
		expect(saidOf(await after(acts("detail = '別の理由'", id)))).toEqual([`${place}${kind} ${id}`]);
		expect(saidOf(await after(acts("seat = 'seat-kurise-officer'", id)))).toEqual([`${place}${kind} ${id}`]);
		expect(saidOf(await after(`delete from act where id = '${id}'`))).toEqual([`${place}${kind} ${id}`]);
	}
	const copy = `insert into act select 'x', plan, part, seat, kind, detail, at from act where id = '${reopening}'`;
	expect(saidOf(await after(copy))).toEqual([`${place}reopen x`]);
});

it('[LG33] a plan from before there were logs passes, before its log begins and after; what is altered then is found', async () => {
	const { db, plan } = practice;
	const older = ['ledger_entry', 'ledger_head', 'ledger_checkpoint'].map(
		(table) => `delete from ${table} where plan = '${plan}'`,
	);
	// What is undone again stands in a transaction already.
	const begin = (): Promise<void> => beginLedger(db as unknown as Tx, plan, AT);
	expect(await after(older.join(';'))).toEqual([]);
	expect(await after(older.join(';'), begin)).toEqual([]);
	const later = (damage: string) =>
		after(older.join(';'), async () => {
			await begin();
			practice.sqlite.exec(damage);
		});
	expect(saidOf(await later(freezes("hash = 'sha256:0'")))).toEqual([`${frozen.key} ${frozen.seq} freeze`]);
	expect(saidOf(await later(acts("detail = '別の理由'", reopening)))).toEqual([`${frozen.key}  reopen ${reopening}`]);
	expect(saidOf(await later(`delete from part_freeze where id = '${frozen.id}'`))).toEqual([
		`${frozen.key} ${frozen.seq} freeze`,
	]);
});
