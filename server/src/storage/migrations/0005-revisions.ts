import type { Kysely } from 'kysely';

/**
 * Kept states of a plan. A manifest is stored as what moved since the one before: the state of a part at revision n is
 * its newest row up to n. And up to where each person has looked at each part.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('revision')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('name', 'text')
		.addColumn('part', 'text')
		.addColumn('seat', 'text')
		.addColumn('at', 'text', (column) => column.notNull())
		.addUniqueConstraint('revision_of_plan', ['plan', 'number'])
		.execute();
	await db.schema
		.createTable('revision_part')
		.addColumn('part', 'text', (column) => column.notNull())
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('seq', 'integer', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('writers', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('revision_part_key', ['part', 'number'])
		.execute();
	await db.schema.createIndex('revision_part_of_plan').on('revision_part').columns(['plan', 'number']).execute();
	await db.schema
		.createTable('part_seen')
		.addColumn('person', 'text', (column) => column.notNull())
		.addColumn('part', 'text', (column) => column.notNull())
		.addColumn('seq', 'integer', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('part_seen_key', ['person', 'part'])
		.execute();
}
