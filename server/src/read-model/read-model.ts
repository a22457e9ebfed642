import { resolveAnchor } from '@renkei/part-doc';
import type { Missing, PartContent, Template } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';
import type * as Y from 'yjs';
import { findContent, partsBehind, writeContents } from '../storage/part-contents.ts';
import { type CommittedPart, checkpoint, lastCommit, readCommitted } from '../storage/part-log.ts';
import { findPart } from '../storage/parts.ts';
import { hasSignoffs } from '../storage/signoffs.ts';
import type { Db, PartContentRow, PartRow } from '../storage/tables.ts';
import { threadsOfPart, writeAnchor } from '../storage/threads.ts';
import { derivePart } from './derive.ts';

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
	readonly template: Template;
	/** Tells the open connections of a plan. */
	tell(news: News): Promise<void>;
	/** A derive failed that nobody waits for; who asks for the part itself derives again and gets the error. */
	failed(part: string, error: unknown): void;
}

/** Pause after a commit before the background derive (ms): typing comes in many commits. */
const PAUSE_MS = 300;

/** Keeps the derived contents. Asked, it always waits for the log; in the background it follows after a pause. */
export function createReadModel({ db, template, tell, failed }: ReadModelDeps): ReadModel {
	const timers = new Map<string, NodeJS.Timeout>();
	const running = new Map<string, Promise<unknown>>();
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

	async function derive(part: PartRow): Promise<{ committed: CommittedPart; row: PartContentRow }> {
		const before = await findContent(db, part.id);
		const committed = await readCommitted(db, part.id);
		const { doc, row, hash } = derivePart(template, part, committed, await lastCommit(db, part.id, committed.seq));
		await writeContents(db, [row]);
		if (before !== null && before.hash !== hash) {
			changed.add(part.id);
		}
		if ((await findThreadsAgain(db, part.id, doc)) > 0) {
			moved.add(part.id);
		}
		doc.destroy();
		return { committed, row };
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
			return contentOf((await derive(part)).row);
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
		const { committed, row } = await derive(part);
		await tell({ plan: part.plan, about: 'content', part: id });
		if (moved.delete(id)) {
			await tell({ plan: part.plan, about: 'threads', part: id });
		}
		if (changed.delete(id) && (await hasSignoffs(db, id))) {
			await tell({ plan: part.plan, about: 'signoffs', part: id });
		}
		await checkpoint(db, id, committed, row.at);
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
			}, PAUSE_MS);
			timers.set(part, timer);
		},
		async close() {
			closed = true;
			for (const timer of timers.values()) {
				clearTimeout(timer);
			}
			timers.clear();
			await Promise.all(running.values());
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

/** @returns how many threads stand elsewhere than before, are lost or were found again */
async function findThreadsAgain(db: Db, part: string, doc: Y.Doc): Promise<number> {
	let moved = 0;
	for (const thread of await threadsOfPart(db, part)) {
		const { anchor_start: start, anchor_end: end, quote } = thread;
		if (start === null || end === null || quote === null) {
			continue;
		}
		const found = resolveAnchor(doc, { start, end }, quote);
		if (found.kind === 'found' && thread.detached === 0) {
			continue;
		}
		if (found.kind === 'detached' && thread.detached === 1) {
			continue;
		}
		const now = found.kind === 'moved' ? found.anchor : { start, end };
		await writeAnchor(db, thread.id, found.kind === 'detached' ? null : now);
		moved += 1;
	}
	return moved;
}
