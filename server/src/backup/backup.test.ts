import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBackupRecord } from '../storage/backup-record.ts';
import { folderOf } from '../testing/folder-of.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { writeIdentityFile } from './age-files.ts';
import { BackupError } from './backup-error.ts';
import { type BackupOrder, makeBackup } from './make-backup.ts';
import { type RestoreOrder, restoreBackup } from './restore-backup.ts';
import { digestOf, writeSeal } from './seal.ts';

const AT = '2026-12-01T00:00:00.000Z';
const NAME = 'renkei-20261201T000000Z.sqlite';
/** Words of the demo that a reader of a readable backup finds at once. */
const TITLE = Buffer.from('月影郡7町村');

let practice: PracticePlan;
let data: string;
let folder: string;
/** A readable backup and an encrypted one, and the key of the latter. */
let plain: string;
let sealed: string;
let key: string;
let recipient: string;
let count = 0;

const back = (order: Partial<BackupOrder> & { to: string }) =>
	makeBackup({ data, recipients: [], identity: null, ...order }, practice);
const restore = (order: RestoreOrder) => restoreBackup(order, practice);
const refusal = async (work: Promise<unknown>): Promise<string> => {
	const error = await work.then(
		() => null,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(BackupError);
	return (error as BackupError).message;
};
/** Where nothing is yet. */
const fresh = (): string => join(folder, `new-${++count}`, 'data');
const inspect = <T>(file: string, look: (sqlite: Database.Database) => T): T => {
	const sqlite = new Database(file, { readonly: true });
	try {
		return look(sqlite);
	} finally {
		sqlite.close();
	}
};
const sessionsIn = (file: string) => inspect(file, (sqlite) => sqlite.prepare('select id from session').all().length);
const idsOf = (file: string) => inspect(file, (sqlite) => sqlite.prepare('select id, last_seq from part order by id').all());

/** The demo without its empty plans, which cost every check most of its time. */
async function startSmall(): Promise<PracticePlan> {
	const small = await startPractice();
	const { db, plan } = small;
	await db.deleteFrom('plan').where('id', '!=', plan).execute();
	await db.deleteFrom('part').where('plan', '!=', plan).execute();
	const parts = db.selectFrom('part').select('id');
	await db.deleteFrom('part_update').where('part', 'not in', parts).execute();
	await db.deleteFrom('part_content').where('part', 'not in', parts).execute();
	await db.deleteFrom('revision_part').where('part', 'not in', parts).execute();
	return small;
}

beforeAll(async () => {
	practice = await startSmall();
	data = await folderOf(practice.db);
	folder = mkdtempSync(join(tmpdir(), 'renkei-backup-'));
	const person = (await practice.db.selectFrom('person').select('id').executeTakeFirstOrThrow()).id;
	const times = { created_at: AT, expires_at: '2030-01-01T00:00:00.000Z' };
	const sessions = Array.from({ length: 300 }, (_, index) => ({ id: `session-${index}`, person, ...times }));
	await practice.db.insertInto('session').values(sessions).execute();
	({ file: plain } = await back({ to: folder }));
	key = join(folder, 'key.txt');
	recipient = await writeIdentityFile(key, AT);
	({ file: sealed } = await back({ to: folder, recipients: [recipient], identity: key }));
});

afterAll(async () => {
	await practice.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
	it('[P1u] is one file of its own, named by its moment, for this account only, and noted beside the data', async () => {
		expect(plain).toBe(join(folder, NAME));
		expect(statSync(plain).mode & 0o077).toBe(0);
		expect(readdirSync(folder).filter((name) => name.startsWith('.') || /-wal|-shm/.test(name))).toEqual([]);
		expect(readdirSync(data).filter((name) => name.startsWith('.'))).toEqual([]);
		const { size: bytes } = statSync(sealed);
		expect(await readBackupRecord(data)).toEqual({ at: AT, file: sealed, bytes, encrypted: true });
		writeFileSync(join(data, 'backup.json'), '{"at":');
		expect(await readBackupRecord(data)).toBeNull();
	});

	it('[P2d] carries no session', () => {
		expect(sessionsIn(join(data, 'renkei.sqlite'))).toBe(300);
		expect(sessionsIn(plain)).toBe(0);
	});

	it('[P1v] of data with a damage is refused, and the last good one stays noted', async () => {
		const broken = await startSmall();
		const home = await folderOf(broken.db);
		const order = { data: home, to: `${folder}/broken-1.sqlite`, recipients: [], identity: null };
		await makeBackup(order, broken);
		const part = await broken.partAt('08', null);
		await broken.db.updateTable('part_update').set({ sha256: '0' }).where('part', '=', part).where('seq', '=', 2).execute();
		const note = await readBackupRecord(home);
		expect(await refusal(makeBackup({ ...order, to: `${folder}/broken-2.sqlite` }, broken))).toContain('異常が 1 件');
		expect(existsSync(`${folder}/broken-2.sqlite`)).toBe(false);
		expect(await readBackupRecord(home)).toEqual(note);
		await broken.close();
	});

	it.each<[string, () => Partial<BackupOrder> & { to: string }, string]>([
		['onto a file that is there', () => ({ to: plain }), 'すでにあります'],
		['into a folder that is not there', () => ({ to: join(folder, 'no', 'disk') }), 'ありません'],
		['of a folder without data', () => ({ to: folder, data: folder }), 'データがありません'],
		['for a recipient that is none', () => ({ to: fresh(), recipients: ['age1nobody'] }), '公開鍵'],
		['for a secret key given as recipient', () => ({ to: fresh(), recipients: [readFileSync(key, 'utf8')] }), '公開鍵'],
	])('[P1w] %s is refused', async (_, order, why) => {
		const files = readdirSync(folder);
		expect(await refusal(back(order()))).toContain(why);
		expect(readdirSync(folder)).toEqual(files);
	});

	it('[P2e] that is encrypted shows nothing, and one whose key does not open it is refused', async () => {
		const bytes = readFileSync(sealed);
		expect(bytes.includes(TITLE)).toBe(false);
		expect(bytes.includes('SQLite format 3')).toBe(false);
		const other = await identityToRecipient(await generateX25519Identity());
		const to = join(folder, 'for-another.age');
		expect(await refusal(back({ to, recipients: [other], identity: key }))).toContain('この鍵では開けません');
		expect(existsSync(to)).toBe(false);
		expect(readdirSync(data).filter((name) => name.startsWith('.'))).toEqual([]);
	});

	it('[P2f] for two recipients opens with the key of each', async () => {
		const second = join(folder, 'second.txt');
		const { file } = await back({
			to: join(folder, 'both.age'),
			recipients: [recipient, await writeIdentityFile(second, AT)],
		});
		for (const identity of [key, second]) {
			expect((await restore({ from: file, to: fresh(), identity })).at).toBe(AT);
		}
		expect(await refusal(writeIdentityFile(second, AT).then())).toContain('すでにあります');
	});
});

describe('a restore', () => {
	it.each(['readable', 'encrypted'])('[P1x] of a %s backup gives every row, and the next generation', async (kind) => {
		const to = fresh();
		const order = kind === 'readable' ? { from: plain, to, identity: null } : { from: sealed, to, identity: key };
		const restored = await restore(order);
		expect(restored).toMatchObject({ at: AT, generation: 1, counts: { plans: 1 } });
		expect(readdirSync(to)).toEqual(['renkei.sqlite']);
		const file = join(to, 'renkei.sqlite');
		expect(idsOf(file)).toEqual(idsOf(join(data, 'renkei.sqlite')));
		const digest = (path: string) =>
			inspect(path, (sqlite) => {
				const copy = new Database(sqlite.serialize());
				copy.exec("delete from meta where key in ('generation', 'restored', 'mail-held')");
				return digestOf(copy);
			});
		expect(digest(file)).toBe(digest(plain));
		const again = await makeBackup({ data: to, to: join(to, 'again.sqlite'), recipients: [], identity: null }, practice);
		expect((await restore({ from: again.file, to: fresh(), identity: null })).generation).toBe(2);
	});

	it('[P2h] removes the sessions of a backup that has some', async () => {
		const from = join(folder, 'with-session.sqlite');
		writeFileSync(from, readFileSync(plain));
		const own = new Database(from);
		own.exec(`insert into session values ('session', 'somebody', '${AT}', '2030-01-01T00:00:00.000Z')`);
		writeSeal(own, AT);
		own.close();
		expect(sessionsIn(from)).toBe(1);
		const to = fresh();
		await restore({ from, to, identity: null });
		expect(sessionsIn(join(to, 'renkei.sqlite'))).toBe(0);
	});

	it('[MA32] mails nothing that waited when the backup was made', async () => {
		const from = join(folder, 'with-mails.sqlite');
		writeFileSync(from, readFileSync(plain));
		const own = new Database(from);
		own.exec('delete from notice; delete from mail');
		for (const state of ['waiting', 'handed-over', 'sent', 'failed']) {
			own.exec(
				`insert into mail (id, person, kind, state, created_at, next_at, attempts) values ('${state}', 'p', 'prompt', '${state}', '${AT}', '${AT}', 0)`,
			);
		}
		for (const [id, time, mail] of [
			['unsent', 'prompt', 'null'],
			['next-morning', 'digest', 'null'],
			['carried', 'prompt', "'sent'"],
		]) {
			own.exec(
				`insert into notice (id, seat, plan, kind, personal, at, mail_time, mail) values ('${id}', 's', 'p', 'asked', 1, '${AT}', '${time}', ${mail})`,
			);
		}
		writeSeal(own, AT);
		own.close();
		const to = fresh();
		await restore({ from, to, identity: null });
		const rows = (sql: string) => inspect(join(to, 'renkei.sqlite'), (sqlite) => sqlite.prepare(sql).raw().all());
		expect(rows('select id, state from mail order by id')).toEqual([
			['failed', 'failed'],
			['handed-over', 'dropped'],
			['sent', 'sent'],
			['waiting', 'dropped'],
		]);
		expect(rows("select value from meta where key = 'mail-held'")).toEqual([['1']]);
		expect(rows('select id, mail_time from notice order by id')).toEqual([
			['carried', 'prompt'],
			['next-morning', 'none'],
			['unsent', 'none'],
		]);
	});

	it.each(['renkei.sqlite', 'renkei.sqlite-wal', 'renkei.sqlite-shm', 'renkei.sqlite-journal'])(
		'[P1y] into a folder with a %s is refused and changes nothing',
		async (name) => {
			const to = fresh();
			mkdirSync(to, { recursive: true });
			writeFileSync(join(to, name), 'old');
			expect(await refusal(restore({ from: plain, to, identity: null }))).toContain('すでにデータがあります');
			expect(readdirSync(to)).toEqual([name]);
			expect(readFileSync(join(to, name), 'utf8')).toBe('old');
		},
	);

	const other = async (): Promise<string> => {
		const file = join(folder, `other-${++count}.txt`);
		await writeIdentityFile(file, AT);
		return file;
	};
	it.each<[string, () => Promise<string | null>, string]>([
		['without a key', async () => null, '--identity'],
		['with another key', other, 'この鍵では開けません'],
		['with a file that is no key', async () => plain, '鍵（AGE-SECRET-KEY-1…）がありません'],
	])('[P2g] of an encrypted backup %s is refused and writes nothing', async (_, identity, why) => {
		const to = fresh();
		expect(await refusal(restore({ from: sealed, to, identity: await identity() }))).toContain(why);
		expect(existsSync(join(to, '..'))).toBe(false);
	});
});

describe('a backup that was damaged on the way', () => {
	let bytes: { readable: Buffer; encrypted: Buffer };
	beforeEach(() => {
		bytes = { readable: readFileSync(plain), encrypted: readFileSync(sealed) };
	});

	/** Tries to restore these bytes. @returns why not */
	async function tryBytes(kind: 'readable' | 'encrypted', damaged: Buffer): Promise<string> {
		const [from, to] = [join(folder, `damaged-${++count}`), fresh()];
		writeFileSync(from, damaged);
		const why = await refusal(restore({ from, to, identity: kind === 'encrypted' ? key : null }));
		expect(existsSync(join(to, '..'))).toBe(false);
		return why;
	}

	it.each(['readable', 'encrypted'] as const)('[P1z] is refused with its tail cut off (%s)', async (kind) => {
		const whole = bytes[kind];
		for (const left of [0, 10, 200, 4096, whole.length / 2, whole.length - 65_552, whole.length - 4096, whole.length - 1]) {
			expect(await tryBytes(kind, whole.subarray(0, left))).toMatch(/壊れて|読めません/);
		}
	});

	it('[P1z] is refused with any byte of an encrypted one changed', async () => {
		const { length } = bytes.encrypted;
		for (let time = 0; time < 40; time += 1) {
			const damaged = Buffer.from(bytes.encrypted);
			const at = time < 10 ? time * 20 : Math.floor((length * time) / 40);
			damaged[at] = (damaged[at] ?? 0) ^ 1;
			expect(await tryBytes('encrypted', damaged)).toMatch(/壊れて|開けません/);
		}
	});

	it('[P1z] is refused with a letter of a title changed, which only the seal can see', async () => {
		const titleIn = (file: Buffer) => new Database(file).prepare('select title from plan where practice = 1').get();
		const whole = titleIn(Buffer.from(bytes.readable));
		let changed = 0;
		// Pages keep remnants beside their rows; only a letter that is read counts.
		for (let at = bytes.readable.indexOf(TITLE); at > 0; at = bytes.readable.indexOf(TITLE, at + 1)) {
			const damaged = Buffer.from(bytes.readable);
			damaged[at + 2] = (damaged[at + 2] ?? 0) ^ 1;
			if (JSON.stringify(titleIn(Buffer.from(damaged))) !== JSON.stringify(whole)) {
				changed += 1;
				expect(new Database(Buffer.from(damaged)).pragma('integrity_check', { simple: true })).toBe('ok');
				expect(await tryBytes('readable', damaged)).toContain('壊れている');
			}
		}
		expect(changed).toBe(1);
	});

	it('[P1z] is refused when it is a database that renkei backup did not make', async () => {
		const copy = new Database(plain, { readonly: true }).serialize();
		const own = new Database(copy);
		own.exec("delete from meta where key = 'backup'");
		expect(await tryBytes('readable', own.serialize())).toContain('renkei backup で作ったものではありません');
	});
});
