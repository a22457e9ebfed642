#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { template } from '@renkei/plan';
import { writeIdentityFile } from './backup/age-files.ts';
import { BackupError } from './backup/backup-error.ts';
import { makeBackup } from './backup/make-backup.ts';
import { type Command, readCommand } from './backup/read-command.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { checkFolder } from './backup/verify-copy.ts';
import { backupWords, checkWords, keyWords, restoreWords, usage } from './backup/words.ts';
import { systemClock } from './clock.ts';
import { databaseName } from './storage/open-sqlite.ts';

const deps = { template, clock: systemClock };

/** @returns what to print and the exit code: 0 done, 1 something is wrong */
async function run(command: Command): Promise<readonly [words: string, code: 0 | 1]> {
	switch (command.kind) {
		case 'backup':
			return [backupWords(await makeBackup(command, deps)), 0];
		case 'restore':
			return [restoreWords(await restoreBackup(command, deps), resolve(command.to)), 0];
		case 'check': {
			if (!existsSync(join(command.data, databaseName))) {
				throw new BackupError(`${resolve(command.data)} に Renkei のデータがありません。`);
			}
			const findings = await checkFolder(command.data, template);
			return [checkWords(findings), findings.faults.length === 0 ? 0 : 1];
		}
		case 'backup-key':
			return [keyWords(command.out, await writeIdentityFile(command.out, systemClock.now().toISOString())), 0];
		default:
			return [usage, 0];
	}
}

const known: Readonly<Record<string, string>> = {
	ENOSPC: 'ディスクの空きがありません。',
	SQLITE_FULL: 'ディスクの空きがありません。',
	EACCES: 'フォルダーかファイルを使う許可がありません。',
	EPERM: 'フォルダーかファイルを使う許可がありません。',
	EROFS: '保存先は読み取り専用です。',
	SQLITE_CANTOPEN: 'データベースを開けません。フォルダーとファイルの許可を確かめてください。',
	SQLITE_BUSY: 'ほかのプログラムがデータベースを長く使っています。少し待ってからやり直してください。',
};

function reasonOf(error: unknown): string {
	if (error instanceof BackupError) {
		return error.message;
	}
	const { code } = error as { code?: unknown };
	const damaged = typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
	const reason = damaged ? 'データベースのファイルが壊れています。' : known[String(code)];
	return reason ?? String(error instanceof Error ? error.stack : error);
}

/** Does what an operator asks at a terminal, or from cron. */
async function main(): Promise<void> {
	// `exit` lets the work folder be removed.
	process.on('SIGINT', () => process.exit(130));
	process.on('SIGTERM', () => process.exit(143));
	const command = readCommand(process.argv.slice(2), process.env);
	if (command === null) {
		process.stderr.write(`指定を読み取れません。\n${usage}\n`);
		process.exitCode = 2;
		return;
	}
	const [words, code] = await run(command);
	process.stdout.write(`${words}\n`);
	process.exitCode = code;
}

main().catch((error: unknown) => {
	process.stderr.write(`できませんでした。${reasonOf(error)}\n`);
	process.exitCode = 1;
});
