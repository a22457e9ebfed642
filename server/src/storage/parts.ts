import type { Db, PartRow, Tx } from './tables.ts';

/** Every part of a plan, in plan order. */
export async function partRows(db: Db | Tx, plan: string): Promise<PartRow[]> {
	return db.selectFrom('part').selectAll().where('plan', '=', plan).orderBy('position').execute();
}

/** One part, or null. */
export async function findPart(db: Db | Tx, id: string): Promise<PartRow | null> {
	return (await db.selectFrom('part').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Some parts by id; an unknown one is left out. */
export async function findParts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, PartRow>> {
	if (ids.length === 0) {
		return new Map();
	}
	const rows = await db
		.selectFrom('part')
		.selectAll()
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** The plans of some parts: part → plan. */
export async function plansOfParts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
	return new Map([...(await findParts(db, ids))].map(([id, { plan }]) => [id, plan]));
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
