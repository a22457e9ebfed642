import { hash } from 'node:crypto';
import { sql } from 'kysely';
import * as Y from 'yjs';
import type { Db, PartCheckpointRow, Tx } from './tables.ts';

/** Committed bytes of a part as one v1 update, and the position they reach. */
export interface CommittedPart {
	readonly seq: number;
	readonly update: Uint8Array;
}

/** The log of a part as it is stored: the newest checkpoint, or else the seed, and the rows since. */
export interface PartLog {
	readonly seq: number;
	readonly base: Uint8Array;
	readonly since: readonly Uint8Array[];
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

/** Of the bytes of a row or checkpoint, in hex. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** Rows after which a checkpoint is worth its write; bytes, and share of what it folds them into. */
const MANY_ROWS = 500;
const MANY_BYTES = 32 * 1024;
const SHARE_OF_BASE = 1 / 8;

/**
 * Reads everything committed for a part: newest checkpoint plus later rows, each checked against its SHA-256.
 * @throws when a row is damaged or missing: a part that cannot be read whole must never be opened as less
 */
export async function readLog(db: Db | Tx, part: string): Promise<PartLog> {
	const checkpoint = await newestCheckpoint(db, part);
	const { seq, updates } = await readSince(db, part, checkpoint?.seq ?? 0);
	const [base, ...since] = checkpoint === null ? updates : [bytesOf(checkpoint.bytes), ...updates];
	return { seq, base: base ?? Y.encodeStateAsUpdate(new Y.Doc()), since };
}

/**
 * Reads the rows after a position, each checked against its SHA-256.
 * @returns the position that they reach
 * @throws when a row is damaged or missing
 */
export async function readSince(
	db: Db | Tx,
	part: string,
	from: number,
): Promise<{ readonly seq: number; readonly updates: readonly Uint8Array[] }> {
	// Asked first: rows that come meanwhile may be found or not, those up to here must be.
	const { last_seq: last } = await db.selectFrom('part').select('last_seq').where('id', '=', part).executeTakeFirstOrThrow();
	const rows = await db
		.selectFrom('part_update')
		.select(['first', 'seq', 'bytes', 'sha256'])
		.where('part', '=', part)
		.where('seq', '>', from)
		.orderBy('seq')
		.execute();
	let seq = from;
	for (const row of rows) {
		if ((row.first ?? row.seq) !== seq + 1 || sha256(row.bytes) !== row.sha256) {
			throw new Error(`log of part ${part} is damaged at ${seq + 1}`);
		}
		seq = row.seq;
	}
	if (seq < last) {
		throw new Error(`log of part ${part} ends at ${seq} of ${last}`);
	}
	return { seq, updates: rows.map((row) => bytesOf(row.bytes)) };
}

/** The same as one update. */
export async function readCommitted(db: Db | Tx, part: string): Promise<CommittedPart> {
	const log = await readLog(db, part);
	return { seq: log.seq, update: wholeOf(log) };
}

/** A log as one update. */
export function wholeOf({ base, since }: PartLog): Uint8Array {
	return since.length === 0 ? base : Y.mergeUpdates([base, ...since]);
}

/** The driver's Buffer as plain bytes, without a copy. */
export function bytesOf(bytes: Uint8Array): Uint8Array {
	return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The newest checkpoint that is whole, or null. A damaged one is passed over: the rows that it folds are all still there. */
async function newestCheckpoint(db: Db | Tx, part: string) {
	const rows = await db.selectFrom('part_checkpoint').selectAll().where('part', '=', part).orderBy('seq', 'desc').execute();
	return rows.find((row) => sha256(row.bytes) === row.sha256) ?? null;
}

/** The newest whole checkpoint at or below a position, or null. */
export async function checkpointUpTo(db: Db | Tx, part: string, seq: number): Promise<PartCheckpointRow | null> {
	const rows = await db
		.selectFrom('part_checkpoint')
		.selectAll()
		.where('part', '=', part)
		.where('seq', '<=', seq)
		.orderBy('seq', 'desc')
		.execute();
	return rows.find((row) => sha256(row.bytes) === row.sha256) ?? null;
}

/** Time of the commit at a position (ISO 8601); the epoch before the first. */
export async function lastCommit(db: Db | Tx, part: string, seq: number): Promise<string> {
	const row = await db.selectFrom('part_update').select('at').where('part', '=', part).where('seq', '=', seq).executeTakeFirst();
	return row?.at ?? new Date(0).toISOString();
}

/**
 * Appends rows inside the caller's transaction, after the caller has re-read right and lock there: several rows of one
 * part in the order given, all of a commit in few statements.
 */
export async function append(tx: Tx, rows: readonly Append[]): Promise<void> {
	const counts = [...Map.groupBy(rows, (row) => row.part)].map(([part, own]) => ({ part, count: own.length }));
	const next = new Map<string, number>();
	for (const some of inChunks(counts)) {
		const moved = await sql<{ id: string; last_seq: number }>`
			with more (id, count) as (values ${sql.join(some.map(({ part, count }) => sql`(${part}, ${count})`))})
			update part set last_seq = part.last_seq + more.count from more where part.id = more.id
			returning id, last_seq`.execute(tx);
		for (const { id, last_seq: last } of moved.rows) {
			next.set(id, last - (some.find(({ part }) => part === id)?.count ?? 0));
		}
	}
	const values = rows.map((row) => {
		const last = next.get(row.part);
		if (last === undefined) {
			throw new Error(`no part ${row.part} to append to`);
		}
		const seq = last + 1;
		next.set(row.part, seq);
		return sql`(${row.part}, ${seq}, ${row.update}, ${row.seat}, ${row.at}, ${sha256(row.update)})`;
	});
	for (const some of inChunks(values)) {
		await sql`insert into part_update (part, seq, bytes, seat, at, sha256) values ${sql.join(some)}`.execute(tx);
	}
}

/** Lists in few lengths, so that few statements are ever prepared. */
function inChunks<T>(list: readonly T[]): T[][] {
	const chunks: T[][] = [];
	let at = 0;
	for (const size of [64, 8, 1]) {
		for (; list.length - at >= size; at += size) {
			chunks.push(list.slice(at, at + size));
		}
	}
	return chunks;
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

/** How much a part's log has grown since its last checkpoint (or its seed). */
export interface LogGrowth {
	readonly rows: number;
	readonly bytes: number;
	/** Size of that checkpoint. */
	readonly baseBytes: number;
}

/** How much a log has grown. */
export function growthOf({ base, since }: PartLog): LogGrowth {
	return { rows: since.length, bytes: sumOf(since), baseBytes: base.byteLength };
}

/** The same after more has come. */
export function grownBy(growth: LogGrowth, updates: readonly Uint8Array[]): LogGrowth {
	return { ...growth, rows: growth.rows + updates.length, bytes: growth.bytes + sumOf(updates) };
}

const sumOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, update) => sum + update.byteLength, 0);

/** Whether enough has come since the last checkpoint for the next one to be worth its write. */
export function dueForCheckpoint({ rows, bytes, baseBytes }: LogGrowth): boolean {
	return rows >= MANY_ROWS || bytes > Math.max(MANY_BYTES, baseBytes * SHARE_OF_BASE);
}

/**
 * Stores the whole of a part at one position as one update; the rows stay, history is made of them. Of the checkpoints
 * before only the last is kept, should this one be damaged.
 */
export async function writeCheckpoint(db: Db | Tx, checkpoint: Omit<PartCheckpointRow, 'sha256'>): Promise<void> {
	const last = await db
		.selectFrom('part_checkpoint')
		.select((eb) => eb.fn.max('seq').as('seq'))
		.where('part', '=', checkpoint.part)
		.executeTakeFirst();
	await db
		.deleteFrom('part_checkpoint')
		.where('part', '=', checkpoint.part)
		.where('seq', '<', Number(last?.seq ?? 0))
		.execute();
	await db
		.insertInto('part_checkpoint')
		.values({ ...checkpoint, sha256: sha256(checkpoint.bytes) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
