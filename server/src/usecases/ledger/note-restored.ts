import { ledgerEntryOf, plansWithLedger } from '../../storage/ledger.ts';
import { readMeta, removeMeta, writeMetaOnce } from '../../storage/meta.ts';
import type { Db } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { appendEntry } from './append.ts';

/**
 * Writes into every log that this folder was restored from a backup, once for each time: a log that was longer before goes
 * on from an earlier place, and whoever holds a later checkpoint will see that. A plan that was begun since was not restored.
 */
export async function noteRestored(db: Db, now: string): Promise<void> {
	const [restored, generation] = [await readMeta(db, 'restored'), await readMeta(db, 'generation')];
	if (restored === null || generation === null) {
		return;
	}
	const { at, from } = JSON.parse(restored) as { at: string; from: string };
	const act = `restored-${generation}`;
	await inTransaction(db, async (tx) => {
		if ((await readMeta(tx, 'restored-noted')) === generation) {
			return;
		}
		await removeMeta(tx, 'restored-noted');
		await writeMetaOnce(tx, 'restored-noted', generation);
		for (const plan of await plansWithLedger(tx)) {
			if ((await ledgerEntryOf(tx, { plan, act })) === null) {
				const detail = { at, from, generation: Number(generation) };
				await appendEntry(tx, { plan, kind: 'restored', act, part: null, body: null, seat: null, at: now, detail });
			}
		}
	});
}
