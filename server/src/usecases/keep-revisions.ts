import { isWalled } from '@renkei/plan';
import { findPart } from '../storage/parts.ts';
import { plansMoved } from '../storage/revisions.ts';
import type { Deps } from './deps.ts';
import { keepRevision } from './record-revision.ts';

/** A state is kept by itself when nobody has written for the rest (ms), and under constant writing after the longest time (ms). */
const REST = 3 * 60_000;
const LONGEST = 10 * 60_000;

export interface KeeperDeps extends Pick<Deps, 'db' | 'readModel' | 'newId' | 'clock' | 'rooms'> {
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

/** A plan in which something was written that is not kept yet. */
interface Due {
	readonly firstAt: number;
	readonly timer: NodeJS.Timeout;
}

/** Starts the keeper. */
export function startRevisionKeeper(deps: KeeperDeps): RevisionKeeper {
	const { rest = REST, longest = LONGEST, failed } = deps;
	/** The plan of each part, null of a walled one: a state must not tell by its time when somebody wrote behind a wall. */
	const plans = new Map<string, string | null>();
	const due = new Map<string, Due>();
	let running: Promise<void> = Promise.resolve();
	let closed = false;

	const keep = async (plan: string): Promise<void> => {
		if (closed) {
			return;
		}
		const kept = await keepRevision(deps, { plan, kind: 'auto', name: null, part: null, seat: null });
		if (kept !== null) {
			await deps.rooms.tell([{ plan, about: 'plan', part: null }]);
		}
	};
	const keepSoon = (plan: string): void => {
		due.delete(plan);
		running = running
			.then(() => keep(plan))
			.catch((error: unknown) => {
				failed(error);
				arm(plan, Date.now());
			});
	};
	const arm = (plan: string, firstAt: number): void => {
		if (closed) {
			return;
		}
		clearTimeout(due.get(plan)?.timer);
		const timer = setTimeout(() => keepSoon(plan), Math.max(0, Math.min(rest, firstAt + longest - Date.now())));
		timer.unref();
		due.set(plan, { firstAt, timer });
	};
	const planOf = async (part: string): Promise<string | null> => {
		const row = await findPart(deps.db, part);
		const plan = row === null || isWalled(row) ? null : row.plan;
		plans.set(part, plan);
		return plan;
	};
	const armFor = (plan: string | null): void => {
		if (plan !== null) {
			arm(plan, due.get(plan)?.firstAt ?? Date.now());
		}
	};
	return {
		touched(part) {
			const known = plans.get(part);
			if (known !== undefined) {
				armFor(known);
			} else if (!closed) {
				running = running.then(async () => armFor(await planOf(part))).catch(failed);
			}
		},
		catchUp() {
			running = running
				.then(async () => {
					for (const plan of await plansMoved(deps.db)) {
						await keep(plan).catch(failed);
					}
				})
				.catch(failed);
			return running;
		},
		async close() {
			closed = true;
			for (const { timer } of due.values()) {
				clearTimeout(timer);
			}
			await running;
		},
	};
}
