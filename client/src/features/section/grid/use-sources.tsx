import type { PartView } from '@renkei/api';
import type { PartSpec } from '@renkei/plan';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { type OpenPart, useOpenPart } from '../open-part.ts';
import type { BlockRow } from '../rows/block.ts';
import { useRowsIn } from '../rows/watched.ts';
import type { GridPart } from './lines.ts';

/** A part whose rows are wanted. */
export interface WantedPart {
	readonly part: PartView;
	readonly spec: PartSpec;
	/** What a draft of refused words calls it. */
	readonly title: string;
}

/** What one part says about its rows. */
export interface PartRows {
	readonly open: GridPart;
	readonly rows: readonly BlockRow[];
}

type Say = (part: string, said: PartRows | null) => void;

/**
 * Opens parts for one table. A hook cannot be called for as many parts as there are, so each part has a component that
 * draws nothing and says what it has.
 * @returns what has been said so far, by part, and the components to put on the page
 */
export function usePartRows(
	wanted: readonly WantedPart[],
	table: string,
): { readonly known: ReadonlyMap<string, PartRows>; readonly readers: ReactNode } {
	const [known, setKnown] = useState<ReadonlyMap<string, PartRows>>(new Map());
	const onRows = useCallback<Say>((part, said) => {
		setKnown((before) => {
			const next = new Map(before);
			if (said === null) {
				next.delete(part);
			} else {
				next.set(part, said);
			}
			return next;
		});
	}, []);
	const readers = wanted.map((one) => <Reader key={one.part.id} {...one} table={table} onRows={onRows} />);
	return { known, readers };
}

function Reader({ part, spec, title, table, onRows }: WantedPart & { table: string; onRows: Say }) {
	const opening = useOpenPart(part, title, spec);
	return opening.kind === 'open' ? <Rows open={opening.open} table={table} onRows={onRows} /> : null;
}

function Rows({ open, table, onRows }: { open: OpenPart; table: string; onRows: Say }) {
	const rows = useRowsIn(open.doc, table);
	const part = useGridPart(open);
	const { id } = open.part;
	useLayoutEffect(() => onRows(id, { open: part, rows }), [onRows, id, part, rows]);
	useLayoutEffect(() => () => onRows(id, null), [onRows, id]);
	return null;
}

/** What a grid needs of an open part. That object is a new one at each drawing; what the grid needs changes seldom. */
export function useGridPart({ doc, editable, handle: { awareness } }: OpenPart): GridPart {
	return useMemo(() => ({ doc, awareness, editable }), [doc, awareness, editable]);
}
