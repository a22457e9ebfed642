import { type AnchorRecord, type Resolved, resolveAnchors, type ValuePlace, valueNow } from '@renkei/part-doc';
import type * as Y from 'yjs';
import type { ThreadRow } from '../storage/tables.ts';
import type { AnchorNow } from '../storage/threads.ts';

/** Where a thread stands now. */
export interface ThreadMove {
	readonly thread: string;
	/** `lost` when what it is about is gone; `back` when the row of its cell is there again. */
	readonly now: AnchorNow | 'lost' | 'back';
	/** Whether readers see it elsewhere; what is kept besides, the words around it, is nothing to tell of at every key. */
	readonly told: boolean;
}

/** The record by which a thread's words are found again; null for a thread without words. */
export function anchorRecordOf(row: ThreadRow): AnchorRecord | null {
	const { anchor_start: start, anchor_end: end, quote, words, before, after, twins, detached } = row;
	if (start === null || end === null || quote === null) {
		return null;
	}
	return { start, end, quote, words: words ?? quote, before: before ?? '', after: after ?? '', twins, detached: detached === 1 };
}

/** The field or cell of a thread; null for a thread on anything else. */
export function valuePlaceOf(row: ThreadRow): ValuePlace | null {
	const { place, place_key: key, place_row: id, place_column: column } = row;
	if (place === 'field' && key !== null) {
		return { field: key };
	}
	return place === 'cell' && key !== null && id !== null && column !== null ? { table: key, row: id, column } : null;
}

/** Threads of which something else is to be kept than is stored: they stand elsewhere, are lost or found again, or their surroundings changed. */
export function movesIn(doc: Y.Doc, threads: readonly ThreadRow[]): ThreadMove[] {
	const anchored = threads.flatMap((row) => {
		const record = anchorRecordOf(row);
		return record === null ? [] : [{ row, record }];
	});
	const resolved = resolveAnchors(
		doc,
		anchored.map(({ record }) => record),
	);
	const moves = [
		...anchored.flatMap(({ row }, at) => moveOfWords(row, resolved[at] as Resolved) ?? []),
		...threads.flatMap((row) => moveOfValue(doc, row) ?? []),
	];
	// News go to everybody who reads the part: of what is still collected not even that it moved is told.
	const drafts = new Set(threads.filter((row) => row.draft_of !== null).map(({ id }) => id));
	return moves.map((move) => (drafts.has(move.thread) ? { ...move, told: false } : move));
}

function moveOfWords(row: ThreadRow, found: Resolved): ThreadMove | null {
	const wasDetached = row.detached === 1;
	if (found.kind === 'detached') {
		return wasDetached ? null : { thread: row.id, now: 'lost', told: true };
	}
	const { start, end, words, before, after, twins } = found.record;
	const told = wasDetached || start !== row.anchor_start || end !== row.anchor_end;
	const isKept = words === row.words && before === row.before && after === row.after && twins === row.twins;
	return told || !isKept ? { thread: row.id, now: { start, end, words, before, after, twins }, told } : null;
}

/** A cell is lost with its row; a field is always there. */
function moveOfValue(doc: Y.Doc, row: ThreadRow): ThreadMove | null {
	const place = valuePlaceOf(row);
	if (place === null || 'field' in place) {
		return null;
	}
	const isGone = valueNow(doc, place) === undefined;
	return isGone === (row.detached === 1) ? null : { thread: row.id, now: isGone ? 'lost' : 'back', told: true };
}
