import { type Kysely, sql } from 'kysely';

/** The log of each plan that can be checked from outside: its entries, its head, its checkpoints, and the keys that sign them. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('ledger_entry')
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		// The act of the plan that it stands for, where it stands for one.
		.addColumn('act', 'text')
		.addColumn('entry', 'text', (column) => column.notNull())
		.addColumn('salt', 'text', (column) => column.notNull())
		.addColumn('detail', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_entry_key', ['plan', 'number'])
		.execute();
	await db.schema.createIndex('ledger_entry_by_act').on('ledger_entry').columns(['act']).execute();
	await db.schema
		.createTable('ledger_head')
		.addColumn('plan', 'text', (column) => column.primaryKey())
		.addColumn('size', 'integer', (column) => column.notNull())
		.addColumn('peaks', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('ledger_checkpoint')
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('size', 'integer', (column) => column.notNull())
		.addColumn('note', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_checkpoint_key', ['plan', 'size'])
		.execute();
	await db.schema
		.createTable('ledger_key')
		.addColumn('number', 'integer', (column) => column.primaryKey())
		.addColumn('public', 'text', (column) => column.notNull())
		// Forgotten once the next key is in force.
		.addColumn('secret', 'text')
		.addColumn('since', 'text', (column) => column.notNull())
		.execute();
	// Against a slip of this program, not against whoever holds the file: for that there are the checkpoints elsewhere.
	for (const act of ['update', 'delete']) {
		for (const table of ['ledger_entry', 'ledger_checkpoint']) {
			await sql`create trigger ${sql.id(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.id(table)}
				begin select raise(abort, 'the log is append-only'); end`.execute(db);
		}
	}
}
