import { type AnchorRecord, type Resolved, resolveAnchors } from '@renkei/part-doc';
import type { Template } from '@renkei/plan';
import * as Y from 'yjs';
import { dueForCheckpoint, lastCommit } from '../storage/part-log.ts';
import { findPart } from '../storage/parts.ts';
import type { Db, PartContentRow, ThreadRow } from '../storage/tables.ts';
import { type AnchorNow, threadsOfPart } from '../storage/threads.ts';
import { deriveDoc } from './derive.ts';
import { freshDocs, type PartDocs } from './part-docs.ts';

/** Where a thread stands now. */
export interface ThreadMove {
	readonly thread: string;
	/** Null when its words are gone. */
	readonly anchor: AnchorNow;
	/** Whether readers see it elsewhere; what is kept besides, the words around it, is nothing to tell of at every key. */
	readonly told: boolean;
}

/** What is made of a part's log. */
export interface Derived {
	readonly row: PartContentRow;
	readonly moves: readonly ThreadMove[];
	/** The whole as one compact update, when the log has grown enough to be worth it. */
	readonly checkpoint: Uint8Array | null;
}

/** Derives parts. It reads, and leaves the writing to whoever asks. */
export interface Deriver {
	/** @throws when the part is unknown, or its log cannot be read whole */
	derive(part: string): Promise<Derived>;
	close(): Promise<void>;
}

/** A deriver on the caller's own connection and thread. */
export function createDeriver(db: Db, template: Template): Deriver {
	const docs = freshDocs(db);
	return { derive: (part) => deriveFromLog(db, template, docs, part), close: async () => undefined };
}

/** Reads a part's log and derives its content and where its threads stand. */
export async function deriveFromLog(db: Db, template: Template, docs: PartDocs, id: string): Promise<Derived> {
	const part = await findPart(db, id);
	if (part === null) {
		throw new Error(`no part ${id}`);
	}
	const opened = await docs.open(id);
	const { doc, seq, growth } = opened;
	const { row } = deriveDoc(template, part, { doc, seq }, await lastCommit(db, id, seq));
	const moves = await movesOf(db, id, doc);
	const checkpoint = dueForCheckpoint(growth) ? Y.encodeStateAsUpdate(doc) : null;
	docs.release(id, checkpoint === null ? opened : { ...opened, growth: { rows: 0, bytes: 0, baseBytes: checkpoint.byteLength } });
	return { row, moves, checkpoint };
}

/** Threads of which something else is to be kept than is stored: they stand elsewhere, are lost or found again, or their surroundings changed. */
async function movesOf(db: Db, part: string, doc: Y.Doc): Promise<ThreadMove[]> {
	const anchored = (await threadsOfPart(db, part)).flatMap((row) => {
		const record = recordOf(row);
		return record === null ? [] : [{ row, record }];
	});
	const resolved = resolveAnchors(
		doc,
		anchored.map(({ record }) => record),
	);
	return anchored.flatMap(({ row }, at) => moveOf(row, resolved[at] as Resolved) ?? []);
}

function recordOf(row: ThreadRow): AnchorRecord | null {
	const { anchor_start: start, anchor_end: end, quote, words, before, after, twins, detached } = row;
	if (start === null || end === null || quote === null) {
		return null;
	}
	return { start, end, quote, words: words ?? quote, before: before ?? '', after: after ?? '', twins, detached: detached === 1 };
}

function moveOf(row: ThreadRow, found: Resolved): ThreadMove | null {
	const wasDetached = row.detached === 1;
	if (found.kind === 'detached') {
		return wasDetached ? null : { thread: row.id, anchor: null, told: true };
	}
	const { start, end, words, before, after, twins } = found.record;
	const told = wasDetached || start !== row.anchor_start || end !== row.anchor_end;
	const isKept = words === row.words && before === row.before && after === row.after && twins === row.twins;
	return told || !isKept ? { thread: row.id, anchor: { start, end, words, before, after, twins }, told } : null;
}
