import { closeSync, existsSync, openSync, renameSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Template } from '@renkei/plan';
import Database from 'better-sqlite3';
import type { Clock } from '../clock.ts';
import { writeBackupRecord } from '../storage/backup-record.ts';
import { databaseName, syncFolder } from '../storage/open-sqlite.ts';
import { encrypterFor, encryptFile, opensTo, readIdentities } from './age-files.ts';
import { BackupError } from './backup-error.ts';
import { forgetSessions } from './forget-sessions.ts';
import { writeSeal } from './seal.ts';
import { type VerifiedCopy, verifyCopy } from './verify-copy.ts';
import { inWorkFolder, syncFile } from './work-folder.ts';

export interface BackupOrder {
	/** Data folder. */
	readonly data: string;
	/** A folder, or the name of the new file. */
	readonly to: string;
	/** age recipients; none leaves the backup readable for whoever holds it. */
	readonly recipients: readonly string[];
	/** File with an age identity to prove that the result opens, or null. */
	readonly identity: string | null;
}

export interface MadeBackup {
	readonly file: string;
	readonly bytes: number;
	readonly verified: VerifiedCopy;
	readonly encrypted: boolean;
	/** Whether it was opened again with an identity. */
	readonly opened: boolean;
}

export interface BackupDeps {
	readonly template: Template;
	readonly clock: Clock;
}

/**
 * Makes a verified backup of a data folder, beside a running server too, and notes it there as the last good one.
 * @throws BackupError for the operator; then nothing stands at the target
 */
export async function makeBackup(order: BackupOrder, { template, clock }: BackupDeps): Promise<MadeBackup> {
	const source = join(order.data, databaseName);
	if (!existsSync(source)) {
		throw new BackupError(`${resolve(order.data)} に Renkei のデータがありません。--data でデータフォルダーを指定してください。`);
	}
	const encrypter = order.recipients.length > 0 ? encrypterFor(order.recipients) : null;
	const identities = order.identity === null ? null : await readIdentities(order.identity);
	// Taken before the copy: what is committed after this moment may or may not be in it.
	const at = clock.now().toISOString();
	const target = targetOf(order, at);
	// Readable words never touch the target's medium when it is to hold encrypted ones.
	const workIn = encrypter === null ? dirname(target) : order.data;
	requireSpace(workIn, source);
	return inWorkFolder(workIn, async (folder) => {
		const copy = join(folder, databaseName);
		copyDatabase(source, copy, at);
		const verified = await requireWhole(folder, template);
		if (encrypter === null) {
			place(copy, target);
		} else {
			await inWorkFolder(dirname(target), async (beside) => {
				const sealed = join(beside, 'sealed.age');
				await encryptFile(encrypter, copy, sealed);
				if (identities !== null && !(await opensTo(identities, sealed, copy))) {
					throw new BackupError('暗号化したバックアップを開いて確かめたところ、元と同じになりませんでした。');
				}
				place(sealed, target);
			});
		}
		const { size: bytes } = statSync(target);
		writeBackupRecord(order.data, { at, file: resolve(target), bytes, encrypted: encrypter !== null });
		return { file: target, bytes, verified, encrypted: encrypter !== null, opened: identities !== null };
	});
}

/** Names the new file by its moment in UTC. A folder that is missing may be a disk that is not there: it is not made. */
function targetOf({ to, recipients }: BackupOrder, at: string): string {
	const name = `renkei-${at.replace(/[-:]|\.\d+/g, '')}.sqlite${recipients.length > 0 ? '.age' : ''}`;
	const isFolder = to.endsWith('/') || (existsSync(to) && statSync(to).isDirectory());
	const target = isFolder ? join(to, name) : to;
	if (!existsSync(dirname(target))) {
		throw new BackupError(`保存先のフォルダー ${dirname(target)} がありません。ディスクがつながっているか確かめてください。`);
	}
	if (existsSync(target)) {
		throw new BackupError(`${target} はすでにあります。上書きはしません。`);
	}
	return target;
}

/** A full disk must stop the backup, never the server that shares it. */
function requireSpace(folder: string, source: string): void {
	const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);
	const needed = 2 * (sizeOf(source) + sizeOf(`${source}-wal`));
	const { bavail, bsize } = statfsSync(folder);
	if (bavail * bsize < needed) {
		throw new BackupError(`${folder} の空き容量が足りません（必要な目安：${Math.ceil(needed / 1024 / 1024)} MB）。`);
	}
}

/**
 * Copies by VACUUM INTO: one snapshot however long it takes and however much is written meanwhile (the stepwise backup
 * of SQLite starts again at each commit of another process), and no WAL beside it.
 */
function copyDatabase(source: string, copy: string, at: string): void {
	closeSync(openSync(copy, 'wx', 0o600));
	const live = new Database(source, { readonly: true, fileMustExist: true });
	try {
		live.pragma('busy_timeout = 5000');
		live.prepare('vacuum into ?').run(copy);
	} finally {
		live.close();
	}
	const own = new Database(copy, { fileMustExist: true });
	try {
		forgetSessions(own);
		writeSeal(own, at);
	} finally {
		own.close();
	}
	syncFile(copy);
}

async function requireWhole(folder: string, template: Template): Promise<VerifiedCopy> {
	const verified = await verifyCopy(folder, template);
	if (verified === null) {
		throw new BackupError(
			'書いたバックアップを読み返したところ、元と同じになりませんでした。保存先のディスクを確かめてください。',
		);
	}
	if (verified.faults.length > 0) {
		throw new BackupError(
			`データに異常が ${verified.faults.length} 件あるため、バックアップを作りませんでした。npm run renkei -- check で場所を確かめてください。前のバックアップは消さずに残してください。`,
		);
	}
	return verified;
}

function place(file: string, target: string): void {
	renameSync(file, target);
	syncFolder(dirname(target));
}
