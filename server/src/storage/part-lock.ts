import type { PartLock } from '@renkei/plan';
import type { PartRow, Tx } from './tables.ts';

/**
 * The lock of a part as the union that decisions take.
 * @throws when a frozen row lacks what a freeze records: such a row was not written by this program
 */
export function lockOf(row: PartRow): PartLock {
	if (row.lock === 'open') {
		const { reopened_at: at, reopened_by: by, reopened_reason: reason } = row;
		return { kind: 'open', reopened: at === null || by === null || reason === null ? null : { at, by, reason } };
	}
	const { frozen_seq: seq, frozen_hash: contentHash, frozen_at: at, frozen_by: by } = row;
	if (seq === null || contentHash === null || at === null || by === null) {
		throw new Error(`part ${row.id} is frozen without a position`);
	}
	return { kind: 'frozen', seq, contentHash, at, by };
}

/** Closes a part at one position and content. `by` is the seat. */
export async function writeFrozen(
	tx: Tx,
	part: string,
	freeze: { readonly seq: number; readonly hash: string; readonly at: string; readonly by: string },
): Promise<void> {
	await tx
		.updateTable('part')
		.set({
			lock: 'frozen',
			frozen_seq: freeze.seq,
			frozen_hash: freeze.hash,
			frozen_at: freeze.at,
			frozen_by: freeze.by,
			reopened_at: null,
			reopened_by: null,
			reopened_reason: null,
		})
		.where('id', '=', part)
		.execute();
}

/** Opens a part again. `by` is the seat. */
export async function writeOpen(
	tx: Tx,
	part: string,
	reopened: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
	await tx
		.updateTable('part')
		.set({
			lock: 'open',
			frozen_seq: null,
			frozen_hash: null,
			frozen_at: null,
			frozen_by: null,
			reopened_at: reopened.at,
			reopened_by: reopened.by,
			reopened_reason: reopened.reason,
		})
		.where('id', '=', part)
		.execute();
}
