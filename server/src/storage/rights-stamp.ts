import type { Db, Tx } from './tables.ts';

/** The number under which grants hold; see the migration that made it. Inside a transaction: as of that transaction. */
export async function readRightsStamp(db: Db | Tx): Promise<number> {
	const { version } = await db.selectFrom('rights_stamp').select('version').executeTakeFirstOrThrow();
	return version;
}
