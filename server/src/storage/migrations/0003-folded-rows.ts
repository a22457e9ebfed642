import type { Kysely } from 'kysely';

/**
 * A row may stand for several commits of one seat: from `first` to `seq`, made between `began` and `at`. Both are null
 * in a row of a single commit, so that the path of every keystroke stays as it is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('part_update').addColumn('first', 'integer').execute();
	await db.schema.alterTable('part_update').addColumn('began', 'text').execute();
}
