import type { Template } from '@renkei/plan';
import { sql } from 'kysely';
import { everyPart, partsOfNoPlan } from '../storage/log-rows.ts';
import { readMeta } from '../storage/meta.ts';
import { newestSchema } from '../storage/migrate.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { checkLedgers } from './check-ledger.ts';
import { checkPart } from './check-part.ts';
import type { Fault, FaultKind, Findings } from './fault.ts';

const nothing = { plans: 0, parts: 0, rows: 0 };

const ofNoPart = (kind: FaultKind, detail: string | null): Fault => ({ kind, part: null, seq: null, detail });

/**
 * Checks a whole database, all of it at one moment: a server may go on writing meanwhile.
 * @returns what is wrong; a database that cannot even be read is a finding too
 */
export async function checkDatabase(db: Db, template: Template): Promise<Findings> {
	try {
		const schema = Number((await readMeta(db, 'schema')) ?? Number.NaN);
		if (!(schema <= newestSchema)) {
			return { counts: nothing, faults: [ofNoPart(Number.isNaN(schema) ? 'database' : 'newer', `schema ${schema}`)] };
		}
		return await inTransaction(db, (tx) => checkIn(tx, template, schema));
	} catch (error) {
		const { code } = error as { code?: unknown };
		if (typeof code !== 'string' || !code.startsWith('SQLITE_')) {
			throw error;
		}
		return { counts: nothing, faults: [ofNoPart('database', code)] };
	}
}

async function checkIn(tx: Tx, template: Template, schema: number): Promise<Findings> {
	const faults = await checkFile(tx);
	const parts = await everyPart(tx);
	let rows = 0;
	for (const part of parts) {
		const checked = await checkPart(tx, template, part);
		rows += checked.rows;
		faults.push(...checked.faults);
	}
	for (const id of await partsOfNoPlan(tx)) {
		faults.push({ kind: 'orphan', part: { id, key: '', body: null }, seq: null, detail: null });
	}
	faults.push(...(await checkLedgers(tx, schema)));
	const plans = new Set(parts.map((part) => part.plan)).size;
	return { counts: { plans, parts: parts.length, rows }, faults };
}

/** SQLite's own check of pages, indexes and columns. */
async function checkFile(tx: Tx): Promise<Fault[]> {
	const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(tx);
	const said = rows.map((row) => row.integrity_check);
	return said.length === 1 && said[0] === 'ok' ? [] : said.map((line) => ofNoPart('database', line));
}
