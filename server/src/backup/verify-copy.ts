import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '@renkei/plan';
import Database from 'better-sqlite3';
import { databaseName, openToRead } from '../storage/open-sqlite.ts';
import { checkDatabase } from './check-database.ts';
import type { Findings } from './fault.ts';
import { digestOf, readSeal } from './seal.ts';

/** A backup as it was found: when it was made, and what is in it. */
export interface VerifiedCopy extends Findings {
	/** Moment that it shows (ISO 8601 UTC). */
	readonly at: string;
}

/** Checks the content of a folder's database. */
export async function checkFolder(folder: string, template: Template): Promise<Findings> {
	const db = openToRead(folder);
	try {
		return await checkDatabase(db, template);
	} finally {
		await db.destroy();
	}
}

/**
 * Checks the backup in a folder against its seal and its content against itself.
 * @returns null when it carries no seal, is another database or was changed since it was sealed
 */
export async function verifyCopy(folder: string, template: Template): Promise<VerifiedCopy | null> {
	const at = sealedAt(join(folder, databaseName));
	return at === null ? null : { at, ...(await checkFolder(folder, template)) };
}

const pragmaNumber = (sqlite: Database.Database, name: string): number => Number(sqlite.pragma(name, { simple: true }));

function sealedAt(path: string): string | null {
	let sqlite: Database.Database | null = null;
	try {
		sqlite = new Database(path, { readonly: true, fileMustExist: true });
		const seal = readSeal(sqlite);
		// SQLite reads a last page that is cut off as if zeros stood there.
		const length = pragmaNumber(sqlite, 'page_count') * pragmaNumber(sqlite, 'page_size');
		return seal !== null && statSync(path).size === length && digestOf(sqlite) === seal.digest ? seal.at : null;
	} catch {
		// Whatever SQLite cannot read was damaged on the way.
		return null;
	} finally {
		sqlite?.close();
	}
}
