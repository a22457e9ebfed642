import type { Db, PartFreezeRow, SigningActRow, SigningIntentRow, SignoffRow, Tx } from './tables.ts';

/** Keeps a prepared act, and forgets those whose time was over before `before` (ISO 8601). */
export async function insertIntent(tx: Tx, row: SigningIntentRow, before: string): Promise<void> {
	await tx.deleteFrom('signing_intent').where('expires_at', '<', before).execute();
	await tx.insertInto('signing_intent').values(row).execute();
}

/** A prepared act by its nonce, or null. */
export async function findIntent(tx: Tx, nonce: string): Promise<SigningIntentRow | null> {
	return (await tx.selectFrom('signing_intent').selectAll().where('nonce', '=', nonce).executeTakeFirst()) ?? null;
}

/** Notes that a prepared act was recorded: its nonce is used up. */
export async function useIntent(tx: Tx, nonce: string, at: string): Promise<void> {
	await tx.updateTable('signing_intent').set({ used_at: at }).where('nonce', '=', nonce).execute();
}

/** Stores an act under the next number of its plan. @returns the row with its number */
export async function insertSigningAct(tx: Tx, act: Omit<SigningActRow, 'number'>): Promise<SigningActRow> {
	const newest = await tx
		.selectFrom('signing_act')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('plan', '=', act.plan)
		.executeTakeFirst();
	const row = { ...act, number: Number(newest?.number ?? 0) + 1 };
	await tx.insertInto('signing_act').values(row).execute();
	return row;
}

/** An act of a plan, or null. */
export async function findSigningAct(db: Db | Tx, plan: string, id: string): Promise<SigningActRow | null> {
	const found = await db.selectFrom('signing_act').selectAll().where('plan', '=', plan).where('id', '=', id).executeTakeFirst();
	return found ?? null;
}

/** Some sign-offs by their ids; an unknown one is left out. */
export async function findSignoffs(db: Db | Tx, ids: readonly string[]): Promise<SignoffRow[]> {
	return ids.length === 0
		? []
		: db
				.selectFrom('signoff')
				.selectAll()
				.where('id', 'in', [...ids])
				.execute();
}

/** The sign-offs that an act made, took back or viewed, oldest first. */
export async function signoffsOfAct(db: Db | Tx, act: string): Promise<SignoffRow[]> {
	return db
		.selectFrom('signoff')
		.selectAll()
		.where((eb) => eb.or([eb('act', '=', act), eb('withdrawn_act', '=', act), eb('viewed_act', '=', act)]))
		.orderBy('at')
		.orderBy('id')
		.execute();
}

/** Takes sign-offs back by an act. */
export async function writeWithdrawn(tx: Tx, ids: readonly string[], by: { act: string; at: string }): Promise<void> {
	await tx
		.updateTable('signoff')
		.set({ withdrawn_at: by.at, withdrawn_act: by.act })
		.where('id', 'in', [...ids])
		.execute();
}

/** Notes the 後閲 of sign-offs by an act. */
export async function writeViewed(tx: Tx, ids: readonly string[], act: string): Promise<void> {
	await tx
		.updateTable('signoff')
		.set({ viewing: 'done', viewed_act: act })
		.where('id', 'in', [...ids])
		.execute();
}

/** The frozen words of a part with this hash, the newest of equal ones, or null. */
export async function frozenWith(db: Db | Tx, part: string, hash: string): Promise<PartFreezeRow | null> {
	const found = await db
		.selectFrom('part_freeze')
		.selectAll()
		.where('part', '=', part)
		.where('hash', '=', hash)
		.orderBy('at', 'desc')
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return found ?? null;
}
