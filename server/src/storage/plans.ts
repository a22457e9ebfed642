import type { Db, PartyRow, PlanRow, Tx } from './tables.ts';

/** A plan, or null. */
export async function findPlan(db: Db | Tx, id: string): Promise<PlanRow | null> {
	return (await db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Plans by id, in the order of the list. */
export async function findPlans(db: Db | Tx, ids: readonly string[]): Promise<PlanRow[]> {
	return ids.length === 0
		? []
		: db
				.selectFrom('plan')
				.selectAll()
				.where('id', 'in', [...ids])
				.orderBy('position')
				.execute();
}

/** How many plans there are: none means a folder that was just created. */
export async function countPlans(db: Db): Promise<number> {
	const row = await db
		.selectFrom('plan')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

/** Stores a new plan and its parties. */
export async function insertPlan(tx: Tx, plan: PlanRow, parties: readonly PartyRow[]): Promise<void> {
	await tx.insertInto('plan').values(plan).execute();
	await tx
		.insertInto('party')
		.values([...parties])
		.execute();
}

/** Records who the 代表団体 is. */
export async function writeRepresentative(tx: Tx, plan: string, code: string): Promise<void> {
	await tx.updateTable('plan').set({ representative: code }).where('id', '=', plan).execute();
}

/** Records the edition that a plan is written for. */
export async function writeEdition(tx: Tx, plan: string, edition: string): Promise<void> {
	await tx.updateTable('plan').set({ edition }).where('id', '=', plan).execute();
}

/** Records whether the vendor may write the trunks. */
export async function writeDrafting(tx: Tx, plan: string, draft: 'allowed' | 'stopped'): Promise<void> {
	await tx
		.updateTable('plan')
		.set({ drafting_allowed: draft === 'allowed' ? 1 : 0 })
		.where('id', '=', plan)
		.execute();
}

/** Sets a section to 提案のみ. */
export async function addSuggestOnly(tx: Tx, section: { plan: string; key: string }): Promise<void> {
	await tx
		.insertInto('suggest_only')
		.values(section)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Takes 提案のみ back. */
export async function removeSuggestOnly(tx: Tx, section: { plan: string; key: string }): Promise<void> {
	await tx.deleteFrom('suggest_only').where('plan', '=', section.plan).where('key', '=', section.key).execute();
}
