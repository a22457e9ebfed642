import type { Scalar } from '@renkei/plan';
import * as Y from 'yjs';
import { tableOf } from './roots.ts';

/** Names one write of a cell for as long as its document lives. */
export interface WriteId {
	readonly client: number;
	readonly clock: number;
}

/** A cell of a table. */
export interface CellPlace {
	readonly table: string;
	readonly row: string;
	readonly column: string;
}

/** The value of a cell, null where it is empty, undefined where the row is not there. */
export function valueAt(doc: Y.Doc, { table, row, column }: CellPlace): Scalar | null | undefined {
	const map = tableOf(doc, table).get(row);
	return map instanceof Y.Map ? (map.get(column) ?? null) : undefined;
}

/** The write whose value stands in a cell, or null where none ever did or the row is no more. */
export function writeOf(doc: Y.Doc, { table, row, column }: CellPlace): WriteId | null {
	const item = itemOf(doc, { table, row, column });
	return item === null ? null : { client: item.id.client, clock: item.id.clock };
}

/**
 * Whether the value that stands in a cell was written by somebody who had `mine` before them. If not, the two were
 * written at the same time, and Yjs kept one by its clientID: whoever wrote the other has not been asked.
 */
export function followed(doc: Y.Doc, place: CellPlace, mine: WriteId): boolean {
	// Each write of a key names the one that stood there when it was made.
	let at: WriteId | null = writeOf(doc, place);
	while (at !== null) {
		const item: unknown = Y.getItem(doc.store, Y.createID(at.client, at.clock));
		if (!(item instanceof Y.Item)) {
			return false;
		}
		// Yjs joins overwritten writes of one client: this one struct may stand for several, down to its own clock.
		if (at.client === mine.client && mine.clock <= at.clock && mine.clock >= item.id.clock) {
			return true;
		}
		at = item.origin;
	}
	return false;
}

function itemOf(doc: Y.Doc, { table, row, column }: CellPlace): Y.Item | null {
	const map = tableOf(doc, table).get(row);
	return map instanceof Y.Map ? (map._map.get(column) ?? null) : null;
}
