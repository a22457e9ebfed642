import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { template } from '@renkei/plan';
import type { Clock } from '../clock.ts';
import { demoPlan } from '../demo/demo-plan.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { databaseName, openSqlite } from '../storage/open-sqlite.ts';

/**
 * Databases that this process has planted, by the name of their clock. On the process: a file's modules may be loaded anew.
 * In memory: a worker is ended by a signal, so that nothing on disk could be removed at its end.
 */
const store = process as typeof process & { renkeiPlanted?: Map<string, Promise<Buffer>> };

async function plant(clock: Clock): Promise<Buffer> {
	const folder = mkdtempSync(join(tmpdir(), `renkei-planted-${process.pid}-`));
	try {
		const db = await openSqlite(folder);
		await seedDemo({ db, clock, template, newId: () => randomBytes(16).toString('hex') }, demoPlan);
		// The last connection to close leaves everything in the one file.
		await db.destroy();
		const left = readdirSync(folder);
		if (left.join() !== databaseName) {
			throw new Error(`the demo's first data are not in one file: ${left.join(', ')}`);
		}
		return readFileSync(join(folder, databaseName));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Puts a database with the demo's first data into an empty folder. They are made once in each process and copied from then
 * on: making them takes half a second, and most tests only need them to be there.
 * @param name of the clock; whoever gives the same name gets the same data, with the same ids and the same key of the log. A test
 * of two installations gives each a folder of its own instead. Nobody is signed in yet, and the mode is not settled.
 */
export async function plantDemo(folder: string, name: string, clock: Clock): Promise<void> {
	store.renkeiPlanted ??= new Map();
	const planted = store.renkeiPlanted.get(name) ?? plant(clock);
	store.renkeiPlanted.set(name, planted);
	// Never over a database that is there.
	writeFileSync(join(folder, databaseName), await planted, { flag: 'wx' });
}
