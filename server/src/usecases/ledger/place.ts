import type { LedgerPlaceView } from '@renkei/api';
import { checkpointSignedBy, inclusionProof, leafHash, verifierKey } from '@renkei/ledger';
import { checkpointsOfActs, ledgerEntries, publicKeys } from '../../storage/ledger.ts';
import type { Db, LedgerEntryRow, Tx } from '../../storage/tables.ts';

/** The leaf of an entry as it is stored. */
export const leafOf = ({ entry }: Pick<LedgerEntryRow, 'entry'>): Uint8Array => leafHash(new TextEncoder().encode(entry));

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
	const entries = await ledgerEntries(db, plan, number + 1);
	const proof = inclusionProof(entries.map(leafOf), number);
	return {
		index: number,
		entry: entries[number]?.entry ?? '',
		checkpoint: note,
		key: await keyOfCheckpoint(db, plan, note),
		proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
	};
}
