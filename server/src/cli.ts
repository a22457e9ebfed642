#!/usr/bin/env node
import { BackupError } from './backup/backup-error.ts';
import { type Command, readCommand } from './backup/read-command.ts';
import { usage } from './backup/words.ts';

/** @returns what to print and the exit code: 0 done, 1 something is wrong, 2 nothing could be checked */
async function run(command: Command): Promise<readonly [words: string, code: 0 | 1 | 2]> {
	switch (command.kind) {
		case 'help':
			return [usage, 0];
		case 'verify': {
			// Loaded on demand: whoever checks an archive needs no database, and whoever keeps one needs no archive.
			const { runVerify } = await import('./verify/run-verify.ts');
			const { words, code } = await runVerify(command);
			return [words, code];
		}
		case 'ledger-key': {
			const { changeLedgerKey } = await import('./ledger-key.ts');
			return [await changeLedgerKey(command.data), 0];
		}
		default: {
			const { runCommand } = await import('./backup/run-command.ts');
			return runCommand(command);
		}
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
