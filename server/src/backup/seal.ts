import { createHash, type Hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a backup says of itself: the moment it shows, and a hash over everything in it but this note. */
export interface Seal {
	/** ISO 8601 UTC. */
	readonly at: string;
	/** Hex SHA-256. */
	readonly digest: string;
}

/** Key of the note in `meta`. */
const NOTE = 'backup';

type Cell = string | bigint | number | Buffer | null;

interface ColumnInfo {
	readonly name: string;
	readonly pk: bigint | number;
}

/**
 * Hash of every table and every row of a database, in an order that a copy keeps. SQLite has no checksums of its own: a
 * flipped bit in a name or a comment passes `integrity_check`, and only the log has hashes by row.
 */
export function digestOf(sqlite: Database): string {
	const hash = createHash('sha256');
	const schema = sqlite.prepare("select name, type, sql from sqlite_schema where name not like 'sqlite_%' order by name").all();
	for (const { name, type, sql } of schema as { name: string; type: string; sql: string }[]) {
		hash.update(`${type} ${name}\n${sql}\n`);
		if (type === 'table') {
			hashRows(sqlite, name, hash);
		}
	}
	return hash.digest('hex');
}

function hashRows(sqlite: Database, table: string, hash: Hash): void {
	const columns = sqlite.pragma(`table_info("${table}")`) as ColumnInfo[];
	const keys = columns.filter((column) => Number(column.pk) > 0);
	const order = (keys.length > 0 ? keys : columns).map((column) => `"${column.name}"`).join(', ');
	const rows = sqlite.prepare(`select * from "${table}" order by ${order}`).raw().safeIntegers();
	for (const row of rows.iterate() as IterableIterator<Cell[]>) {
		if (table === 'meta' && row[0] === NOTE) {
			continue;
		}
		for (const cell of row) {
			hashCell(cell, hash);
		}
	}
}

// Type and length stand before each value, so that no two rows give the same bytes.
function hashCell(cell: Cell, hash: Hash): void {
	if (cell === null) {
		hash.update('n;');
	} else if (typeof cell === 'string' || Buffer.isBuffer(cell)) {
		hash.update(`${typeof cell === 'string' ? 't' : 'b'}${Buffer.byteLength(cell)};`).update(cell);
	} else {
		hash.update(`${typeof cell === 'bigint' ? 'i' : 'r'}${cell};`);
	}
}

/** Writes the seal into a copy that nobody else writes to. */
export function writeSeal(sqlite: Database, at: string): void {
	const value = JSON.stringify({ at, digest: digestOf(sqlite) } satisfies Seal);
	sqlite
		.prepare('insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value')
		.run(NOTE, value);
}

/** The seal of a copy, or null when it has none that can be read. */
export function readSeal(sqlite: Database): Seal | null {
	const row = sqlite.prepare('select value from meta where key = ?').get(NOTE) as { value: string } | undefined;
	try {
		const { at, digest } = JSON.parse(row?.value ?? '') as Partial<Seal>;
		return typeof at === 'string' && typeof digest === 'string' && !Number.isNaN(Date.parse(at)) ? { at, digest } : null;
	} catch {
		return null;
	}
}

/** Takes the seal off a copy that goes into use. */
export function removeSeal(sqlite: Database): void {
	sqlite.prepare('delete from meta where key = ?').run(NOTE);
}
