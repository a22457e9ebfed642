import type { Kysely } from 'kysely';

/**
 * Rounds of comments. While a round is collected its threads name the party that does (`draft_of`) and nobody else is told
 * of them; from the release on they are items of its table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('review_round')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('number', 'integer')
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('title', 'text', (column) => column.notNull())
		.addColumn('party', 'text', (column) => column.notNull())
		.addColumn('seat', 'text', (column) => column.notNull())
		.addColumn('created_at', 'text', (column) => column.notNull())
		.addColumn('released_at', 'text')
		.addColumn('revision', 'text')
		.execute();
	await db.schema.createIndex('review_round_of_plan').on('review_round').columns(['plan']).execute();
	for (const column of ['round', 'draft_of', 'status', 'status_by', 'status_at', 'block_before']) {
		await db.schema.alterTable('thread').addColumn(column, 'text').execute();
	}
	await db.schema.alterTable('thread').addColumn('item', 'integer').execute();
	await db.schema.createIndex('thread_of_round').on('thread').columns(['round']).execute();
}
