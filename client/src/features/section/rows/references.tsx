import type { RowReference } from '@renkei/plan';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { usePart } from '../../../sync/index.ts';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import type { ValueColumn } from '../column-plan.ts';
import { useSectionScope } from '../section-scope.tsx';
import type { BlockRow } from './block.ts';
import { useRowsIn } from './watched.ts';

/** A row of the common part that a number names, in the words a person knows it by. */
export interface NamedRow {
	readonly number: number;
	/** 「1 登録者数（人）」 */
	readonly words: string;
}

const none: readonly NamedRow[] = [];
const Named = createContext<readonly NamedRow[]>(none);

/** The rows that the numbers of this column name; none for a column that names no rows. */
export function useNamedRows(): (column: ValueColumn) => readonly NamedRow[] {
	const named = useContext(Named);
	return useCallback((column) => (column.refers === undefined ? none : named), [named]);
}

/**
 * Lets the rows inside say what their numbers name: 「2」 alone tells a reader nothing. A table has at most one such column.
 */
export function ReferredRows({ columns, children }: { columns: readonly ValueColumn[]; children: ReactNode }) {
	const trunk = useSectionScope().layout.trunk?.part.id;
	const refers = columns.find((column) => column.refers !== undefined)?.refers;
	return refers === undefined || trunk === undefined ? (
		children
	) : (
		<OfTrunk trunk={trunk} refers={refers}>
			{children}
		</OfTrunk>
	);
}

/** The page names the part where it shows it. */
const unnamed = {};

function OfTrunk({ trunk, refers, children }: { trunk: string; refers: RowReference; children: ReactNode }) {
	const t = useText(fieldText);
	const rows = useRowsIn(usePart(trunk, unnamed).doc, refers.table);
	const named = useMemo(() => namedRows(rows, refers, t.withUnit), [rows, refers, t]);
	return <Named value={named}>{children}</Named>;
}

/** Rows that have a number and are still there, in the order of the table. */
export function namedRows(
	rows: readonly BlockRow[],
	refers: RowReference,
	withUnit: (title: string, unit: string) => string,
): readonly NamedRow[] {
	return rows.flatMap(({ deleted, cells }) => {
		const number = cells[refers.number];
		if (deleted || typeof number !== 'number') {
			return [];
		}
		const name = `${number} ${cells[refers.name] ?? ''}`.trim();
		const unit = refers.unit === undefined ? undefined : cells[refers.unit];
		return [{ number, words: unit === undefined || unit === '' ? name : withUnit(name, String(unit)) }];
	});
}
