import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { template } from '@renkei/plan';
import type { Clock } from '../clock.ts';
import { demoPlan } from '../demo/demo-plan.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { databaseName, openSqlite } from '../storage/open-sqlite.ts';

/** Databases that were planted, by the name of their clock. On the process: a test file may load its modules anew. */
const store = process as typeof process & { renkeiPlanted?: Map<string, Promise<Uint8Array>> };

async function plant(clock: Clock): Promise<Uint8Array> {
	const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
	try {
		const db = await openSqlite(folder);
		await seedDemo({ db, clock, template, newId: () => randomBytes(16).toString('hex') }, demoPlan);
		// The last connection to close leaves everything in the one file.
		await db.destroy();
		return readFileSync(join(folder, databaseName));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Puts a database with the demo's first data into an empty folder. They are made once in each process and copied from then
 * on: making them takes half a second, and most tests only need them to be there.
 * @param name of the clock; whoever gives the same name gets the same data, ids and keys included
 */
export async function plantDemo(folder: string, name: string, clock: Clock): Promise<void> {
	store.renkeiPlanted ??= new Map();
	const planted = store.renkeiPlanted.get(name) ?? plant(clock);
	store.renkeiPlanted.set(name, planted);
	writeFileSync(join(folder, databaseName), await planted);
}
