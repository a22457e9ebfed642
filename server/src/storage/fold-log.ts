import * as Y from 'yjs';
import { type LogRow, runsToFold } from './fold-runs.ts';
import { logRows, namedSeqs } from './log-rows.ts';
import { bytesOf, sha256 } from './part-log.ts';
import type { Db, PartUpdateRow } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Rows of one part that become fewer. */
export interface Fold {
	readonly part: string;
	/** Each takes the place of every row from its `first` to its `seq`. */
	readonly rows: readonly FoldedRow[];
}

export type FoldedRow = PartUpdateRow & {
	readonly first: number;
	readonly began: string;
	/** Rows that it takes the place of. */
	readonly count: number;
};

/** Fewer rows than this are left as they are, and more are folded in several goes: each is one short transaction. */
const WORTH_IT = 64;
const MOST_AT_ONCE = 400;

/** A part whose old rows may be folded, and up to where. */
interface Candidate {
	readonly part: string;
	readonly upTo: number;
}

/**
 * Finds old rows to fold: below the older of a part's two checkpoints, so that no opening reads them, and older than a
 * given time. Reads only.
 */
export class FoldPlanner {
	readonly #db: Db;
	/** How far each part has been looked through since the start. */
	readonly #looked = new Map<string, number>();

	constructor(db: Db) {
		this.#db = db;
	}

	/**
	 * The next fold.
	 * @param before ISO 8601 UTC; only rows from before are folded
	 * @returns null when there is none
	 * @throws when a part's log is damaged, or what was folded would not be the same
	 */
	async next(before: string): Promise<Fold | null> {
		for (const candidate of await this.#candidates(before)) {
			const fold = await this.#foldOf(candidate, before).catch((error: unknown) => {
				// Said once; the next call goes on with the other parts.
				this.#looked.set(candidate.part, candidate.upTo);
				throw error;
			});
			if (fold !== null) {
				return fold;
			}
		}
		return null;
	}

	async #candidates(before: string): Promise<Candidate[]> {
		const parts = await this.#db
			.selectFrom('part_checkpoint')
			.select((eb) => ['part', eb.fn.min('seq').as('seq')])
			.groupBy('part')
			.having((eb) => eb.fn.count('seq'), '>=', 2)
			.execute();
		const found: Candidate[] = [];
		for (const { part, seq } of parts) {
			const { count } = await this.#db
				.selectFrom('part_update')
				.select((eb) => eb.fn.countAll<number>().as('count'))
				.where('part', '=', part)
				.where('seq', '>', this.#looked.get(part) ?? 0)
				.where('seq', '<=', Number(seq))
				.where('at', '<', before)
				.where('first', 'is', null)
				.executeTakeFirstOrThrow();
			if (count >= WORTH_IT) {
				found.push({ part, upTo: Number(seq) });
			}
		}
		return found;
	}

	async #foldOf({ part, upTo }: Candidate, before: string): Promise<Fold | null> {
		const looked = this.#looked.get(part) ?? 0;
		const doc = new Y.Doc();
		const same = new Y.Doc();
		const rows: LogRow[] = [];
		for await (const row of logRows(this.#db, part)) {
			if (row.seq > upTo || row.at >= before || rows.length >= MOST_AT_ONCE) {
				break;
			}
			if (sha256(row.bytes) !== row.sha256) {
				throw new Error(`log of part ${part} is damaged at ${row.seq}`);
			}
			const bytes = bytesOf(row.bytes);
			Y.applyUpdate(doc, bytes);
			if (row.seq <= looked) {
				Y.applyUpdate(same, bytes);
			} else {
				rows.push({ from: row.first ?? row.seq, seq: row.seq, seat: row.seat, began: row.began ?? row.at, at: row.at, bytes });
			}
		}
		const ends = new Set(await namedSeqs(this.#db, part));
		const runs = runsToFold(rows, ends);
		const folded = runs.map((run) => foldedRow(part, run));
		for (const bytes of replaced(rows, folded)) {
			Y.applyUpdate(same, bytes);
		}
		if (Buffer.compare(Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(same)) !== 0) {
			throw new Error(`the rows of part ${part} cannot be folded`);
		}
		this.#looked.set(part, rows.at(-1)?.seq ?? upTo);
		return folded.length === 0 ? null : { part, rows: folded };
	}
}

function foldedRow(part: string, run: readonly LogRow[]): FoldedRow {
	const [first, last] = [run[0], run.at(-1)] as [LogRow, LogRow];
	const bytes = Y.mergeUpdates(run.map((row) => row.bytes));
	const { from, began, seat } = first;
	return { part, seq: last.seq, bytes, seat, at: last.at, sha256: sha256(bytes), first: from, began, count: run.length };
}

/** The bytes in order, with every run as the one row that takes its place. */
function replaced(rows: readonly LogRow[], folded: readonly FoldedRow[]): Uint8Array[] {
	return rows.flatMap((row) => {
		const fold = folded.find(({ first, seq }) => first <= row.from && row.seq <= seq);
		return fold === undefined ? [row.bytes] : fold.seq === row.seq ? [fold.bytes] : [];
	});
}

/**
 * Puts folded rows in the place of those they stand for, all or none.
 * @throws when the rows are not the ones that were folded, or a position inside has been named meanwhile
 */
export async function storeFold(db: Db, { part, rows }: Fold): Promise<void> {
	await inTransaction(db, async (tx) => {
		const named = await namedSeqs(tx, part);
		if (rows.some((row) => named.some((seq) => seq >= row.first && seq < row.seq))) {
			throw new Error(`a position inside the folded rows of part ${part} has been named`);
		}
		for (const { count, ...row } of rows) {
			const gone = await tx
				.deleteFrom('part_update')
				.where('part', '=', part)
				.where('seq', '>=', row.first)
				.where('seq', '<=', row.seq)
				.executeTakeFirst();
			if (Number(gone.numDeletedRows) !== count) {
				throw new Error(`the rows of part ${part} are not the folded ones`);
			}
			await tx.insertInto('part_update').values(row).execute();
		}
	});
}
