import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { checkpointNow } from '../usecases/ledger/checkpoint.ts';
import { checkDatabase } from './check-database.ts';
import { checkLedgers } from './check-ledger.ts';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
	const { db, plan, sqlite } = practice;
	await inTransaction(db, (tx) => checkpointNow(tx, plan, '2026-12-01T00:00:00.000Z'));
	// Whoever holds the file is not held up by its triggers.
	for (const table of ['ledger_entry', 'ledger_checkpoint']) {
		for (const act of ['update', 'delete']) {
			sqlite.exec(`drop trigger ${table}_no_${act}`);
		}
	}
});

afterAll(() => practice.close());

/** What is found of the practice plan's log after a damage, which is undone again. */
async function after(damage: string): Promise<(string | null)[]> {
	const { sqlite, db, plan } = practice;
	sqlite.exec('savepoint damaged');
	sqlite.exec(damage.replaceAll('PLAN', `plan = '${plan}'`));
	try {
		const faults = await checkLedgers(db, 14);
		return faults.map(({ kind, detail }) => `${kind} ${detail?.replace(`${plan}: `, '') ?? ''}`);
	} finally {
		sqlite.exec('rollback to damaged');
		sqlite.exec('release damaged');
	}
}

it('[LG31] a log that hangs together and holds every act of signing is found whole', async () => {
	expect((await checkDatabase(practice.db, practice.template)).faults).toEqual([]);
});

it('[LG31] an entry, head, checkpoint or act that was altered, dropped or added is found, and named', async () => {
	const { plan } = practice;
	expect(await after("update ledger_entry set detail = '{}' where PLAN and number = 5")).toEqual(['ledger entry 5']);
	expect(await after("update ledger_entry set salt = 'x' where PLAN and number = 5")).toEqual(['ledger entry 5']);
	expect(await after('delete from ledger_entry where PLAN and number = 3')).toEqual(['ledger entry 3']);
	expect(await after("update ledger_entry set detail = 'no JSON' where PLAN and number = 2")).toEqual(['ledger entry 2']);
	expect(await after("update ledger_head set peaks = '[]' where PLAN")).toEqual([expect.stringMatching(/^ledger head \d+$/)]);
	expect(await after('delete from ledger_head where PLAN')).toEqual([`ledger head`]);
	const last = 'number = (select max(number) from ledger_entry where PLAN)';
	expect((await after(`delete from ledger_entry where PLAN and ${last}`))[0]).toMatch(/^ledger head/);
	expect((await after("update ledger_checkpoint set note = replace(note, '= ', '') || 'x' where PLAN")).length).toBeGreaterThan(
		0,
	);
	expect(await after("update signing_act set evidence = '{}' where PLAN and number = 2")).toEqual(['ledger act 2']);
	expect((await after('delete from signing_act where PLAN and number = 2'))[0]).toMatch(/^ledger act [0-9a-f]{32}$/);
	expect(await after(`update signoff set act = 'x' where act = (select id from signing_act where PLAN and number = 2)`)).toEqual([
		'ledger act 2',
	]);
	expect(plan).toMatch(/^[0-9a-f]{32}$/);
});
