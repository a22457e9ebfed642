import { setTimeout as pause } from 'node:timers/promises';
import { type Fold, storeFold } from '../storage/fold-log.ts';
import type { Db } from '../storage/tables.ts';

export interface FoldingDeps {
	readonly db: Db;
	readonly now: () => Date;
	nextFold(before: string): Promise<Fold | null>;
	/** So many rows have become fewer. */
	folded(part: string, before: number, after: number): void;
	failed(error: unknown): void;
}

/** Folding of old rows in the background. */
export interface Folding {
	/** Folds what there is to fold; resolves when nothing is left. */
	round(): Promise<void>;
	/** Stops, and waits for what is under way. */
	close(): Promise<void>;
}

/** Rows younger than this (ms) stay as they are: somebody may still look at what was written today, key by key. */
const OLD_ENOUGH = 24 * 3_600_000;

/** From one round to the next, and between two folds of a round (ms): nobody should notice it. */
const ROUND_EVERY = 3_600_000;
const REST = 500;

/** Folds rows of yesterday and before, a few at a time. */
export function startFolding({ db, now, nextFold, folded, failed }: FoldingDeps): Folding {
	const stopped = new AbortController();
	const { signal } = stopped;
	let running: Promise<void> = Promise.resolve();

	const foldAll = async (): Promise<void> => {
		while (!signal.aborted) {
			const before = new Date(now().getTime() - OLD_ENOUGH).toISOString();
			const fold = await nextFold(before);
			if (fold === null) {
				return;
			}
			await storeFold(db, fold);
			folded(
				fold.part,
				fold.rows.reduce((sum, { count }) => sum + count, 0),
				fold.rows.length,
			);
			await pause(REST, undefined, { signal }).catch(() => undefined);
		}
	};
	const round = (): Promise<void> => {
		running = running.then(foldAll).catch((error: unknown) => {
			// The thread ends with the server.
			if (!signal.aborted) {
				failed(error);
			}
		});
		return running;
	};
	const timer = setInterval(round, ROUND_EVERY);
	timer.unref();
	return {
		round,
		async close() {
			stopped.abort();
			clearInterval(timer);
			await running;
		},
	};
}
