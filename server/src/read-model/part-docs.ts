import { openDoc } from '@renkei/part-doc';
import * as Y from 'yjs';
import { grownBy, growthOf, type LogGrowth, readLog, readSince, wholeOf } from '../storage/part-log.ts';
import type { Db } from '../storage/tables.ts';

/** A part's document as of a commit. */
export interface PartDoc {
	readonly doc: Y.Doc;
	readonly seq: number;
	/** What has come since the last checkpoint. */
	readonly growth: LogGrowth;
}

/** Where documents to derive from are taken, and given back. One caller at a time for each part. */
export interface PartDocs {
	/**
	 * The document as of the part's last commit.
	 * @throws when the log cannot be read whole
	 */
	open(part: string): Promise<PartDoc>;
	/** Nobody uses it any more. */
	release(part: string, opened: PartDoc): void;
}

/** Opens each document anew. */
export function freshDocs(db: Db): PartDocs {
	return {
		async open(part) {
			const log = await readLog(db, part);
			return { doc: openDoc(wholeOf(log)), seq: log.seq, growth: growthOf(log) };
		},
		release: (_, { doc }) => doc.destroy(),
	};
}

/**
 * Documents that are kept, up to which size (bytes of the log; as a document it is some twenty times that), and for how
 * long after their last use (ms): sweeps come every few seconds while people type.
 */
const MOST_KEPT = 8;
const LARGEST_KEPT = 512 * 1024;
const KEPT_FOR = 15_000;

interface Kept extends PartDoc {
	readonly until: number;
}

/**
 * Keeps the documents of parts that people type in from one sweep to the next: then only the new rows are read and
 * applied, not the whole log every time. Rows are append-only, so that what was read stays true.
 * @param ticks a clock that only runs on (ms)
 */
export function keptDocs(db: Db, ticks: () => number): PartDocs {
	const fresh = freshDocs(db);
	/** Least recently used first. */
	const kept = new Map<string, Kept>();

	const clear = (): void => {
		for (const [part, { doc, until }] of kept) {
			if (kept.size > MOST_KEPT || until <= ticks()) {
				doc.destroy();
				kept.delete(part);
			}
		}
	};
	return {
		async open(part) {
			const found = kept.get(part);
			if (found === undefined) {
				return fresh.open(part);
			}
			// Taken out first: whatever goes wrong from here on, the next one begins anew.
			kept.delete(part);
			const { doc, seq, growth } = found;
			const since = await readSince(db, part, seq);
			doc.transact(() => {
				for (const update of since.updates) {
					Y.applyUpdate(doc, update);
				}
			});
			return { doc, seq: since.seq, growth: grownBy(growth, since.updates) };
		},
		release(part, opened) {
			if (opened.growth.baseBytes + opened.growth.bytes > LARGEST_KEPT) {
				fresh.release(part, opened);
				return;
			}
			kept.set(part, { ...opened, until: ticks() + KEPT_FOR });
			clear();
			setTimeout(clear, KEPT_FOR + 1).unref();
		},
	};
}
