import { newCheckpoint, readCheckpoint } from '@renkei/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { checkpointNow } from '../usecases/ledger/checkpoint.ts';
import { beginMissingLedgers } from '../usecases/ledger/genesis.ts';
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

it('[LG31] so is an entry that was altered with its digest right: by the root that the next one names, its place, or its kind', async () => {
	const { sqlite, plan } = practice;
	const { size } = sqlite.prepare('select size from ledger_head where plan = ?').get(plan) as { size: number };
	const last = size - 1;
	const set = (field: string, value: string, number: number) =>
		after(`update ledger_entry set entry = json_set(entry, '$.${field}', ${value}) where PLAN and number = ${number}`);
	expect(await set('at', "'2020-01-01T00:00:00.000Z'", 5)).toEqual(['ledger entry 6']);
	expect(await set('index', '999', last)).toEqual([`ledger entry ${last}`]);
	expect(await set('plan', "'another'", last)).toEqual([`ledger entry ${last}`]);
	expect(await after(`update ledger_entry set number = 999 where PLAN and number = ${last}`)).toEqual([`ledger entry ${last}`]);
	expect(await after("update ledger_entry set kind = 'reminder' where PLAN and number = 5")).toEqual(['ledger entry 5']);
	expect(await after("update ledger_entry set entry = entry || ' ' where PLAN and number = 5")).toEqual(['ledger entry 5']);
	expect(await after('update ledger_head set size = size + 1 where PLAN')).toEqual([`ledger head ${size + 1}`]);
});

it('[LG31] so is a checkpoint of another tree, and one that no key of this folder signed', async () => {
	const { sqlite, plan } = practice;
	const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
	const { secret } = sqlite.prepare('select secret from ledger_key').get() as { secret: string };
	const kept = sqlite.prepare('select size, note from ledger_checkpoint where plan = ? order by size desc').get(plan) as {
		size: number;
		note: string;
	};
	const put = (root: Uint8Array, key: Uint8Array) => {
		const note = newCheckpoint({ plan, size: kept.size, root }, key);
		return after(`update ledger_checkpoint set note = '${note}' where PLAN and size = ${kept.size}`);
	};
	const root = readCheckpoint(kept.note)?.root ?? new Uint8Array();
	expect(await put(root, bytes(secret))).toEqual([]);
	expect(await put(new Uint8Array(32).fill(7), bytes(secret))).toEqual([`ledger checkpoint ${kept.size}`]);
	expect(await put(root, new Uint8Array(32).fill(7))).toEqual([`ledger checkpoint ${kept.size}`]);
});

it('[LG31] of acts from before the log its first entry tells; the whole check of the data says so too', async () => {
	const { sqlite, db, template, plan } = practice;
	for (const table of ['ledger_entry', 'ledger_checkpoint', 'ledger_head']) {
		sqlite.exec(`delete from ${table}`);
	}
	await beginMissingLedgers(db, '2026-12-01T00:00:00.000Z');
	expect((await checkDatabase(db, template)).faults).toEqual([]);
	expect(await after("update signing_act set evidence = '{}' where PLAN and number = 2")).toEqual(['ledger act 2']);
	sqlite.exec(`update ledger_entry set salt = 'x' where plan = '${plan}'`);
	expect((await checkDatabase(db, template)).faults).toMatchObject([{ kind: 'ledger', detail: `${plan}: entry 0` }]);
});
