import { isWholePlan, type Missing } from '@renkei/plan';
import { latestFreeze } from './freezes.ts';
import { findSeats, type HeldSeat } from './grant-facts.ts';
import { contentSummaries } from './part-contents.ts';
import { partRows } from './parts.ts';
import { signoffsOfPlans } from './signoffs.ts';
import type { Db, PartRow, SignoffRow, Tx } from './tables.ts';
import { inTransaction } from './transaction.ts';
import { partsOfWhole, type WholeStanding, wholeFreezeOf, wholeStanding } from './whole-plan.ts';

/** A part with all that lists show of it. */
export interface PartFactsOfPlan {
	readonly row: PartRow;
	/** Log position that the derived content stands at, and its hash. */
	readonly seq: number;
	readonly hash: string;
	readonly missing: readonly Missing[];
	readonly empty: boolean;
	/** Time of the last commit (ISO 8601). */
	readonly at: string;
	readonly signoffs: readonly SignoffRow[];
	readonly openThreads: number;
	/** Those of them that are about a computed figure, which tells of every part of the section. */
	readonly openFigureThreads: number;
	/** Of the part that is decided with the plan: how the plan stands to it. Null for every other. */
	readonly whole: WholeStanding | null;
}

/** A plan's parts in plan order, and everybody who holds or held a seat. */
export interface PlanFacts {
	readonly parts: readonly PartFactsOfPlan[];
	readonly seats: ReadonlyMap<string, HeldSeat>;
}

async function openThreadCounts(db: Tx, plan: string): Promise<Map<string, { all: number; figures: number }>> {
	const rows = await db
		.selectFrom('thread')
		.innerJoin('part', 'part.id', 'thread.part')
		.select((eb) => ['thread.part', eb.fn.countAll<number>().as('count'), 'thread.place'])
		.where('part.plan', '=', plan)
		.where('thread.state', '=', 'open')
		// What is still collected waits for nobody, and must hold up no freeze either.
		.where('thread.draft_of', 'is', null)
		.groupBy(['thread.part', 'thread.place'])
		.execute();
	const sum = (counted: typeof rows) => counted.reduce((total, { count }) => total + Number(count), 0);
	const perPart = [...Map.groupBy(rows, ({ part }) => part)].map(([part, counted]) => {
		const figures = sum(counted.filter(({ place }) => place === 'figure'));
		return [part, { all: sum(counted), figures }] as const;
	});
	return new Map(perPart);
}

/**
 * Loads a plan by a fixed number of queries, however many parts it has, all from one moment: a freeze between two of
 * them would show a lock with other words. The caller has brought the derived contents up to the log.
 */
export function loadPlanFacts(db: Db, plan: string): Promise<PlanFacts> {
	return inTransaction(db, (tx) => planFactsIn(tx, plan));
}

/** The same inside a transaction that loads more of one moment. */
export async function planFactsIn(db: Tx, plan: string): Promise<PlanFacts> {
	const rows = await partRows(db, plan);
	const contents = new Map((await contentSummaries(db, plan)).map((content) => [content.part, content]));
	const signoffs = Map.groupBy(await signoffsOfPlans(db, [plan]), (signoff) => signoff.part);
	const open = await openThreadCounts(db, plan);
	const seats = await findSeats(db, { plan });
	const whole = await wholeIn(db, rows, { contents, signoffs });
	const parts = rows.map((row) => {
		const content = contents.get(row.id);
		if (content === undefined) {
			throw new Error(`part ${row.id} has no derived content`);
		}
		return {
			row,
			seq: content.seq,
			hash: content.hash,
			missing: JSON.parse(content.missing) as Missing[],
			empty: content.empty === 1,
			at: content.at,
			signoffs: signoffs.get(row.id) ?? [],
			openThreads: open.get(row.id)?.all ?? 0,
			openFigureThreads: open.get(row.id)?.figures ?? 0,
			whole: isWholePlan(row) ? whole : null,
		};
	});
	return { parts, seats: new Map(seats.map((seat) => [seat.id, seat])) };
}

/** How the plan as a whole stands. One that was never frozen costs no query for words. */
async function wholeIn(
	db: Tx,
	rows: readonly PartRow[],
	{ contents, signoffs }: { readonly contents: Places; readonly signoffs: ReadonlyMap<string, readonly SignoffRow[]> },
): Promise<WholeStanding | null> {
	const row = rows.find(isWholePlan);
	if (row === undefined) {
		return null;
	}
	const latest = await latestFreeze(db, row.id);
	const freeze = latest === null ? null : wholeFreezeOf(latest);
	return wholeStanding(freeze, partsOfWhole(rows, contents, signoffs), contents.get(row.id)?.hash ?? '');
}

type Places = ReadonlyMap<string, { readonly seq: number; readonly hash: string }>;
