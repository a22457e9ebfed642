import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from './open-sqlite.ts';

const recordShape = z.object({
	/** Moment that the backup shows (ISO 8601 UTC). */
	at: z.iso.datetime(),
	/** Where it was put at that time. */
	file: z.string(),
	bytes: z.number(),
	encrypted: z.boolean(),
});

/** The last good backup of a data folder. */
export type BackupRecord = z.infer<typeof recordShape>;

const nameIn = (folder: string): string => join(folder, 'backup.json');

/** The last good backup, or null when none was made or the note cannot be read: "none known" is never a lie. */
export async function readBackupRecord(folder: string): Promise<BackupRecord | null> {
	const text = await readFile(nameIn(folder), 'utf8').catch(() => null);
	if (text === null) {
		return null;
	}
	try {
		return recordShape.parse(JSON.parse(text));
	} catch {
		return null;
	}
}

/**
 * Notes a good backup in a file beside the database, whole or not at all. Not in the database: the server is its only
 * writer, and a backup would carry the note of the one before it.
 */
export function writeBackupRecord(folder: string, record: BackupRecord): void {
	const partial = `${nameIn(folder)}.partial`;
	const file = openSync(partial, 'w', 0o600);
	writeSync(file, `${JSON.stringify(record)}\n`);
	fsyncSync(file);
	closeSync(file);
	renameSync(partial, nameIn(folder));
	syncFolder(folder);
}
