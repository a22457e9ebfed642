import { wholePlanKey } from '@renkei/plan';
import type { Db, PartCheckpointRow, PartFreezeRow, PartRow, PartUpdateRow, Tx } from './tables.ts';

/** Rows taken at a time. */
const PAGE = 200;

/**
 * A part's log, a page at a time: it may be larger than memory. Nothing is checked here.
 * @param behind position behind which it begins; left out, it begins with the first row
 */
export async function* logRows(db: Db | Tx, part: string, behind = -1): AsyncGenerator<PartUpdateRow> {
	let after = behind;
	for (;;) {
		const rows = await db
			.selectFrom('part_update')
			.selectAll()
			.where('part', '=', part)
			.where('seq', '>', after)
			.orderBy('seq')
			.limit(PAGE)
			.execute();
		yield* rows;
		const last = rows.at(-1);
		if (last === undefined || rows.length < PAGE) {
			return;
		}
		after = last.seq;
	}
}

/** Who wrote in a part, and when; without what was written. */
export type PartCommit = Pick<PartUpdateRow, 'part' | 'seq' | 'first' | 'began' | 'at' | 'seat'>;

/** The commits of every part of a plan, in the order of each log. A folded row stands for several of one seat. */
export async function commitsOfPlan(db: Db | Tx, plan: string): Promise<PartCommit[]> {
	return db
		.selectFrom('part_update')
		.innerJoin('part', 'part.id', 'part_update.part')
		.select(['part_update.part', 'part_update.seq', 'part_update.first', 'part_update.began'])
		.select(['part_update.at', 'part_update.seat'])
		.where('part.plan', '=', plan)
		.orderBy('part.position')
		.orderBy('part_update.seq')
		.execute();
}

/** Positions of a part's checkpoints, lowest first. */
export async function checkpointSeqs(db: Db | Tx, part: string): Promise<number[]> {
	const rows = await db.selectFrom('part_checkpoint').select('seq').where('part', '=', part).orderBy('seq').execute();
	return rows.map((row) => row.seq);
}

/**
 * The checkpoint at a position, unchecked.
 * @throws when there is none
 */
export async function readCheckpoint(db: Db | Tx, part: string, seq: number): Promise<PartCheckpointRow> {
	return db.selectFrom('part_checkpoint').selectAll().where('part', '=', part).where('seq', '=', seq).executeTakeFirstOrThrow();
}

/** Every freeze of a part, oldest first. */
export async function freezesOf(db: Db | Tx, part: string): Promise<PartFreezeRow[]> {
	return db.selectFrom('part_freeze').selectAll().where('part', '=', part).orderBy('seq').orderBy('at').execute();
}

/** Every freeze of the plan as a whole (21) of a plan. */
export async function wholeFreezesOf(db: Db | Tx, plan: string): Promise<PartFreezeRow[]> {
	return db
		.selectFrom('part_freeze')
		.innerJoin('part', 'part.id', 'part_freeze.part')
		.selectAll('part_freeze')
		.where('part.plan', '=', plan)
		.where('part.key', '=', wholePlanKey)
		.execute();
}

/** Positions of a part that something refers to: a folded row may end there, never reach across. */
export async function namedSeqs(db: Db | Tx, part: string): Promise<number[]> {
	const tables = ['part_checkpoint', 'part_freeze', 'revision_part', 'part_seen'] as const;
	const found = await Promise.all(
		tables.map((table) => db.selectFrom(table).select('seq').where('part', '=', part).distinct().execute()),
	);
	return found.flat().map(({ seq }) => seq);
}

/** Every part of every plan, in the order in which people see them. */
export async function everyPart(db: Db | Tx): Promise<PartRow[]> {
	return db
		.selectFrom('part')
		.innerJoin('plan', 'plan.id', 'part.plan')
		.selectAll('part')
		.orderBy('plan.position')
		.orderBy('plan.id')
		.orderBy('part.position')
		.execute();
}

const OF_A_PART = [
	...(['part_update', 'part_checkpoint', 'part_content', 'part_freeze'] as const),
	...(['signoff', 'thread', 'revision_part', 'part_seen'] as const),
] as const;

/** Ids of parts that something belongs to although no plan has them. */
export async function partsOfNoPlan(db: Db | Tx): Promise<string[]> {
	const found = new Set<string>();
	const known = db.selectFrom('part').innerJoin('plan', 'plan.id', 'part.plan').select('part.id');
	for (const table of OF_A_PART) {
		const rows = await db.selectFrom(table).select('part').distinct().where('part', 'not in', known).execute();
		for (const row of rows) {
			found.add(row.part);
		}
	}
	const parts = await db.selectFrom('part').select('id').where('id', 'not in', known).execute();
	return [...found, ...parts.map((row) => row.id)].sort();
}
