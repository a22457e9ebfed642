import type { LedgerPlaceView } from '@renkei/api';
import { checkpointSignedBy, type LedgerEntry, verifierKey } from '@renkei/ledger';
import { checkpointsOfActs, ledgerEntryTexts, publicKeys } from '../../storage/ledger.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import { frontierBefore } from './frontier-at.ts';

/** The verifier key by which a checkpoint of a plan is signed. */
export async function keyOfCheckpoint(db: Db | Tx, plan: string, note: string): Promise<string> {
	const keys = (await publicKeys(db)).map((key) => verifierKey(plan, new Uint8Array(Buffer.from(key, 'base64'))));
	return keys.findLast((key) => checkpointSignedBy(note, key)) ?? '';
}

/** Where an act of signing stands in its plan's log, or null where it is older than the log. */
export async function ledgerPlace(db: Db | Tx, act: string): Promise<LedgerPlaceView | null> {
	const found = (await checkpointsOfActs(db, [act])).get(act);
	if (found === undefined) {
		return null;
	}
	const { plan, number, note } = found;
	const [row] = await ledgerEntryTexts(db, plan, { from: number, to: number + 1 });
	if (row === undefined) {
		return null;
	}
	// Of the last entry of a tree the path to the root leads along the whole subtrees before it, from the smallest on.
	const { peaks } = await frontierBefore(db, plan, JSON.parse(row.entry) as LedgerEntry);
	return {
		index: number,
		entry: row.entry,
		checkpoint: note,
		key: await keyOfCheckpoint(db, plan, note),
		proof: peaks.toReversed().map((hash) => Buffer.from(hash).toString('base64')),
	};
}
