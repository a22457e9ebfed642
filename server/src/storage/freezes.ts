import type { Db, PartFreezeRow, Tx } from './tables.ts';

/** Stores frozen words. They are never changed afterwards. */
export async function insertFreeze(tx: Tx, row: PartFreezeRow): Promise<void> {
	await tx.insertInto('part_freeze').values(row).execute();
}

/** The newest frozen words of a part, with who froze them. */
export async function latestFreeze(db: Db | Tx, part: string): Promise<(PartFreezeRow & { person: string }) | null> {
	const row = await db
		.selectFrom('part_freeze')
		.innerJoin('seat', 'seat.id', 'part_freeze.seat')
		.innerJoin('person', 'person.id', 'seat.person')
		.selectAll('part_freeze')
		.select('person.name as person')
		.where('part_freeze.part', '=', part)
		.orderBy('part_freeze.at', 'desc')
		.orderBy('part_freeze.seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}
