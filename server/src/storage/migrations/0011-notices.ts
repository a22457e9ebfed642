import type { Kysely } from 'kysely';

/**
 * Notices of seats, what people have chosen to be mailed, and the mails that carry notices. A notice keeps no words: what it
 * tells is read, by the rights of the moment, when it is shown or sent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	// A name that came with an edit is as young as the edit: whoever spoke before it has not answered it.
	await db.schema.alterTable('mention').addColumn('at', 'text').execute();
	await db.schema
		.createTable('notice')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('seat', 'text', (column) => column.notNull())
		.addColumn('plan', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('personal', 'integer', (column) => column.notNull())
		.addColumn('by_seat', 'text')
		.addColumn('part', 'text')
		.addColumn('thread', 'text')
		.addColumn('comment', 'text')
		.addColumn('round', 'text')
		.addColumn('act', 'text')
		.addColumn('once', 'text')
		.addColumn('at', 'text', (column) => column.notNull())
		.addColumn('done_at', 'text')
		.addColumn('settled_at', 'text')
		.addColumn('mail_time', 'text', (column) => column.notNull())
		.addColumn('mail', 'text')
		.execute();
	await db.schema.createIndex('notice_of_seat').on('notice').columns(['seat', 'at']).execute();
	await db.schema.createIndex('notice_of_thread').on('notice').columns(['thread']).execute();
	await db.schema.createIndex('notice_of_part').on('notice').columns(['part']).execute();
	await db.schema.createIndex('notice_of_round').on('notice').columns(['round']).execute();
	await db.schema.createIndex('notice_in_mail').on('notice').columns(['mail']).execute();
	await db.schema.createIndex('notice_to_mail').on('notice').columns(['mail_time', 'mail']).execute();
	await db.schema.createIndex('notice_to_mail_of_seat').on('notice').columns(['seat', 'mail_time', 'mail', 'at']).execute();
	await db.schema.createIndex('notice_once').on('notice').columns(['once']).unique().execute();
	await db.schema
		.createTable('mail_choice')
		.addColumn('person', 'text', (column) => column.primaryKey())
		.addColumn('address', 'text')
		.addColumn('failed_at', 'text')
		.addColumn('to_me', 'text', (column) => column.notNull())
		.addColumn('to_party', 'text')
		.addColumn('news', 'text', (column) => column.notNull())
		.addColumn('words', 'integer', (column) => column.notNull())
		.addColumn('asked_address', 'text')
		.addColumn('code', 'text')
		.addColumn('code_at', 'text')
		.addColumn('code_tries', 'integer', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('mail')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('person', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('plan', 'text')
		.addColumn('once', 'text')
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('created_at', 'text', (column) => column.notNull())
		.addColumn('next_at', 'text', (column) => column.notNull())
		.addColumn('attempts', 'integer', (column) => column.notNull())
		.addColumn('last_error', 'text')
		.addColumn('ended_at', 'text')
		.execute();
	await db.schema.createIndex('mail_to_send').on('mail').columns(['state', 'next_at']).execute();
	await db.schema.createIndex('mail_once').on('mail').columns(['once']).unique().execute();
}
