import type { Kysely } from 'kysely';

/** What plans have found out about the figures of their editions: one answer each, with its source and date. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('figure_answer')
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('edition', 'text', (column) => column.notNull())
		.addColumn('figure', 'text', (column) => column.notNull())
		.addColumn('value', 'text', (column) => column.notNull())
		.addColumn('source', 'text', (column) => column.notNull())
		.addColumn('sourced_on', 'text', (column) => column.notNull())
		.addColumn('seat', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('figure_answer_key', ['plan', 'edition', 'figure'])
		.execute();
}
