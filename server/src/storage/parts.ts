import type { Db, PartRow, Tx } from './tables.ts';

/** Every part of a plan, in plan order. */
export async function partRows(db: Db | Tx, plan: string): Promise<PartRow[]> {
	return db.selectFrom('part').selectAll().where('plan', '=', plan).orderBy('position').execute();
}

/** One part, or null. */
export async function findPart(db: Db | Tx, id: string): Promise<PartRow | null> {
	return (await db.selectFrom('part').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Stores the parts of a new plan. */
export async function insertParts(tx: Tx, parts: readonly PartRow[]): Promise<void> {
	await tx
		.insertInto('part')
		.values([...parts])
		.execute();
}

/** Parts of some plans that are frozen, for counting what is decided. */
export async function frozenParts(db: Db | Tx, plans: readonly string[]): Promise<PartRow[]> {
	return plans.length === 0
		? []
		: db
				.selectFrom('part')
				.selectAll()
				.where('plan', 'in', [...plans])
				.where('lock', '=', 'frozen')
				.execute();
}
