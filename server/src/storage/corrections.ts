import type { CorrectionObjectionRow, CorrectionRow, Db, Tx } from './tables.ts';

/** A declared 軽微な修正, with who declared it. */
export interface DeclaredCorrection extends CorrectionRow {
	/** Body of the seat that declared it. */
	readonly body: string;
	readonly person: string;
}

/** An objection with who made it. */
export interface MadeObjection extends CorrectionObjectionRow {
	readonly person: string;
}

/** Stores a declared 軽微な修正. */
export async function insertCorrection(tx: Tx, row: CorrectionRow): Promise<void> {
	await tx.insertInto('correction').values(row).execute();
}

/** Stores a body's objection. */
export async function insertObjection(tx: Tx, row: CorrectionObjectionRow): Promise<void> {
	await tx.insertInto('correction_objection').values(row).execute();
}

/** Which ones are asked for: of a plan or of a part. */
export type CorrectionsOf = { readonly plan: string } | { readonly part: string };

/** 軽微な修正 of a plan or a part, oldest first. */
export async function correctionsOf(db: Db | Tx, of: CorrectionsOf): Promise<DeclaredCorrection[]> {
	const query = db
		.selectFrom('correction')
		.innerJoin('seat', 'seat.id', 'correction.seat')
		.innerJoin('person', 'person.id', 'seat.person')
		.selectAll('correction')
		.select(['seat.party as body', 'person.name as person'])
		.orderBy('correction.at')
		.orderBy('correction.id');
	return ('plan' in of ? query.where('correction.plan', '=', of.plan) : query.where('correction.part', '=', of.part)).execute();
}

/** One of them, or null. */
export async function findCorrection(db: Db | Tx, id: string): Promise<CorrectionRow | null> {
	return (await db.selectFrom('correction').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Ids of those that are open though their last day to object is behind, oldest first. @param today ISO date in Japan */
export async function correctionsPast(db: Db | Tx, today: string): Promise<string[]> {
	const rows = await db
		.selectFrom('correction')
		.select('id')
		.where('ended_at', 'is', null)
		.where('object_until', '<', today)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Objections to some of them, oldest first. */
export async function objectionsTo(db: Db | Tx, corrections: readonly string[]): Promise<MadeObjection[]> {
	return corrections.length === 0
		? []
		: db
				.selectFrom('correction_objection')
				.innerJoin('seat', 'seat.id', 'correction_objection.seat')
				.innerJoin('person', 'person.id', 'seat.person')
				.selectAll('correction_objection')
				.select('person.name as person')
				.where('correction_objection.correction', 'in', [...corrections])
				.orderBy('correction_objection.at')
				.orderBy('correction_objection.body')
				.execute();
}

/** Ends a 軽微な修正, with the sign-offs that it carried over. */
export async function endCorrection(
	tx: Tx,
	id: string,
	end: { readonly at: string; readonly carried: readonly string[] },
): Promise<void> {
	await tx
		.updateTable('correction')
		.set({ ended_at: end.at, carried: JSON.stringify(end.carried) })
		.where('id', '=', id)
		.execute();
}

/** Lets sign-offs stand for corrected words as well. */
export async function carryOn(tx: Tx, signoffs: readonly string[], hash: string): Promise<void> {
	if (signoffs.length > 0) {
		await tx
			.updateTable('signoff')
			.set({ carried_to: hash })
			.where('id', 'in', [...signoffs])
			.execute();
	}
}
