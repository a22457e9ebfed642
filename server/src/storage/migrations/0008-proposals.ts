import type { Kysely } from 'kysely';

/**
 * Proposed wording: besides other words for a range, another value of a field or cell, or a whole part as it should be;
 * and what became of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	const columns = [
		// JSON of the proposed value; null: none is proposed. JSON null empties the place.
		'value',
		// `accepted` or `declined`, by whom and when, and what stood there before.
		...['outcome', 'outcome_by', 'outcome_at', 'outcome_before'],
	];
	for (const column of columns) {
		await db.schema.alterTable('thread').addColumn(column, 'text').execute();
	}
	await db.schema.alterTable('thread').addColumn('outcome_seq', 'integer').execute();
	await db.schema
		.createTable('counter_proposal')
		.addColumn('thread', 'text', (column) => column.primaryKey())
		// Of the part from which the copy was made.
		.addColumn('seq', 'integer', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		// JSON of the canonical prose, and of the snapshot of fields and rows.
		.addColumn('prose', 'text', (column) => column.notNull())
		.addColumn('snapshot', 'text', (column) => column.notNull())
		.execute();
}
