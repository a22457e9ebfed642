import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { template } from '@renkei/plan';
import { systemClock } from '../clock.ts';
import { databaseName } from '../storage/open-sqlite.ts';
import { writeIdentityFile } from './age-files.ts';
import { BackupError } from './backup-error.ts';
import { makeBackup } from './make-backup.ts';
import type { Command } from './read-command.ts';
import { restoreBackup } from './restore-backup.ts';
import { checkFolder } from './verify-copy.ts';
import { backupWords, checkWords, keyWords, restoreWords } from './words.ts';

const deps = { template, clock: systemClock };

/**
 * Does what is asked of the data.
 * @returns what to print and the exit code: 0 done, 1 something is wrong
 */
export async function runCommand(
	command: Exclude<Command, { kind: 'help' | 'verify' | 'ledger-key' }>,
): Promise<readonly [words: string, code: 0 | 1]> {
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
		default:
			return [keyWords(command.out, await writeIdentityFile(command.out, systemClock.now().toISOString())), 0];
	}
}
