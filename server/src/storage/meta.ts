import type { Db, Tx } from './tables.ts';

/** A note about the data folder itself, or null. */
export async function readMeta(db: Db | Tx, key: string): Promise<string | null> {
	return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value ?? null;
}

/** Writes a note once; a note that stands is never changed. */
export async function writeMetaOnce(db: Db | Tx, key: string, value: string): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key, value })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Removes a note. */
export async function removeMeta(db: Db | Tx, key: string): Promise<void> {
	await db.deleteFrom('meta').where('key', '=', key).execute();
}

/** Whether the database answers. */
export async function ping(db: Db): Promise<boolean> {
	try {
		await readMeta(db, 'mode');
		return true;
	} catch {
		return false;
	}
}
