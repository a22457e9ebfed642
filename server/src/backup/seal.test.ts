import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseName, openSqlite } from '../storage/open-sqlite.ts';
import { digestOf, readSeal, removeSeal, writeSeal } from './seal.ts';

const AT = '2026-12-01T00:00:00.000Z';

let folder: string;
let sqlite: Database.Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'renkei-'));
	await (await openSqlite(folder)).destroy();
	sqlite = new Database(join(folder, databaseName));
});

afterEach(() => {
	sqlite.close();
	rmSync(folder, { recursive: true, force: true });
});

it('[P1s] the seal of a backup covers every column of every table and every index', () => {
	// A trigger would change another table too, and hide what is not covered.
	for (const { name } of sqlite.prepare("select name from sqlite_schema where type = 'trigger'").all() as { name: string }[]) {
		sqlite.exec(`drop trigger "${name}"`);
	}
	const empty = digestOf(sqlite);
	expect(digestOf(sqlite)).toBe(empty);
	const before: Record<string, string> = { INTEGER: '11', TEXT: "'x'", BLOB: "x'00'" };
	const after: Record<string, string> = { INTEGER: '12', TEXT: "'y'", BLOB: "x'01'" };
	const rows = sqlite.prepare("select name from sqlite_schema where type = 'table'").all() as { name: string }[];
	const untouched: string[] = [];
	for (const { name } of rows) {
		const columns = sqlite.pragma(`table_info("${name}")`) as { name: string; type: string }[];
		for (const column of columns) {
			sqlite.exec('begin');
			const values = columns.map(({ type }) => before[type.toUpperCase()]).join(', ');
			sqlite.exec(`insert into "${name}" values (${values})`);
			const whole = digestOf(sqlite);
			const [value, row] = [after[column.type.toUpperCase()], `where rowid = (select max(rowid) from "${name}")`];
			sqlite.exec(`update "${name}" set "${column.name}" = ${value} ${row}`);
			if (digestOf(sqlite) === whole) {
				untouched.push(`${name}.${column.name}`);
			}
			sqlite.exec('rollback');
		}
	}
	expect(rows.length).toBeGreaterThan(15);
	expect(untouched).toEqual([]);
	expect(digestOf(sqlite)).toBe(empty);
	sqlite.exec('drop index part_by_plan_position');
	expect(digestOf(sqlite)).not.toBe(empty);
});

it('[P1t] a seal names the moment and the content, does not count itself, and comes off again', () => {
	const before = digestOf(sqlite);
	expect(readSeal(sqlite)).toBeNull();
	writeSeal(sqlite, AT);
	expect(readSeal(sqlite)).toEqual({ at: AT, digest: before });
	expect(digestOf(sqlite)).toBe(before);
	removeSeal(sqlite);
	expect(readSeal(sqlite)).toBeNull();
	sqlite.prepare("insert into meta (key, value) values ('backup', '{}')").run();
	expect(readSeal(sqlite)).toBeNull();
});
