import type { Kysely } from 'kysely';

/** Reminders of bodies whose 決裁 are awaited. */
export async function up(db: Kysely<unknown>): Promise<void> {
	let table = db.schema.createTable('reminder');
	for (const column of ['id', 'plan', 'body', 'day', 'seat', 'at', 'text', 'parts']) {
		table = table.addColumn(column, 'text', (definition) => (column === 'text' ? definition : definition.notNull()));
	}
	await table.addPrimaryKeyConstraint('reminder_key', ['id'] as never).execute();
	// Once a day, also where two ask at the same moment.
	await db.schema.createIndex('reminder_by_day').on('reminder').columns(['plan', 'body', 'day']).unique().execute();
}
