import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BackupError } from './backup/backup-error.ts';
import { systemClock } from './clock.ts';
import { databaseName, openSqlite } from './storage/open-sqlite.ts';
import { rotateKey } from './usecases/ledger/rotate-key.ts';

/**
 * Puts a new key for checkpoints in force, as the keeper of the server asks.
 * @returns what to print
 * @throws BackupError for the operator
 */
export async function changeLedgerKey(folder: string): Promise<string> {
	if (!existsSync(join(folder, databaseName))) {
		throw new BackupError(`${resolve(folder)} に Renkei のデータがありません。`);
	}
	const db = await openSqlite(folder);
	try {
		const { plans, publicKey } = await rotateKey(db, systemClock.now().toISOString());
		return [
			`記録簿の鍵を新しくしました。計画 ${plans} 件の記録簿に、前の鍵の最後の要約とともに記録しました。`,
			`  新しい公開鍵（Ed25519、base64）：${publicKey}`,
			'前の鍵はこのデータから消えました。古いバックアップには残っています。',
		].join('\n');
	} finally {
		await db.destroy();
	}
}
