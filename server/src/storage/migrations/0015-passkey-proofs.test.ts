import { mayEndUnproven } from '@renkei/plan';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { up } from './0015-passkey-proofs.ts';

const CREATED = '2026-11-30T00:00:00.000Z';

let sqlite: Database.Database;
let db: Kysely<unknown>;

beforeAll(async () => {
	sqlite = new Database(':memory:');
	db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
	sqlite.exec(`create table passkey (id text primary key, created_at text not null);
		create table passkey_challenge (challenge text primary key);
		insert into passkey values ('before', '${CREATED}');
		insert into passkey_challenge values ('asked before')`);
	await up(db);
});

afterAll(() => db.destroy());

it('[PK20] one from before is settled, and nothing is said of what it was registered with', () => {
	const row = sqlite.prepare('select * from passkey').get() as { settled_from: string; lost_at: string | null };
	expect(row).toEqual({ id: 'before', created_at: CREATED, settled_from: CREATED, enrolled_by: null, lost_at: null });
	const passkey = { settledFrom: row.settled_from, lostAt: row.lost_at };
	expect(['2026-11-30T00:00:00.000Z', '2026-11-30T00:01:00.000Z'].map((now) => mayEndUnproven(passkey, now))).toEqual([
		false,
		false,
	]);
});

it('[PK17] what was asked before, without a name, is asked anew', () => {
	expect(sqlite.prepare('select * from passkey_challenge').all()).toEqual([]);
	expect(sqlite.prepare('select * from passkey_proof').all()).toEqual([]);
});
