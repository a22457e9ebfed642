import { randomBytes } from 'node:crypto';
import { frontierRoot, newCheckpoint, publicKeyOf } from '@renkei/ledger';
import { insertCheckpoint, insertLedgerKey, ledgerCheckpoint, ledgerHead, ledgerKey } from '../../storage/ledger.ts';
import type { LedgerCheckpointRow, LedgerKeyRow, Tx } from '../../storage/tables.ts';

/** A fresh key pair, not yet in force. */
export function newKeyPair(): { readonly secret: Uint8Array; readonly publicKey: Uint8Array } {
	const secret = new Uint8Array(randomBytes(32));
	return { secret, publicKey: publicKeyOf(secret) };
}

/** Puts a key pair in force. */
export async function putInForce(
	tx: Tx,
	key: ReturnType<typeof newKeyPair> & { readonly number: number; readonly at: string },
): Promise<LedgerKeyRow> {
	const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
	const row = { number: key.number, public: base64(key.publicKey), secret: base64(key.secret), since: key.at };
	await insertLedgerKey(tx, row);
	return row;
}

/** The key in force; the first is made when it is first needed. */
export async function keyInForce(tx: Tx, at: string): Promise<LedgerKeyRow> {
	return (await ledgerKey(tx)) ?? putInForce(tx, { ...newKeyPair(), number: 1, at });
}

/**
 * The checkpoint of a plan's log as it stands in this transaction: signed once, and from then on the same.
 * @returns null for a plan without a log
 */
export async function checkpointNow(tx: Tx, plan: string, at: string): Promise<LedgerCheckpointRow | null> {
	const head = await ledgerHead(tx, plan);
	if (head === null) {
		return null;
	}
	const kept = await ledgerCheckpoint(tx, plan, head.size);
	if (kept !== null) {
		return kept;
	}
	const { secret } = await keyInForce(tx, at);
	if (secret === null) {
		throw new Error('the key in force has no secret');
	}
	const peaks = (JSON.parse(head.peaks) as string[]).map((peak) => new Uint8Array(Buffer.from(peak, 'base64')));
	const root = frontierRoot({ size: head.size, peaks });
	const note = newCheckpoint({ plan, size: head.size, root }, new Uint8Array(Buffer.from(secret, 'base64')));
	const row: LedgerCheckpointRow = { plan, size: head.size, note, at };
	await insertCheckpoint(tx, row);
	return row;
}
