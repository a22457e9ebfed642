import { useEffect, useRef } from 'react';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { Button } from '../../../ui/index.ts';
import type { ValueColumn } from '../column-plan.ts';
import type { BlockRow } from '../rows/block.ts';
import type { GridSource } from './lines.ts';

/** Rows that stood here while the page was open and were deleted since, by whomever: they can be brought back. */
export function GoneRows({
	title,
	sources,
	columns,
	wordsOf,
	onRestore,
}: {
	/** What a row without words is called. */
	title: string;
	sources: readonly GridSource[];
	columns: readonly ValueColumn[];
	wordsOf: (row: BlockRow, column: ValueColumn) => string;
	onRestore: (part: string, row: string) => void;
}) {
	const t = useText(gridText);
	const f = useText(fieldText);
	const seen = useRef(new Set<string>());
	useEffect(() => {
		for (const row of sources.flatMap(({ rows }) => rows)) {
			if (!row.deleted) {
				seen.current.add(row.id);
			}
		}
	}, [sources]);
	const gone = sources.flatMap(({ part, open, rows }) =>
		open?.editable === true
			? rows.filter((row) => row.deleted && seen.current.has(row.id)).map((row) => ({ part: part.id, row }))
			: [],
	);
	if (gone.length === 0) {
		return null;
	}
	const called = (row: BlockRow) => {
		const words = columns.map((column) => wordsOf(row, column)).find((said) => said !== '');
		return words === undefined ? title : `「${words.slice(0, 20)}」`;
	};
	return (
		<ul className="grid__gone" aria-label={t.gone}>
			{gone.map(({ part, row }) => (
				<li key={row.id}>
					<span>{f.deleted(called(row))}</span>
					<Button size="xs" aria-label={f.restoreNamed(called(row))} onClick={() => onRestore(part, row.id)}>
						{f.restoreRow}
					</Button>
				</li>
			))}
		</ul>
	);
}
