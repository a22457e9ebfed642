import type { Db, PartContentRow, Tx } from './tables.ts';

/** What lists need of a part's content: everything but the words. */
export type ContentSummary = Omit<PartContentRow, 'content' | 'text'>;

/** The derived content of a part, or null when none was derived yet. */
export async function findContent(db: Db | Tx, part: string): Promise<PartContentRow | null> {
	return (await db.selectFrom('part_content').selectAll().where('part', '=', part).executeTakeFirst()) ?? null;
}

/** Hashes of the derived contents of some parts: part → hash. */
export async function findHashes(db: Db | Tx, parts: readonly string[]): Promise<Map<string, string>> {
	const rows = await db
		.selectFrom('part_content')
		.select(['part', 'hash'])
		.where('part', 'in', [...parts])
		.execute();
	return new Map(rows.map((row) => [row.part, row.hash]));
}

/** Derived contents of a plan's parts without the words. */
export async function contentSummaries(db: Db | Tx, plan: string): Promise<ContentSummary[]> {
	return db
		.selectFrom('part_content')
		.innerJoin('part', 'part.id', 'part_content.part')
		.select(['part_content.part', 'part_content.seq', 'part_content.hash'])
		.select(['part_content.missing', 'part_content.empty', 'part_content.at'])
		.where('part.plan', '=', plan)
		.execute();
}

/** Derived contents of a plan's parts, words included, in plan order. */
export async function contentsOfPlan(db: Db | Tx, plan: string): Promise<PartContentRow[]> {
	return db
		.selectFrom('part_content')
		.innerJoin('part', 'part.id', 'part_content.part')
		.selectAll('part_content')
		.where('part.plan', '=', plan)
		.orderBy('part.position')
		.execute();
}

/** Parts of a plan whose derived content is behind the log. */
export async function partsBehind(db: Db | Tx, plan: string): Promise<string[]> {
	const rows = await db
		.selectFrom('part')
		.leftJoin('part_content', 'part_content.part', 'part.id')
		.select('part.id')
		.where('part.plan', '=', plan)
		.where((eb) => eb.or([eb('part_content.seq', 'is', null), eb('part_content.seq', '<', eb.ref('part.last_seq'))]))
		.execute();
	return rows.map((row) => row.id);
}

/** Stores derived contents; an older one never replaces a newer. */
export async function writeContents(db: Db | Tx, rows: readonly PartContentRow[]): Promise<void> {
	await db
		.insertInto('part_content')
		.values([...rows])
		.onConflict((conflict) =>
			conflict
				.column('part')
				.doUpdateSet((eb) => ({
					seq: eb.ref('excluded.seq'),
					content: eb.ref('excluded.content'),
					text: eb.ref('excluded.text'),
					hash: eb.ref('excluded.hash'),
					missing: eb.ref('excluded.missing'),
					empty: eb.ref('excluded.empty'),
					at: eb.ref('excluded.at'),
				}))
				.whereRef('excluded.seq', '>=', 'part_content.seq'),
		)
		.execute();
}

/** Newest visible change of each plan: last commit of a part that is not walled and holds more than the server's seed. */
export async function lastChanges(db: Db | Tx, plans: readonly string[]): Promise<Map<string, string>> {
	if (plans.length === 0) {
		return new Map();
	}
	const rows = await db
		.selectFrom('part_content')
		.innerJoin('part', 'part.id', 'part_content.part')
		.select((eb) => ['part.plan', eb.fn.max('part_content.at').as('at')])
		.where('part.plan', 'in', [...plans])
		.where('part.key', 'not in', ['quotes', 'memo'])
		.where('part_content.empty', '=', 0)
		.groupBy('part.plan')
		.execute();
	return new Map(rows.map((row) => [row.plan, row.at]));
}
