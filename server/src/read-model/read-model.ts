import { performance } from 'node:perf_hooks';
import type { Missing, PartContent } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';
import { findContent, partsBehind } from '../storage/part-contents.ts';
import { findPart } from '../storage/parts.ts';
import type { Db, PartContentRow } from '../storage/tables.ts';
import type { Derived, Deriver } from './derive-from-log.ts';
import { newsOf, storeDerived } from './sweep.ts';

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
	/** Tells the open connections. */
	tell(news: readonly News[]): Promise<void>;
	/** A derive failed that nobody waits for; who asks for the part itself derives again and gets the error. */
	failed(part: string, error: unknown): void;
}

/** Pause before a sweep (ms): short for what somebody does now and then, longer while people type on and on. */
const FIRST_PAUSE = 300;
const NEXT_PAUSE = 1_500;
const LONGEST_PAUSE = 5_000;

/** Sweeps closer together than this (ms) are one stretch of typing. */
const ONE_STRETCH = 3_000;

/** The pause is at least so many times what the last sweep took: long parts keep nobody busy. */
const REST_FACTOR = 10;

/** Keeps the derived contents. Asked, it always waits for the log; in the background it follows after a pause. */
export function createReadModel({ db, deriver, tell, failed }: ReadModelDeps): ReadModel {
	const running = new Map<string, Promise<unknown>>();
	/** Parts with commits since the last sweep. */
	let due = new Set<string>();
	let timer: NodeJS.Timeout | null = null;
	let sweeping: Promise<void> = Promise.resolve();
	let lastTook = 0;
	let lastEnd = Number.NEGATIVE_INFINITY;
	/** What readers have not been told yet. */
	let untold = { content: new Set<string>(), threads: new Set<string>() };
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

	async function store(derived: readonly Derived[]): Promise<void> {
		if (derived.length === 0) {
			return;
		}
		const { content, threads } = await storeDerived(db, derived);
		untold = {
			content: new Set([...untold.content, ...content]),
			threads: new Set([...untold.threads, ...threads]),
		};
	}

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
			const derived = await deriver.derive(id);
			// Reading goes on when nothing can be stored.
			await store([derived]).catch((error: unknown) => failed(id, error));
			return contentOf(derived.row);
		});
	}

	async function catchUpPart(part: string): Promise<void> {
		await current(part).catch((error: unknown) => failed(part, error));
	}

	/** Derives parts one after the other and stores them together; each keeps its place until then. */
	async function sweep(parts: readonly string[]): Promise<void> {
		const began = performance.now();
		const derived: Derived[] = [];
		let left = parts.length;
		const stored = Promise.withResolvers<void>();
		const deriveOne = async (part: string): Promise<void> => {
			try {
				derived.push(await deriver.derive(part));
			} catch (error) {
				failed(part, error);
			}
			left -= 1;
			if (left === 0) {
				store(derived).then(stored.resolve, stored.reject);
			}
			await stored.promise;
		};
		await Promise.all(parts.map((part) => alone(part, () => deriveOne(part))));
		const news = untold;
		untold = { content: new Set(), threads: new Set() };
		await tell(await newsOf(db, parts, news));
		lastEnd = performance.now();
		lastTook = lastEnd - began;
	}

	function pauseNow(): number {
		const usual = performance.now() - lastEnd > ONE_STRETCH ? FIRST_PAUSE : NEXT_PAUSE;
		return Math.min(LONGEST_PAUSE, Math.max(usual, REST_FACTOR * lastTook));
	}

	function sweepLater(): void {
		if (closed || timer !== null || due.size === 0) {
			return;
		}
		timer = setTimeout(() => {
			const parts = [...due];
			due = new Set();
			sweeping = sweep(parts)
				.catch((error: unknown) => failed(parts.join(' '), error))
				.finally(() => {
					timer = null;
					sweepLater();
				});
		}, pauseNow());
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
			due.add(part);
			// The first commit starts the pause, later ones do not stretch it: under constant typing it must still end.
			sweepLater();
		},
		async close() {
			closed = true;
			if (timer !== null) {
				clearTimeout(timer);
			}
			await sweeping;
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
