import type { Kysely } from 'kysely';

/** How often a thread's quote stands elsewhere: words that were deleted must not be looked for among those. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('thread').addColumn('twins', 'integer').execute();
}
