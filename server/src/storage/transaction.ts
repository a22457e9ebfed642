import type { Db, Tx } from './tables.ts';

/**
 * Runs work in one transaction. The embedded database has one connection, so transactions stand one behind the other
 * and nothing may await the outer `db` inside: it would wait for itself.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
	return db.transaction().execute(work);
}
