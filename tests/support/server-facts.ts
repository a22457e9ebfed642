import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RunningServer } from './start-server.ts';

/** The numbers of `/metrics` by name, with their labels as they stand in the text. */
export async function readMetrics(server: Pick<RunningServer, 'url'>): Promise<ReadonlyMap<string, number>> {
	const text = await (await fetch(`${server.url}/metrics`)).text();
	const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

/** Longest time that the event loop stood still since the last reading (ms). */
export async function worstStall(server: Pick<RunningServer, 'url'>): Promise<number> {
	return ((await readMetrics(server)).get('nodejs_eventloop_lag_max_seconds') ?? Number.NaN) * 1000;
}

/** Rows of the log that a seat has written, and the newest of their positions on a part. */
export function rowsOf(server: Pick<RunningServer, 'data'>, seat: string, part: string): { count: number; last: number } {
	const db = new DatabaseSync(join(server.data, 'renkei.sqlite'), { readOnly: true });
	try {
		const row = db
			.prepare('SELECT count(*) AS count, coalesce(max(seq), 0) AS last FROM part_update WHERE seat = ? AND part = ?')
			.get(seat, part);
		return { count: Number(row?.count), last: Number(row?.last) };
	} finally {
		db.close();
	}
}
