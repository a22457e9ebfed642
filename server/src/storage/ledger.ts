import type { Db, LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow, LedgerKeyRow, Tx } from './tables.ts';

/** Where a plan's log ends, or null before its first entry. */
export async function ledgerHead(db: Db | Tx, plan: string): Promise<LedgerHeadRow | null> {
	return (await db.selectFrom('ledger_head').selectAll().where('plan', '=', plan).executeTakeFirst()) ?? null;
}

/** Adds an entry, and the head with it. */
export async function insertLedgerEntry(tx: Tx, row: LedgerEntryRow, head: LedgerHeadRow): Promise<void> {
	await tx.insertInto('ledger_entry').values(row).execute();
	const { size, peaks, at } = head;
	await tx
		.insertInto('ledger_head')
		.values(head)
		.onConflict((conflict) => conflict.column('plan').doUpdateSet({ size, peaks, at }))
		.execute();
}

/** The entries of a plan from one number to before another, in order. */
export async function ledgerEntries(
	db: Db | Tx,
	plan: string,
	{ from, to }: { readonly from: number; readonly to: number },
): Promise<LedgerEntryRow[]> {
	const some = db.selectFrom('ledger_entry').selectAll().where('plan', '=', plan);
	return some.where('number', '>=', from).where('number', '<', to).orderBy('number').execute();
}

/** The texts of a plan's entries from one number to before another, in order, without their details, which are long. */
export async function ledgerEntryTexts(
	db: Db | Tx,
	plan: string,
	{ from, to }: { readonly from: number; readonly to: number },
): Promise<Pick<LedgerEntryRow, 'entry'>[]> {
	const some = db.selectFrom('ledger_entry').select('entry').where('plan', '=', plan);
	return some.where('number', '>=', from).where('number', '<', to).orderBy('number').execute();
}

/** The entries of a plan after its first `size`, in order. */
export async function entriesSince(db: Db | Tx, plan: string, size: number): Promise<LedgerEntryRow[]> {
	const later = db.selectFrom('ledger_entry').selectAll().where('plan', '=', plan).where('number', '>=', size);
	return later.orderBy('number').execute();
}

/** The newest entries among the first `size` of a plan, newest first. */
export async function newestEntries(
	db: Db | Tx,
	{ plan, size, most }: { readonly plan: string; readonly size: number; readonly most: number },
): Promise<LedgerEntryRow[]> {
	const first = db.selectFrom('ledger_entry').selectAll().where('plan', '=', plan).where('number', '<', size);
	return first.orderBy('number', 'desc').limit(most).execute();
}

/** The entry that stands for an act of a plan, or null. */
export async function ledgerEntryOf(
	db: Db | Tx,
	of: { readonly plan: string; readonly act: string },
): Promise<LedgerEntryRow | null> {
	const row = await db
		.selectFrom('ledger_entry')
		.selectAll()
		.where('act', '=', of.act)
		.where('plan', '=', of.plan)
		.executeTakeFirst();
	return row ?? null;
}

/** Plans that have no log yet. */
export async function plansWithoutLedger(db: Db | Tx): Promise<string[]> {
	const rows = await db
		.selectFrom('plan')
		.leftJoin('ledger_head', 'ledger_head.plan', 'plan.id')
		.select('plan.id')
		.where('ledger_head.plan', 'is', null)
		.orderBy('plan.position')
		.execute();
	return rows.map(({ id }) => id);
}

/** Plans that have a log. */
export async function plansWithLedger(db: Db | Tx): Promise<string[]> {
	return (await db.selectFrom('ledger_head').select('plan').orderBy('plan').execute()).map(({ plan }) => plan);
}

/** A checkpoint of a plan by its size, or null. */
export async function ledgerCheckpoint(db: Db | Tx, plan: string, size: number): Promise<LedgerCheckpointRow | null> {
	const row = await db
		.selectFrom('ledger_checkpoint')
		.selectAll()
		.where('plan', '=', plan)
		.where('size', '=', size)
		.executeTakeFirst();
	return row ?? null;
}

/** Entries of acts with the checkpoint of which they are the last: act → its entry and the note, for those that have both. */
export async function checkpointsOfActs(
	db: Db | Tx,
	acts: readonly string[],
): Promise<ReadonlyMap<string, { readonly plan: string; readonly number: number; readonly note: string }>> {
	if (acts.length === 0) {
		return new Map();
	}
	const rows = await db
		.selectFrom('ledger_entry')
		.innerJoin('ledger_checkpoint', (join) =>
			join
				.onRef('ledger_checkpoint.plan', '=', 'ledger_entry.plan')
				.on((eb) => eb('ledger_checkpoint.size', '=', eb('ledger_entry.number', '+', 1))),
		)
		.select(['ledger_entry.act', 'ledger_entry.plan', 'ledger_entry.number', 'ledger_checkpoint.note'])
		.where('ledger_entry.act', 'in', [...acts])
		.execute();
	return new Map(rows.map(({ act, ...rest }) => [act ?? '', rest]));
}

/** The public keys that ever signed, oldest first (base64). */
export async function publicKeys(db: Db | Tx): Promise<string[]> {
	return (await db.selectFrom('ledger_key').select('public').orderBy('number').execute()).map((row) => row.public);
}

/** The checkpoints of a plan of these sizes, by size; none for a size that has none. */
export async function ledgerCheckpoints(db: Db | Tx, plan: string, sizes: readonly number[]): Promise<LedgerCheckpointRow[]> {
	if (sizes.length === 0) {
		return [];
	}
	const rows = db
		.selectFrom('ledger_checkpoint')
		.selectAll()
		.where('plan', '=', plan)
		.where('size', 'in', [...sizes]);
	return rows.orderBy('size').execute();
}

/** Keeps a checkpoint that was signed. */
export async function insertCheckpoint(tx: Tx, row: LedgerCheckpointRow): Promise<void> {
	await tx.insertInto('ledger_checkpoint').values(row).execute();
}

/** The key in force, or null before the first. */
export async function ledgerKey(db: Db | Tx): Promise<LedgerKeyRow | null> {
	return (await db.selectFrom('ledger_key').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()) ?? null;
}

/** Puts a key in force, and forgets the secrets of those before. */
export async function insertLedgerKey(tx: Tx, row: LedgerKeyRow): Promise<void> {
	await tx.updateTable('ledger_key').set({ secret: null }).execute();
	await tx.insertInto('ledger_key').values(row).execute();
}
