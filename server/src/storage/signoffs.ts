import type { Db, SignoffRow, Tx } from './tables.ts';

/** Stores sign-offs of one act. */
export async function insertSignoffs(tx: Tx, rows: readonly SignoffRow[]): Promise<void> {
	if (rows.length > 0) {
		await tx
			.insertInto('signoff')
			.values([...rows])
			.execute();
	}
}

/** Sign-offs of a plan's parts, oldest first. */
export async function signoffsOfPlans(db: Db | Tx, plans: readonly string[]): Promise<SignoffRow[]> {
	return plans.length === 0
		? []
		: db
				.selectFrom('signoff')
				.innerJoin('part', 'part.id', 'signoff.part')
				.selectAll('signoff')
				.where('part.plan', 'in', [...plans])
				.orderBy('signoff.at')
				.orderBy('signoff.id')
				.execute();
}

/** Whether anybody has signed this part. */
export async function hasSignoffs(db: Db | Tx, part: string): Promise<boolean> {
	return (await db.selectFrom('signoff').select('id').where('part', '=', part).limit(1).executeTakeFirst()) !== undefined;
}

/** Makes the lapse of every sign-off with other words than the frozen ones final. */
export async function lapseOthers(tx: Tx, frozen: { part: string; hash: string; at: string }): Promise<void> {
	await tx
		.updateTable('signoff')
		.set({ lapsed_at: frozen.at })
		.where('part', '=', frozen.part)
		.where('content_hash', '!=', frozen.hash)
		.where('lapsed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
}
