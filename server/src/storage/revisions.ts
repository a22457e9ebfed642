import type { Db, PartSeenRow, RevisionPartRow, RevisionRow, Tx } from './tables.ts';

/** SQLite takes some ten thousand values in one statement. */
const ROWS_PER_STATEMENT = 500;

/** Where a part stands at a revision or now, and the hash of its content there. */
export interface PartPlace {
	readonly part: string;
	readonly seq: number;
	readonly hash: string;
}

/** The number of a plan's newest revision; 0 before the first. */
export async function newestNumber(db: Db | Tx, plan: string): Promise<number> {
	const row = await db
		.selectFrom('revision')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('plan', '=', plan)
		.executeTakeFirst();
	return Number(row?.number ?? 0);
}

/** The newest revisions of a plan, newest first. */
export async function revisionsOf(db: Db | Tx, plan: string, most: number): Promise<RevisionRow[]> {
	return db.selectFrom('revision').selectAll().where('plan', '=', plan).orderBy('number', 'desc').limit(most).execute();
}

/** A revision of a plan by its id, or null. */
export async function findRevision(db: Db | Tx, plan: string, id: string): Promise<RevisionRow | null> {
	const row = await db.selectFrom('revision').selectAll().where('plan', '=', plan).where('id', '=', id).executeTakeFirst();
	return row ?? null;
}

/** What moved with the revisions of a plan from one on, in their order. */
export async function revisionParts(db: Db | Tx, plan: string, from = 1): Promise<RevisionPartRow[]> {
	return db
		.selectFrom('revision_part')
		.selectAll()
		.where('plan', '=', plan)
		.where('number', '>=', from)
		.orderBy('number')
		.execute();
}

/** The whole manifest of a revision: of each part its newest place up to there. */
export async function manifestAt(db: Db | Tx, plan: string, number: number): Promise<Map<string, PartPlace>> {
	const newest = db
		.selectFrom('revision_part')
		.select((eb) => ['part', eb.fn.max('number').as('number')])
		.where('plan', '=', plan)
		.where('number', '<=', number)
		.groupBy('part')
		.as('newest');
	const rows = await db
		.selectFrom('revision_part')
		.innerJoin(newest, (join) =>
			join.onRef('newest.part', '=', 'revision_part.part').onRef('newest.number', '=', 'revision_part.number'),
		)
		.select(['revision_part.part', 'revision_part.seq', 'revision_part.hash'])
		.execute();
	return new Map(rows.map((row) => [row.part, row]));
}

/** Every place of a part that a revision, or somebody's mark of what they have seen, names. */
export async function keptPlaces(db: Db | Tx, part: string): Promise<Pick<PartPlace, 'seq' | 'hash'>[]> {
	const revisions = await db.selectFrom('revision_part').select(['seq', 'hash']).distinct().where('part', '=', part).execute();
	const seen = await db.selectFrom('part_seen').select(['seq', 'hash']).distinct().where('part', '=', part).execute();
	return [...revisions, ...seen];
}

/** Stores a revision and what moved with it. */
export async function insertRevision(tx: Tx, row: RevisionRow, moved: readonly RevisionPartRow[]): Promise<void> {
	await tx.insertInto('revision').values(row).execute();
	for (let from = 0; from < moved.length; from += ROWS_PER_STATEMENT) {
		await tx
			.insertInto('revision_part')
			.values(moved.slice(from, from + ROWS_PER_STATEMENT))
			.execute();
	}
}

/** Seats that wrote in a part behind one position and up to another; the server's own seed is nobody's. */
export async function writersBetween(
	db: Db | Tx,
	{ part, from, to }: { readonly part: string; readonly from: number; readonly to: number },
): Promise<string[]> {
	const rows = await db
		.selectFrom('part_update')
		.select('seat')
		.distinct()
		.where('part', '=', part)
		.where('seq', '>', from)
		.where('seq', '<=', to)
		.where('seat', 'is not', null)
		.execute();
	return rows.flatMap(({ seat }) => seat ?? []);
}

/** The last position of a part that a row ends at, up to a given one; null where there is none. */
export async function rowEndBefore(db: Db | Tx, part: string, seq: number): Promise<number | null> {
	const row = await db
		.selectFrom('part_update')
		.select((eb) => eb.fn.max('seq').as('seq'))
		.where('part', '=', part)
		.where('seq', '<=', seq)
		.executeTakeFirst();
	return row?.seq === null || row === undefined ? null : Number(row.seq);
}

/** Hash of a part at a position that a revision names, or null. */
export async function hashOfPlace(db: Db | Tx, part: string, seq: number): Promise<string | null> {
	const row = await db
		.selectFrom('revision_part')
		.select('hash')
		.where('part', '=', part)
		.where('seq', '=', seq)
		.executeTakeFirst();
	return row?.hash ?? null;
}

/** Up to where a person has looked at the parts of a plan. */
export async function seenBy(db: Db | Tx, of: { readonly person: string; readonly plan: string }): Promise<PartSeenRow[]> {
	return db
		.selectFrom('part_seen')
		.innerJoin('part', 'part.id', 'part_seen.part')
		.selectAll('part_seen')
		.where('part.plan', '=', of.plan)
		.where('part_seen.person', '=', of.person)
		.execute();
}

/** Notes up to where a person has looked; it never goes back. */
export async function writeSeen(tx: Tx, rows: readonly PartSeenRow[]): Promise<void> {
	if (rows.length === 0) {
		return;
	}
	await tx
		.insertInto('part_seen')
		.values([...rows])
		.onConflict((conflict) =>
			conflict
				.columns(['person', 'part'])
				.doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), hash: eb.ref('excluded.hash'), at: eb.ref('excluded.at') }))
				.whereRef('excluded.seq', '>=', 'part_seen.seq'),
		)
		.execute();
}

/** Plans with a part that has moved since their newest revision, or that have none yet. */
export async function plansMoved(db: Db | Tx): Promise<string[]> {
	const last = db
		.selectFrom('revision_part')
		.select((eb) => ['part', eb.fn.max('seq').as('seq')])
		.groupBy('part')
		.as('last');
	const rows = await db
		.selectFrom('part')
		.leftJoin(last, 'last.part', 'part.id')
		.select('part.plan')
		.distinct()
		.where((eb) => eb.or([eb('last.seq', 'is', null), eb('last.seq', '<', eb.ref('part.last_seq'))]))
		.execute();
	return rows.map(({ plan }) => plan);
}

/** How many freezes of a part were kept under a name: those of 21 with which the whole plan was frozen. */
export async function countWholeFreezes(db: Db | Tx, plan: string, part: string): Promise<number> {
	const { count } = await db
		.selectFrom('revision')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('plan', '=', plan)
		.where('part', '=', part)
		.where('kind', '=', 'freeze')
		.where('name', 'is not', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}
