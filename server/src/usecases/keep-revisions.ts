import { plansOfParts } from '../storage/parts.ts';
import { plansMoved } from '../storage/revisions.ts';
import type { Deps } from './deps.ts';
import { keepRevision } from './record-revision.ts';

/** A state is kept by itself when nobody has written for the rest (ms), and under constant writing after the longest time (ms). */
const REST = 3 * 60_000;
const LONGEST = 10 * 60_000;

export interface KeeperDeps extends Pick<Deps, 'db' | 'readModel' | 'newId' | 'clock'> {
	failed(error: unknown): void;
	readonly rest?: number;
	readonly longest?: number;
}

/** Keeps states of the plans while people write, without anybody asking. */
export interface RevisionKeeper {
	/** A commit reached this part. */
	touched(part: string): void;
	/** Keeps what was written and is in no revision, of every plan: at the start, where the last stop came in between. */
	catchUp(): Promise<void>;
	/** Stops, and waits for what is under way; what is not kept yet is at the next start. */
	close(): Promise<void>;
}

/** Starts the keeper. */
export function startRevisionKeeper(deps: KeeperDeps): RevisionKeeper {
	const { rest = REST, longest = LONGEST, failed } = deps;
	let parts = new Set<string>();
	let firstAt = 0;
	let timer: NodeJS.Timeout | null = null;
	let running: Promise<void> = Promise.resolve();
	let closed = false;

	const keepAll = async (plans: Iterable<string>): Promise<void> => {
		for (const plan of plans) {
			const at = deps.clock.now().toISOString();
			await keepRevision(deps, { plan, kind: 'auto', name: null, part: null, seat: null, at }).catch(failed);
		}
	};
	const keep = (): void => {
		const written = [...parts];
		parts = new Set();
		timer = null;
		running = running.then(async () => keepAll(new Set((await plansOfParts(deps.db, written)).values()))).catch(failed);
	};
	return {
		touched(part) {
			if (closed) {
				return;
			}
			const now = Date.now();
			firstAt = parts.size === 0 ? now : firstAt;
			parts.add(part);
			if (timer !== null) {
				clearTimeout(timer);
			}
			timer = setTimeout(keep, Math.max(0, Math.min(rest, firstAt + longest - now)));
			timer.unref();
		},
		catchUp() {
			running = running.then(async () => keepAll(await plansMoved(deps.db))).catch(failed);
			return running;
		},
		async close() {
			closed = true;
			if (timer !== null) {
				clearTimeout(timer);
			}
			await running;
		},
	};
}
