import { setImmediate as othersTurn } from 'node:timers/promises';
import { entryLine, type LedgerEntry } from '@renkei/ledger';
import type { Json } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { ledgerCheckpoints, ledgerEntries } from '../../storage/ledger.ts';
import type { Db, LedgerCheckpointRow, LedgerEntryRow } from '../../storage/tables.ts';
import { mayKnow } from '../ledger/read-ledger.ts';
import type { ArchiveFacts } from './load.ts';

/** Entries that are read in one turn of the event loop. */
const PIECE = 200;

/** The log of a plan as a body takes it away. */
export interface LogOfBody {
	/** How many entries it is. */
	readonly size: number;
	/** The beginning of ledger/entries.jsonl, in pieces. */
	readonly bytes: readonly Uint8Array[];
	/** Checkpoints with which keys were handed over. */
	readonly handovers: readonly LedgerCheckpointRow[];
}

/** Entries as lines of ledger/entries.jsonl, with their details for whoever may read them. */
export function bytesOfEntries(rows: readonly LedgerEntryRow[], who: Parameters<typeof mayKnow>[1]): Uint8Array {
	const lines = rows.map((row) => {
		const knows = mayKnow(row, who);
		return entryLine({
			entry: JSON.parse(row.entry) as LedgerEntry,
			salt: knows ? row.salt : null,
			detail: knows ? (JSON.parse(row.detail) as Json) : null,
		});
	});
	return new TextEncoder().encode(lines.join(''));
}

/**
 * Reads the log as it was when the facts were loaded, outside of any transaction and with everybody else's turn between the
 * pieces: it only grows, so that its beginning is the same whenever it is read.
 */
export async function readLog(db: Db, facts: ArchiveFacts, { plan, seat }: PlanGrant): Promise<LogOfBody> {
	const size = facts.logSize;
	const who = { readable: new Set(facts.parts.map((status) => status.facts.row.id)), own: seat.party.code };
	const bytes: Uint8Array[] = [];
	const handedOver: number[] = [];
	for (let from = 0; from < size; from += PIECE) {
		const rows = await ledgerEntries(db, plan.id, { from, to: Math.min(from + PIECE, size) });
		bytes.push(bytesOfEntries(rows, who));
		handedOver.push(...rows.filter(({ kind }) => kind === 'key').map(({ number }) => number + 1));
		await othersTurn();
	}
	return { size, bytes, handovers: await ledgerCheckpoints(db, plan.id, handedOver) };
}
