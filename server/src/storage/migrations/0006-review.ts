import type { Kysely } from 'kysely';

/**
 * Threads say what they are about besides words of the text, whom they ask and until when; comments leave a trace when
 * they are edited or deleted, name seats and take short answers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	const threadColumns = [
		// The words as last found, and what stood around them; null in rows of before: the quote, and nothing.
		...['words', 'before', 'after'],
		// `field`, `cell` or `figure`; null: words of the text where there is an anchor, else the whole part.
		...['place', 'place_key', 'place_row', 'place_column'],
		...['to_party', 'to_seat', 'due', 'resolved_at'],
	];
	for (const column of threadColumns) {
		await db.schema.alterTable('thread').addColumn(column, 'text').execute();
	}
	for (const column of ['edited_at', 'deleted_at', 'act']) {
		await db.schema.alterTable('comment').addColumn(column, 'text').execute();
	}
	await db.schema
		.createTable('comment_edit')
		.addColumn('comment', 'text', (column) => column.notNull())
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('text', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('comment_edit_key', ['comment', 'number'])
		.execute();
	await db.schema
		.createTable('mention')
		.addColumn('comment', 'text', (column) => column.notNull())
		.addColumn('seat', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('mention_key', ['comment', 'seat'])
		.execute();
	await db.schema
		.createTable('reaction')
		.addColumn('comment', 'text', (column) => column.notNull())
		.addColumn('seat', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('at', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('reaction_key', ['comment', 'seat', 'kind'])
		.execute();
}
