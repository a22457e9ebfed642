import type { Db } from './tables.ts';

/** How far the logs of a plan's parts reach. */
export interface PlanPositions {
	readonly title: string;
	/** Time of the newest commit (ISO 8601 UTC), or null. */
	readonly lastCommit: string | null;
	/** Parts in plan order. */
	readonly parts: readonly { readonly key: string; readonly body: string | null; readonly seq: number }[];
}

/** The last positions of every plan. */
export async function planPositions(db: Db): Promise<PlanPositions[]> {
	const plans = await db.selectFrom('plan').select(['id', 'title']).orderBy('position').orderBy('id').execute();
	const parts = await db.selectFrom('part').select(['plan', 'key', 'body', 'last_seq']).orderBy('position').execute();
	const commits = await db
		.selectFrom('part_update')
		.innerJoin('part', 'part.id', 'part_update.part')
		.select((eb) => ['part.plan', eb.fn.max('part_update.at').as('at')])
		.groupBy('part.plan')
		.execute();
	const last = new Map(commits.map((row) => [row.plan, row.at]));
	return plans.map(({ id, title }) => ({
		title,
		lastCommit: last.get(id) ?? null,
		parts: parts.filter((part) => part.plan === id).map(({ key, body, last_seq }) => ({ key, body, seq: last_seq })),
	}));
}
