import type { Db, FigureAnswerRow, Tx } from './tables.ts';

/** What a plan has found out about the figures of an edition. */
export async function figureAnswersOf(
	db: Db | Tx,
	at: { readonly plan: string; readonly edition: string },
): Promise<FigureAnswerRow[]> {
	return db
		.selectFrom('figure_answer')
		.selectAll()
		.where('plan', '=', at.plan)
		.where('edition', '=', at.edition)
		.orderBy('figure')
		.execute();
}

/** Stores an answer in the place of the former one. */
export async function writeFigureAnswer(tx: Tx, row: FigureAnswerRow): Promise<void> {
	const { value, source, sourced_on, seat, at } = row;
	await tx
		.insertInto('figure_answer')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['plan', 'edition', 'figure']).doUpdateSet({ value, source, sourced_on, seat, at }),
		)
		.execute();
}

/** Takes an answer back. @returns whether there was one */
export async function removeFigureAnswer(
	tx: Tx,
	of: { readonly plan: string; readonly edition: string; readonly figure: string },
): Promise<boolean> {
	const done = await tx
		.deleteFrom('figure_answer')
		.where('plan', '=', of.plan)
		.where('edition', '=', of.edition)
		.where('figure', '=', of.figure)
		.executeTakeFirst();
	return done.numDeletedRows > 0n;
}
