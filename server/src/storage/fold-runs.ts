/** What deciding about a row of the log takes. */
export interface LogRow {
	/** Position of its first commit, and of its last. */
	readonly from: number;
	readonly seq: number;
	readonly seat: string | null;
	/** Time of its first commit and of its last (ISO 8601 UTC). */
	readonly began: string;
	readonly at: string;
	readonly bytes: Uint8Array;
}

/** A longer rest than this (ms) ends a row: history then shows two spells of writing. */
const LONGEST_REST = 5 * 60_000;

/** A row stands for no more than this time (ms) and size (bytes). */
const LONGEST_SPELL = 30 * 60_000;
const LARGEST_ROW = 64 * 1024;

/**
 * Which rows become one: neighbours of one seat, written without a longer rest.
 * @param rows in order
 * @param ends positions that something refers to: a row may end there, never reach across
 * @returns runs of two or more
 */
export function runsToFold(rows: readonly LogRow[], ends: ReadonlySet<number>): LogRow[][] {
	const runs: LogRow[][] = [];
	let run: LogRow[] = [];
	let size = 0;
	for (const row of rows) {
		const [first, last] = [run[0], run.at(-1)];
		const goesOn =
			first !== undefined &&
			last !== undefined &&
			row.seat !== null &&
			row.seat === last.seat &&
			!ends.has(last.seq) &&
			Date.parse(row.began) - Date.parse(last.at) <= LONGEST_REST &&
			Date.parse(row.at) - Date.parse(first.began) <= LONGEST_SPELL &&
			size + row.bytes.byteLength <= LARGEST_ROW;
		if (!goesOn) {
			runs.push(run);
			run = [];
			size = 0;
		}
		run.push(row);
		size += row.bytes.byteLength;
	}
	return [...runs, run].filter((one) => one.length > 1);
}
