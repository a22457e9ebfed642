import { type Kysely, sql } from 'kysely';

/** How passkeys came to be and what is known of lost ones; what proves that one is registered or ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('passkey').addColumn('enrolled_by', 'text').execute();
	await db.schema.alterTable('passkey').addColumn('lost_at', 'text').execute();
	await db.schema
		.alterTable('passkey')
		.addColumn('settled_from', 'text', (column) => column.notNull().defaultTo(''))
		.execute();
	// Those of before have been told in the journal long ago.
	await sql`update passkey set settled_from = created_at`.execute(db);
	// A challenge of before names no proof, and holds for minutes.
	await sql`delete from passkey_challenge`.execute(db);
	await db.schema
		.alterTable('passkey_challenge')
		.addColumn('label', 'text', (column) => column.notNull().defaultTo(''))
		.execute();
	await db.schema.alterTable('passkey_challenge').addColumn('proof', 'text').execute();
	let table = db.schema.createTable('passkey_proof');
	for (const column of ['challenge', 'person', 'session', 'intent', 'expires_at']) {
		table = table.addColumn(column, 'text', (definition) => definition.notNull());
	}
	await table.addPrimaryKeyConstraint('passkey_proof_key', ['challenge'] as never).execute();
}
