import { createHash } from 'node:crypto';
import { emptyFrontier, type Frontier, frontierRoot, type LedgerEntry, withLeaf } from '@renkei/ledger';
import { ledgerEntryTexts } from '../../storage/ledger.ts';
import type { Db, LedgerEntryRow, Tx } from '../../storage/tables.ts';

const leafPrefix = Uint8Array.of(0);

/** The leaf of an entry as it is stored (RFC 9162, 2.1.1), by the machine's own SHA-256: there may be very many. */
export const leafOf = ({ entry }: Pick<LedgerEntryRow, 'entry'>): Uint8Array =>
	new Uint8Array(createHash('sha256').update(leafPrefix).update(entry, 'utf8').digest());

/** Sizes of a log at which its frontier is remembered. */
const STEP = 256;

/** Frontiers of logs at the multiples of STEP, from none on, by plan. A log never changes: what was once so stays so. */
const remembered = new Map<string, Frontier[]>();

/**
 * The frontier of a plan's log before one of its entries, without hashing the whole log for each receipt that is shown.
 * What is remembered is held against the root that the entry itself names, and is forgotten where the folder is another.
 */
export async function frontierBefore(db: Db | Tx, plan: string, { index, before }: LedgerEntry): Promise<Frontier> {
	const found = await frontierAt(db, plan, index);
	if (Buffer.from(frontierRoot(found)).toString('hex') === before) {
		return found;
	}
	remembered.delete(plan);
	return frontierAt(db, plan, index);
}

async function frontierAt(db: Db | Tx, plan: string, size: number): Promise<Frontier> {
	const known = remembered.get(plan) ?? [emptyFrontier];
	remembered.set(plan, known);
	let frontier = known[Math.min(Math.floor(size / STEP), known.length - 1)] ?? emptyFrontier;
	for (const row of await ledgerEntryTexts(db, plan, { from: frontier.size, to: size })) {
		frontier = withLeaf(frontier, leafOf(row));
		if (frontier.size === known.length * STEP) {
			known.push(frontier);
		}
	}
	return frontier;
}
