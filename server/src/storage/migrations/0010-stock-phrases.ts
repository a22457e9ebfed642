import type { Kysely } from 'kysely';

/** Stock phrases of a party. They belong to its code, not to a plan: a firm has the same code on all of its plans. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('stock_phrase')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('party', 'text', (column) => column.notNull())
		.addColumn('text', 'text', (column) => column.notNull())
		.addColumn('seat', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('stock_phrase_once').on('stock_phrase').columns(['party', 'text']).unique().execute();
}
