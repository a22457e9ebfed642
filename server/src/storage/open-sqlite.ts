import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { migrate } from './migrate.ts';
import type { Db, Tables } from './tables.ts';

/** Name of the database inside a data folder. */
export const databaseName = 'renkei.sqlite';

/** The embedded database: for queries, and the connection itself for the one path that is worth it. */
export interface OpenStore {
	readonly db: Db;
	readonly sqlite: Database.Database;
}

/** See {@link openStore}, for whoever needs no more than queries. */
export async function openSqlite(folder: string): Promise<Db> {
	return (await openStore(folder)).db;
}

/**
 * Opens, and where needed creates, the embedded database of a data folder. WAL with synchronous=FULL, read back, because
 * better-sqlite3 is compiled with NORMAL for WAL, and NORMAL loses acknowledged commits at a power cut (measured in
 * the project's reliability notes). The file is created and its folder synced before the first edit is taken.
 * @throws when a pragma did not take: a store that is not durable must not start
 */
export async function openStore(folder: string): Promise<OpenStore> {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, databaseName);
	const first = new Database(path);
	first.pragma('synchronous = EXTRA');
	first.pragma('journal_mode = WAL');
	first.close();
	syncFolder(folder);
	const sqlite = new Database(path);
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('foreign_keys = ON');
	// Waiting stops everybody, so it is short here; commits of words try again.
	sqlite.pragma('busy_timeout = 100');
	if (sqlite.pragma('journal_mode', { simple: true }) !== 'wal' || sqlite.pragma('synchronous', { simple: true }) !== 2) {
		throw new Error('the database does not accept WAL with synchronous=FULL');
	}
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(sqlite) }) });
	await migrate(db);
	syncFolder(folder);
	return { db, sqlite };
}

/** A second connection that only reads, for a thread of its own. The folder is open already. */
export function openToRead(folder: string): Db {
	const sqlite = new Database(join(folder, databaseName), { readonly: true });
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(sqlite) }) });
}

/** Statements kept at most: the program has some hundred; lists of changing length make more. */
const MOST_PREPARED = 500;

/** Keeps statements that were prepared once. Each is run to its end before anything else can ask for it. */
function withPrepared(sqlite: Database.Database): SqliteDatabase {
	const prepared = new Map<string, SqliteStatement>();
	return {
		close: () => void sqlite.close(),
		prepare(sql) {
			const known = prepared.get(sql);
			if (known !== undefined) {
				return known;
			}
			if (prepared.size >= MOST_PREPARED) {
				prepared.clear();
			}
			const statement = sqlite.prepare(sql) as unknown as SqliteStatement;
			prepared.set(sql, statement);
			return statement;
		},
	};
}

/** Syncs a folder: a rename or creation in it is durable only then. */
export function syncFolder(folder: string): void {
	const handle = openSync(folder, 'r');
	fsyncSync(handle);
	closeSync(handle);
}
