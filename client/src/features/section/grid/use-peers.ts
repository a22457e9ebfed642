import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { peerUserOf } from '../../../sync/presence.ts';
import { type GridSource, lineKey } from './lines.ts';
import type { GridPlace } from './places.ts';

/** Field of an awareness state: the cell in which somebody is. */
export const CELL = 'cell';

/** What {@link CELL} holds. */
export interface CellPresence {
	readonly table: string;
	readonly row: string;
	readonly column: string;
	readonly writing: boolean;
}

/** Somebody else in a cell of this grid. */
export interface GridPeer extends GridPlace {
	readonly person: string;
	readonly partyName: string;
	readonly shortName: string;
	readonly colour: string;
	readonly lineStyle: string;
	readonly writing: boolean;
}

/** Everybody else in the cells of one table, over all its parts. */
export function useGridPeers(sources: readonly GridSource[], table: string): readonly GridPeer[] {
	const own = useMemo(
		() => sources.flatMap(({ part, open }) => (open?.awareness == null ? [] : [{ part: part.id, awareness: open.awareness }])),
		[sources],
	);
	const subscribe = useCallback(
		(changed: () => void) => {
			for (const { awareness } of own) {
				awareness.on('change', changed);
			}
			return () => {
				for (const { awareness } of own) {
					awareness.off('change', changed);
				}
			};
		},
		[own],
	);
	// A text compares by value: carets in the prose move without a cell being drawn anew.
	const read = useCallback(() => JSON.stringify(own.flatMap((one) => peersIn(one, table))), [own, table]);
	const words = useSyncExternalStore(subscribe, read);
	return useMemo(() => JSON.parse(words) as readonly GridPeer[], [words]);
}

function peersIn({ part, awareness }: { part: string; awareness: Awareness }, table: string): GridPeer[] {
	return [...awareness.getStates()].flatMap(([client, state]) => {
		const cell = cellOf(state);
		const user = client === awareness.clientID ? null : peerUserOf(state);
		return user === null || cell === null || cell.table !== table
			? []
			: [
					{
						line: lineKey(part, cell.row),
						column: cell.column,
						writing: cell.writing,
						person: user.person,
						partyName: user.partyName,
						shortName: user.shortName,
						colour: user.color,
						lineStyle: user.line,
					},
				];
	});
}

/** Reads what another client says about its cell; it may say anything. */
function cellOf(state: unknown): CellPresence | null {
	const cell = (state as Readonly<Record<string, Partial<Record<keyof CellPresence, unknown>> | null>> | null)?.[CELL];
	return typeof cell === 'object' &&
		cell !== null &&
		typeof cell.table === 'string' &&
		typeof cell.row === 'string' &&
		typeof cell.column === 'string'
		? { table: cell.table, row: cell.row, column: cell.column, writing: cell.writing === true }
		: null;
}
