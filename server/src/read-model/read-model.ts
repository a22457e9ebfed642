import { performance } from 'node:perf_hooks';
import type { Missing, PartContent } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';
import { findContent, partsBehind, writeContents } from '../storage/part-contents.ts';
import { writeCheckpoint } from '../storage/part-log.ts';
import { findPart } from '../storage/parts.ts';
import { hasSignoffs } from '../storage/signoffs.ts';
import type { Db, PartContentRow } from '../storage/tables.ts';
import { writeAnchor } from '../storage/threads.ts';
import type { Deriver } from './derive-from-log.ts';

/** A part's content as of its last commit. */
export interface CurrentContent {
	readonly seq: number;
	readonly content: PartContent;
	readonly text: string;
	readonly hash: string;
	readonly missing: readonly Missing[];
	readonly empty: boolean;
}

export interface ReadModel {
	/** The content as of the last commit, derived now when the stored one is behind; threads are found again with it. */
	current(part: string): Promise<CurrentContent>;
	/** Brings one part up to its last commit for an answer that shows where its threads stand, not its words. */
	catchUpPart(part: string): Promise<void>;
	/**
	 * Brings every part of a plan up to its last commit; afterwards stored rows may be read as they are. A part that
	 * cannot be read stays at what was derived last: it must not take the whole plan along.
	 */
	catchUp(plan: string): Promise<void>;
	/** A commit reached this part: soon after, its content is derived and its threads are found again. */
	touched(part: string): void;
	/** Stops background work and waits for what is under way. */
	close(): Promise<void>;
}

export interface ReadModelDeps {
	readonly db: Db;
	readonly deriver: Deriver;
	/** Tells the open connections of a plan. */
	tell(news: News): Promise<void>;
	/** A derive failed that nobody waits for; who asks for the part itself derives again and gets the error. */
	failed(part: string, error: unknown): void;
}

/** Pause after a commit before the background derive (ms): typing comes in many commits. */
const SHORTEST_PAUSE = 300;
const LONGEST_PAUSE = 5_000;

/** The pause is so many times what the last derive took: constant typing in a long part keeps nobody busy. */
const REST_FACTOR = 20;

/** Keeps the derived contents. Asked, it always waits for the log; in the background it follows after a pause. */
export function createReadModel({ db, deriver, tell, failed }: ReadModelDeps): ReadModel {
	const timers = new Map<string, NodeJS.Timeout>();
	const running = new Map<string, Promise<unknown>>();
	/** How long a part took to derive last (ms). */
	const took = new Map<string, number>();
	/** Parts whose hash has changed, and whose threads have moved, since their plan was last told of it. */
	const changed = new Set<string>();
	const moved = new Set<string>();
	let closed = false;

	/** One derive per part at a time: two would only do the same work twice. */
	function alone<T>(part: string, work: () => Promise<T>): Promise<T> {
		const before = running.get(part) ?? Promise.resolve();
		const next = before.then(work, work);
		const settled = next.then(
			() => undefined,
			() => undefined,
		);
		running.set(part, settled);
		void settled.then(() => {
			if (running.get(part) === settled) {
				running.delete(part);
			}
		});
		return next;
	}

	async function derive(part: string): Promise<PartContentRow> {
		const before = await findContent(db, part);
		const began = performance.now();
		const { row, moves, checkpoint } = await deriver.derive(part);
		took.set(part, performance.now() - began);
		await writeContents(db, [row]);
		for (const { thread, anchor } of moves) {
			await writeAnchor(db, thread, anchor);
		}
		if (checkpoint !== null) {
			await writeCheckpoint(db, { part, seq: row.seq, bytes: checkpoint, at: row.at });
		}
		if (before !== null && before.hash !== row.hash) {
			changed.add(part);
		}
		if (moves.length > 0) {
			moved.add(part);
		}
		return row;
	}

	const pauseOf = (part: string): number =>
		Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, REST_FACTOR * (took.get(part) ?? 0)));

	async function current(id: string): Promise<CurrentContent> {
		return alone(id, async () => {
			const part = await findPart(db, id);
			if (part === null) {
				throw new Error(`no part ${id}`);
			}
			const stored = await findContent(db, id);
			if (stored !== null && stored.seq >= part.last_seq) {
				return contentOf(stored);
			}
			return contentOf(await derive(id));
		});
	}

	async function catchUpPart(part: string): Promise<void> {
		await current(part).catch((error: unknown) => failed(part, error));
	}

	async function follow(id: string): Promise<void> {
		const part = await findPart(db, id);
		if (part === null) {
			return;
		}
		await derive(id);
		await tell({ plan: part.plan, about: 'content', part: id });
		if (moved.delete(id)) {
			await tell({ plan: part.plan, about: 'threads', part: id });
		}
		if (changed.delete(id) && (await hasSignoffs(db, id))) {
			await tell({ plan: part.plan, about: 'signoffs', part: id });
		}
	}

	return {
		current,
		catchUpPart,
		async catchUp(plan) {
			for (const part of await partsBehind(db, plan)) {
				await catchUpPart(part);
			}
		},
		touched(part) {
			// The first commit starts the pause, later ones do not stretch it: under constant typing it must still end.
			if (closed || timers.has(part)) {
				return;
			}
			const timer = setTimeout(() => {
				timers.delete(part);
				alone(part, () => follow(part)).catch((error: unknown) => failed(part, error));
			}, pauseOf(part));
			timers.set(part, timer);
		},
		async close() {
			closed = true;
			for (const timer of timers.values()) {
				clearTimeout(timer);
			}
			timers.clear();
			await Promise.all(running.values());
			await deriver.close();
		},
	};
}

function contentOf(row: PartContentRow): CurrentContent {
	return {
		seq: row.seq,
		content: JSON.parse(row.content) as PartContent,
		text: row.text,
		hash: row.hash,
		missing: JSON.parse(row.missing) as Missing[],
		empty: row.empty === 1,
	};
}
