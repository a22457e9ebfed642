import { verifierKey } from '@renkei/ledger';
import { plansWithLedger } from '../../storage/ledger.ts';
import type { Db } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { appendEntry } from './append.ts';
import { checkpointNow, keyInForce, newKeyPair, putInForce } from './checkpoint.ts';

/**
 * Puts a new key in force. The old one's last act is to sign, in each plan, the checkpoint whose last entry names its
 * successor; then its secret is forgotten. All or nothing.
 * @returns how many logs say so, and the new public key (base64)
 */
export function rotateKey(db: Db, at: string): Promise<{ plans: number; publicKey: string }> {
	return inTransaction(db, async (tx) => {
		const old = await keyInForce(tx, at);
		const plans = await plansWithLedger(tx);
		const next = newKeyPair();
		for (const plan of plans) {
			const key = verifierKey(plan, next.publicKey);
			const detail = { key, at };
			await appendEntry(tx, { plan, kind: 'key', act: null, part: null, body: null, seat: null, at, detail });
			await checkpointNow(tx, plan, at);
		}
		const row = await putInForce(tx, { ...next, number: old.number + 1, at });
		return { plans: plans.length, publicKey: row.public };
	});
}
