import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Db, Tx } from './tables.ts';

/** Committed bytes of a part as one v1 update, and the position they reach. */
export interface CommittedPart {
	readonly seq: number;
	readonly update: Uint8Array;
}

/** One row to append: what one writer brought in one commit. */
export interface Append {
	readonly part: string;
	readonly update: Uint8Array;
	/** Null for the server's own seed. */
	readonly seat: string | null;
	/** ISO 8601 UTC. */
	readonly at: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Rows after which a checkpoint is worth its write. */
const CHECKPOINT_EVERY = 500;

/**
 * Reads everything committed for a part: newest checkpoint plus later rows, each checked against its SHA-256.
 * @throws when a row is damaged or missing: a part that cannot be read whole must never be opened as less
 */
export async function readCommitted(db: Db | Tx, part: string): Promise<CommittedPart> {
	// Asked first: rows that come meanwhile may be found or not, those up to here must be.
	const { last_seq: last } = await db.selectFrom('part').select('last_seq').where('id', '=', part).executeTakeFirstOrThrow();
	const checkpoint = await newestCheckpoint(db, part);
	const rows = await db
		.selectFrom('part_update')
		.select(['seq', 'bytes', 'sha256'])
		.where('part', '=', part)
		.where('seq', '>', checkpoint?.seq ?? 0)
		.orderBy('seq')
		.execute();
	let seq = checkpoint?.seq ?? 0;
	for (const row of rows) {
		seq += 1;
		if (row.seq !== seq || sha256(row.bytes) !== row.sha256) {
			throw new Error(`log of part ${part} is damaged at ${seq}`);
		}
	}
	if (seq < last) {
		throw new Error(`log of part ${part} ends at ${seq} of ${last}`);
	}
	const found = checkpoint === null ? rows : [checkpoint, ...rows];
	const [only, ...more] = found.map((row) => new Uint8Array(row.bytes));
	const update =
		only === undefined ? Y.encodeStateAsUpdate(new Y.Doc()) : more.length === 0 ? only : Y.mergeUpdates([only, ...more]);
	return { seq, update };
}

/** The newest checkpoint, or null. A damaged one is passed over: the rows that it folds are all still there. */
async function newestCheckpoint(db: Db | Tx, part: string) {
	const row = await db
		.selectFrom('part_checkpoint')
		.selectAll()
		.where('part', '=', part)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row !== undefined && sha256(row.bytes) === row.sha256 ? row : null;
}

/** Time of the commit at a position (ISO 8601); the epoch before the first. */
export async function lastCommit(db: Db | Tx, part: string, seq: number): Promise<string> {
	const row = await db.selectFrom('part_update').select('at').where('part', '=', part).where('seq', '=', seq).executeTakeFirst();
	return row?.at ?? new Date(0).toISOString();
}

/**
 * Appends one row inside the caller's transaction, after the caller has re-read right and lock there.
 * @returns the position of the new row
 */
export async function append(tx: Tx, row: Append): Promise<number> {
	const { last_seq } = await tx
		.updateTable('part')
		.set((eb) => ({ last_seq: eb('last_seq', '+', 1) }))
		.where('id', '=', row.part)
		.returning('last_seq')
		.executeTakeFirstOrThrow();
	const { part, seat, at } = row;
	const values = { part, seq: last_seq, bytes: row.update, seat, at, sha256: sha256(row.update) };
	await tx.insertInto('part_update').values(values).execute();
	return last_seq;
}

/**
 * Writes the seeds of new parts, whose rows the caller inserts with `last_seq` 1 in the same transaction. One statement
 * for a whole plan: a first start creates some hundred parts.
 */
export async function appendSeeds(tx: Tx, seeds: readonly Pick<Append, 'part' | 'update' | 'at'>[]): Promise<void> {
	const rows = seeds.map(({ part, update, at }) => ({
		part,
		seq: 1,
		bytes: update,
		seat: null,
		at,
		sha256: sha256(update),
	}));
	await tx.insertInto('part_update').values(rows).execute();
}

/** Writes a checkpoint when enough rows have come since the last; old rows stay, history is made of them. */
export async function checkpoint(db: Db, part: string, committed: CommittedPart, at: string): Promise<void> {
	const last = await db
		.selectFrom('part_checkpoint')
		.select((eb) => eb.fn.max('seq').as('seq'))
		.where('part', '=', part)
		.executeTakeFirst();
	const { seq, update } = committed;
	if (seq - Number(last?.seq ?? 0) < CHECKPOINT_EVERY) {
		return;
	}
	const doc = new Y.Doc();
	Y.applyUpdate(doc, update);
	const bytes = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	await db
		.insertInto('part_checkpoint')
		.values({ part, seq, bytes, sha256: sha256(bytes), at })
		.execute();
}
