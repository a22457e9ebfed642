import { sql } from 'kysely';
import type { Db, PartFreezeRow, Tx } from './tables.ts';

/**
 * The order in which rows were stored. Freezes stand by their position in the log, and those of one position, whose words
 * are equal, by this: the clock may have been set back between two of them.
 */
export const asStored = sql`part_freeze.rowid`;

/** Stores frozen words. They are never changed afterwards. */
export async function insertFreeze(tx: Tx, row: PartFreezeRow): Promise<void> {
	await tx.insertInto('part_freeze').values(row).execute();
}

/**
 * The newest frozen words of a part, with who froze them.
 * @param hash of the words that are asked for; null for any
 */
export async function latestFreeze(
	db: Db | Tx,
	part: string,
	hash: string | null = null,
): Promise<(PartFreezeRow & { person: string }) | null> {
	const rows = db
		.selectFrom('part_freeze')
		.innerJoin('seat', 'seat.id', 'part_freeze.seat')
		.innerJoin('person', 'person.id', 'seat.person')
		.selectAll('part_freeze')
		.select('person.name as person')
		.where('part_freeze.part', '=', part)
		.orderBy('part_freeze.seq', 'desc')
		.orderBy(asStored, 'desc')
		.limit(1);
	return (await (hash === null ? rows : rows.where('part_freeze.hash', '=', hash)).executeTakeFirst()) ?? null;
}

/** Every freeze of a plan's parts with its words, oldest first in each part. */
export async function freezesOfPlan(db: Db | Tx, plan: string): Promise<PartFreezeRow[]> {
	return db
		.selectFrom('part_freeze')
		.innerJoin('part', 'part.id', 'part_freeze.part')
		.selectAll('part_freeze')
		.where('part.plan', '=', plan)
		.orderBy('part.position')
		.orderBy('part_freeze.seq')
		.orderBy(asStored)
		.execute();
}

/** Every freeze of some parts without its words, oldest first, with the seat that froze. */
export async function freezesOf(
	db: Db | Tx,
	parts: readonly string[],
): Promise<Pick<PartFreezeRow, 'part' | 'seq' | 'hash' | 'seat' | 'at'>[]> {
	return parts.length === 0
		? []
		: db
				.selectFrom('part_freeze')
				.select(['part', 'seq', 'hash', 'seat', 'at'])
				.where('part', 'in', [...parts])
				.orderBy('seq')
				.orderBy(asStored)
				.execute();
}
