import type { Db, SignoffRow, Tx } from './tables.ts';

/** Columns that only some sign-offs fill. */
export const plainSignoff = {
	...{ act: null, seq: null, basis: null, absent: null, consulted: null, carried_to: null },
	...{ withdrawn_at: null, withdrawn_act: null, lapsed_at: null, viewing: null, viewed_act: null },
} satisfies Partial<SignoffRow>;

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

/** Those of some parts that have sign-offs. */
export async function signedAmong(db: Db | Tx, parts: readonly string[]): Promise<Set<string>> {
	if (parts.length === 0) {
		return new Set();
	}
	const rows = await db
		.selectFrom('signoff')
		.select('part')
		.distinct()
		.where('part', 'in', [...parts])
		.execute();
	return new Set(rows.map((row) => row.part));
}

/** Makes the lapse of every sign-off with other words than the frozen ones final, also where a 軽微な修正 had carried it on. */
export async function lapseOthers(tx: Tx, frozen: { part: string; hash: string; at: string }): Promise<void> {
	await tx
		.updateTable('signoff')
		.set({ lapsed_at: frozen.at })
		.where('part', '=', frozen.part)
		.where('content_hash', '!=', frozen.hash)
		.where('lapsed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
	await tx
		.updateTable('signoff')
		.set({ carried_to: null })
		.where('part', '=', frozen.part)
		.where('carried_to', '!=', frozen.hash)
		.execute();
}
