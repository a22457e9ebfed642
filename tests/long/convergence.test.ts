import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Outcome } from '../simulation/simulate.ts';

const run = promisify(execFile);
const script = resolve(import.meta.dirname, '../simulation/run-seeds.ts');

/** `RENKEI_SEEDS` for a longer night; `RENKEI_FIRST_SEED` for other ones. */
const seeds = Number(process.env.RENKEI_SEEDS ?? 500);
const first = Number(process.env.RENKEI_FIRST_SEED ?? 1);

/** Two processes at least: while one waits for its disk, the other computes. */
const processes = Math.min(seeds, Math.max(2, availableParallelism()));

async function outcomesOf(from: number, count: number): Promise<Outcome[]> {
	const args = [script, from, count, 4, 100].map(String);
	const { stdout } = await run(process.execPath, args, { maxBuffer: 256 * 1024 * 1024 });
	return JSON.parse(stdout) as Outcome[];
}

it(`[P6c] ${seeds} seeds of four clients and 400 acts: the same words everywhere, nothing kept lost or doubled, nothing refused back`, async () => {
	const share = Math.ceil(seeds / processes);
	const parts = Array.from({ length: processes }, (_, index) => {
		const from = first + index * share;
		return outcomesOf(from, Math.min(share, first + seeds - from));
	});
	const outcomes = (await Promise.all(parts)).flat();
	expect(outcomes).toHaveLength(seeds);
	expect(outcomes.filter(({ problems }) => problems.length > 0)).toEqual([]);
	expect(outcomes.filter(({ kept, refused }) => kept > 0 && refused > 0).length).toBeGreaterThan(seeds / 2);
});
