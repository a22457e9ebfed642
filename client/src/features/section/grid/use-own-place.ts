import { useEffect } from 'react';
import type { Writing } from './key-act.ts';
import type { GridSource } from './lines.ts';
import { CELL, type CellPresence } from './use-peers.ts';

/** Field of an awareness state that tells who is filling something in of a part. */
const FILLING = 'filling';

/** Tells the others in which cell this person is, as long as the grid has the focus. */
export function useOwnPlace({
	sources,
	table,
	part,
	row,
	column,
	writing,
}: {
	sources: readonly GridSource[];
	table: string;
	/** Null while the person is elsewhere. */
	part: string | null;
	row: string | null;
	column: string | null;
	writing: Writing;
}): void {
	const awareness = sources.find((source) => source.part.id === part)?.open?.awareness ?? null;
	const isWriting = writing !== null;
	useEffect(() => {
		if (awareness === null || row === null || column === null) {
			return;
		}
		const cell: CellPresence = { table, row, column, writing: isWriting };
		awareness.setLocalStateField(CELL, cell);
		awareness.setLocalStateField(FILLING, isWriting);
	}, [awareness, table, row, column, isWriting]);
	const isHere = row !== null;
	useEffect(() => {
		if (awareness === null || !isHere) {
			return;
		}
		return () => {
			awareness.setLocalStateField(CELL, null);
			awareness.setLocalStateField(FILLING, false);
		};
	}, [awareness, isHere]);
}
