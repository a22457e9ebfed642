import {
	closeSync,
	createReadStream,
	createWriteStream,
	existsSync,
	linkSync,
	mkdirSync,
	openSync,
	readdirSync,
	readSync,
	rmdirSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import type { Clock } from '../clock.ts';
import { databaseName, openToRead, syncFolder } from '../storage/open-sqlite.ts';
import { type PlanPositions, planPositions } from '../storage/plan-positions.ts';
import { ageHead, decryptFile, readIdentities } from './age-files.ts';
import { BackupError } from './backup-error.ts';
import type { Counts, Findings } from './fault.ts';
import { forgetMails } from './forget-mails.ts';
import { forgetSessions } from './forget-sessions.ts';
import type { BackupDeps } from './make-backup.ts';
import { removeSeal } from './seal.ts';
import { checkFolder, verifyCopy } from './verify-copy.ts';
import { inWorkFolder, syncFile } from './work-folder.ts';

export interface RestoreOrder {
	/** A file of `renkei backup`. */
	readonly from: string;
	/** The new data folder. */
	readonly to: string;
	/** File with an age identity, or null. */
	readonly identity: string | null;
}

export interface Restored {
	/** Moment that the backup shows (ISO 8601 UTC). */
	readonly at: string;
	readonly counts: Counts;
	/** How often this data was restored. */
	readonly generation: number;
	readonly plans: readonly PlanPositions[];
}

/**
 * Restores a backup into a folder that holds no data. Part ids stay, so clients may bring back words that the backup
 * lacks; the generation says that positions after it may mean something else than before.
 * @throws BackupError for the operator; then the folder is as it was
 */
export async function restoreBackup(order: RestoreOrder, deps: BackupDeps): Promise<Restored> {
	const encrypted = isEncrypted(order.from);
	if (encrypted && order.identity === null) {
		throw new BackupError('このバックアップは暗号化されています。--identity で鍵ファイルを指定してください。');
	}
	const identities = encrypted && order.identity !== null ? await readIdentities(order.identity) : [];
	refuseData(order.to);
	const made = mkdirSync(order.to, { recursive: true });
	try {
		return await inWorkFolder(order.to, async (folder) => {
			const copy = join(folder, databaseName);
			if (encrypted) {
				await decryptFile(identities, order.from, copy);
			} else {
				await pipeline(createReadStream(order.from), createWriteStream(copy, { flags: 'wx', mode: 0o600, flush: true }));
			}
			const restored = await putIntoUse(folder, order.to, deps);
			syncNew(order.to, made);
			return restored;
		});
	} catch (error) {
		if (made !== undefined) {
			removeEmpty(order.to, made);
		}
		throw error;
	}
}

/** A folder that was made here is durable only once the one it stands in is synced. */
function syncNew(folder: string, first: string | undefined): void {
	for (let at = resolve(folder); first !== undefined && at.startsWith(resolve(first)); at = dirname(at)) {
		syncFolder(dirname(at));
	}
}

/** Removes folders up to the first that was made here, as far as they are empty: something else may have come into them. */
function removeEmpty(folder: string, first: string): void {
	for (let at = resolve(folder); at.startsWith(resolve(first)) && readdirSync(at).length === 0; at = dirname(at)) {
		rmdirSync(at);
	}
}

async function putIntoUse(folder: string, to: string, { template, clock }: BackupDeps): Promise<Restored> {
	const copy = join(folder, databaseName);
	const verified = await verifyCopy(folder, template);
	if (verified === null) {
		throw new BackupError(
			'バックアップのファイルが壊れているか、renkei backup で作ったものではありません。別のバックアップを使ってください。',
		);
	}
	refuseFaults(verified);
	const generation = prepare(copy, verified.at, clock);
	const findings = await checkFolder(folder, template);
	refuseFaults(findings);
	syncFile(copy);
	placeWhereNoneIs(copy, join(to, databaseName));
	const db = openToRead(to);
	const plans = await planPositions(db);
	await db.destroy();
	return { at: verified.at, counts: findings.counts, generation, plans };
}

function refuseFaults({ faults }: Findings): void {
	if (faults.some((fault) => fault.kind === 'newer')) {
		throw new BackupError(
			'このバックアップは、より新しい版の Renkei で作られています。Renkei を新しくしてから復元してください。',
		);
	}
	if (faults.length > 0) {
		throw new BackupError(`バックアップの中身に異常が ${faults.length} 件あります。別のバックアップを使ってください。`);
	}
}

/** Makes a copy fit for use. @returns its generation */
function prepare(copy: string, from: string, clock: Clock): number {
	const sqlite = new Database(copy, { fileMustExist: true });
	const note = sqlite.prepare(
		'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
	);
	try {
		forgetSessions(sqlite);
		forgetMails(sqlite, clock.now().toISOString());
		removeSeal(sqlite);
		const row = sqlite.prepare("select value from meta where key = 'generation'").get() as { value: string } | undefined;
		const generation = Number(row?.value ?? 0) + 1;
		note.run('generation', String(generation));
		note.run('restored', JSON.stringify({ at: clock.now().toISOString(), from }));
		return generation;
	} finally {
		sqlite.close();
	}
}

/** By link, which never replaces: a server that was started on the folder meanwhile keeps what it has made. */
function placeWhereNoneIs(copy: string, target: string): void {
	try {
		linkSync(copy, target);
	} catch (error) {
		throw (error as { code?: unknown }).code === 'EEXIST' ? heldBy(dirname(target)) : error;
	}
	syncFolder(dirname(target));
}

const heldBy = (folder: string): BackupError =>
	new BackupError(
		`${resolve(folder)} にはすでにデータがあります。復元は、データのない新しいフォルダーにだけ行います。何も変えていません。`,
	);

/** An old -wal or -shm beside a restored database would be read as part of it. */
function refuseData(folder: string): void {
	for (const ending of ['', '-wal', '-shm', '-journal']) {
		if (existsSync(join(folder, databaseName + ending))) {
			throw heldBy(folder);
		}
	}
}

const SQLITE_HEAD = 'SQLite format 3\0';

function isEncrypted(path: string): boolean {
	const head = Buffer.alloc(ageHead.length);
	try {
		const file = openSync(path, 'r');
		readSync(file, head);
		closeSync(file);
	} catch {
		throw new BackupError(`バックアップのファイル ${path} を読めません。`);
	}
	const text = head.toString('latin1');
	if (text !== ageHead && !text.startsWith(SQLITE_HEAD)) {
		throw new BackupError(`${path} は Renkei のバックアップではないか、壊れています。`);
	}
	return text === ageHead;
}
