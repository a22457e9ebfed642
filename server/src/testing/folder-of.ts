import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../storage/tables.ts';

/** The data folder that an open database stands in. */
export async function folderOf(db: Db): Promise<string> {
	const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(db);
	return dirname(rows.find((row) => row.name === 'main')?.file ?? '');
}
