import type { PartSpec } from '@renkei/plan';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { type OpenPart, useOpenPart } from '../open-part.ts';
import type { BlockRow } from '../rows/block.ts';
import { useRowsIn } from '../rows/watched.ts';
import { sectionName } from '../section-head.tsx';
import type { BodyPart } from '../section-layout.ts';
import { useSectionScope } from '../section-scope.tsx';

/** What one part says about its rows. */
export interface PartRows {
	readonly open: OpenPart;
	readonly rows: readonly BlockRow[];
}

/**
 * Opens the parts of all bodies for one table. A hook cannot be called for as many parts as there are, so each part has a
 * component that draws nothing and says what it has.
 * @returns what has been said so far, by part, and the components to put on the page
 */
export function useBodyRows(
	bodies: readonly BodyPart[],
	table: string,
	spec: PartSpec,
): { readonly known: ReadonlyMap<string, PartRows>; readonly readers: ReactNode } {
	const [known, setKnown] = useState<ReadonlyMap<string, PartRows>>(new Map());
	const onRows = useCallback((part: string, said: PartRows | null) => {
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
	const readers = bodies.map((body) => <PartReaderOf key={body.part.id} body={body} table={table} spec={spec} onRows={onRows} />);
	return { known, readers };
}

function PartReaderOf({
	body,
	table,
	spec,
	onRows,
}: {
	body: BodyPart;
	table: string;
	spec: PartSpec;
	onRows: (part: string, said: PartRows | null) => void;
}) {
	const { layout } = useSectionScope();
	const opening = useOpenPart(body.part, `${sectionName(layout.section)} ${body.party.name}`, spec);
	return opening.kind === 'open' ? <RowsOf open={opening.open} table={table} onRows={onRows} /> : null;
}

function RowsOf({
	open,
	table,
	onRows,
}: {
	open: OpenPart;
	table: string;
	onRows: (part: string, said: PartRows | null) => void;
}) {
	const rows = useRowsIn(open.doc, table);
	const { part, handle, doc, editable, saved, readOnly } = open;
	// The object is a new one at each drawing; what it says changes seldom.
	const same = useMemo(
		(): OpenPart => ({ part, handle, doc, editable, saved, readOnly }),
		[part, handle, doc, editable, saved, readOnly],
	);
	useLayoutEffect(() => onRows(part.id, { open: same, rows }), [onRows, part.id, same, rows]);
	useLayoutEffect(() => () => onRows(part.id, null), [onRows, part.id]);
	return null;
}
