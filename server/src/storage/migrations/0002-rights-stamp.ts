import { type Kysely, sql } from 'kysely';

/** What a grant depends on; of a part only its lock and place, because its position moves with every commit. */
const watched: Readonly<Record<string, readonly string[]>> = {
	plan: ['insert', 'update', 'delete'],
	suggest_only: ['insert', 'update', 'delete'],
	party: ['insert', 'update', 'delete'],
	person: ['update', 'delete'],
	seat: ['insert', 'update', 'delete'],
	session: ['update', 'delete'],
	session_seat: ['insert', 'update', 'delete'],
	signoff: ['insert', 'update', 'delete'],
	part: ['insert', 'update of key, body, plan, lock, frozen_seq, frozen_by, reopened_at', 'delete'],
};

/**
 * A number that moves with every change of what rights depend on, whoever makes it. A grant that was read under the
 * same number still holds, so that the append transaction asks one row instead of five tables.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('rights_stamp')
		.addColumn('id', 'integer', (column) => column.primaryKey())
		.addColumn('version', 'integer', (column) => column.notNull())
		.execute();
	await sql`insert into rights_stamp (id, version) values (1, 1)`.execute(db);
	for (const [table, acts] of Object.entries(watched)) {
		for (const act of acts) {
			const name = sql.id(`${table}_${act.split(' ')[0]}_moves_rights`);
			await sql`create trigger ${name} after ${sql.raw(act)} on ${sql.id(table)} begin update rights_stamp set version = version + 1; end`.execute(
				db,
			);
		}
	}
}
