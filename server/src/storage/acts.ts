import { sql } from 'kysely';
import type { ActRow, Db, Tx } from './tables.ts';

/** Adds an act to the plan's journal. */
export async function insertAct(tx: Tx, row: ActRow): Promise<void> {
	await tx.insertInto('act').values(row).execute();
}

/** Acts of a plan, newest first. */
export async function actsOf(db: Db | Tx, plan: string, most: number): Promise<ActRow[]> {
	return db
		.selectFrom('act')
		.selectAll()
		.where('plan', '=', plan)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(most)
		.execute();
}

/** Acts of a plan of some kinds, oldest first. */
export async function actsOfKinds(db: Db | Tx, plan: string, kinds: readonly string[]): Promise<ActRow[]> {
	return db
		.selectFrom('act')
		.selectAll()
		.where('plan', '=', plan)
		.where('kind', 'in', [...kinds])
		.orderBy('at')
		.orderBy('id')
		.execute();
}

/** 確認 and 決裁 in the journal of a plan. */
export async function signoffActs(db: Db | Tx, plan: string): Promise<ActRow[]> {
	return db.selectFrom('act').selectAll().where('plan', '=', plan).where('kind', '=', 'signoff').execute();
}

/** Every reopening of a part in the order in which they were stored: the clock may have been set back between two of them. */
export async function reopeningsOf(db: Db | Tx, part: string): Promise<ActRow[]> {
	const reopenings = db.selectFrom('act').selectAll().where('part', '=', part).where('kind', '=', 'reopen');
	return reopenings.orderBy(sql`act.rowid`).execute();
}
