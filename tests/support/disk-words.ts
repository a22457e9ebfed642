import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoc } from '@renkei/part-doc';
import { openSqlite } from '../../server/src/storage/open-sqlite.ts';
import { readCommitted } from '../../server/src/storage/part-log.ts';
import { wordsOf } from './author.ts';

/**
 * The words of parts as they lie on the disk of a server that is dead: read from a copy, so that no client has sent
 * anything again and nothing is repaired for the one that starts next.
 * @throws when the database does not open or a log is not whole
 */
export async function wordsOnDisk(data: string, parts: readonly string[]): Promise<Map<string, string>> {
	const folder = mkdtempSync(join(tmpdir(), 'renkei-copy-'));
	try {
		for (const name of ['renkei.sqlite', 'renkei.sqlite-wal']) {
			if (existsSync(join(data, name))) {
				copyFileSync(join(data, name), join(folder, name));
			}
		}
		const db = await openSqlite(folder);
		const words = new Map<string, string>();
		for (const part of parts) {
			const doc = openDoc((await readCommitted(db, part)).update);
			words.set(part, wordsOf(doc));
			doc.destroy();
		}
		await db.destroy();
		return words;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
