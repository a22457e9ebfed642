import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Db, Tables } from './tables.ts';

/**
 * Opens a database that is there for reading only, beside a running server too: nothing is created, migrated or
 * written, and a reader holds up no writer in WAL.
 * @throws when there is no such file or it is no database
 */
export function openReadOnly(path: string): Db {
	const sqlite = new Database(path, { readonly: true, fileMustExist: true });
	sqlite.pragma('busy_timeout = 5000');
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
}
