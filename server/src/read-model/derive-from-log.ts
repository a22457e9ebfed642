import type { Template } from '@renkei/plan';
import * as Y from 'yjs';
import { dueForCheckpoint, lastCommit } from '../storage/part-log.ts';
import { findPart } from '../storage/parts.ts';
import type { Db, PartContentRow } from '../storage/tables.ts';
import { threadsOfPart } from '../storage/threads.ts';
import { deriveDoc } from './derive.ts';
import { freshDocs, type PartDocs } from './part-docs.ts';
import { movesIn, type ThreadMove } from './thread-moves.ts';

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
	const moves = movesIn(doc, await threadsOfPart(db, id));
	const checkpoint = dueForCheckpoint(growth) ? Y.encodeStateAsUpdate(doc) : null;
	docs.release(id, checkpoint === null ? opened : { ...opened, growth: { rows: 0, bytes: 0, baseBytes: checkpoint.byteLength } });
	return { row, moves, checkpoint };
}
