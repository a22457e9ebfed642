import type { PartyView } from '@renkei/api';
import type { TableSpec } from '@renkei/plan';
import { useMemo } from 'react';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { unitOf } from '../../../text/values.ts';
import type { ValueColumn } from '../column-plan.ts';
import type { BlockRow } from '../rows/block.ts';
import { useNamedRows } from '../rows/references.tsx';
import { showValue } from '../values/value-entry.ts';
import type { GridLine } from './lines.ts';
import { type CellWorld, wordsOf } from './read-cell.ts';

/** What columns, rows and cells of one table are called, and how values stand in them. */
export interface GridWords {
	readonly world: CellWorld;
	title(column: ValueColumn): string;
	row(line: GridLine): string;
	/** Name of a cell, with what stands in it: a screen reader reads nothing else of it. */
	cell(column: ValueColumn, row: string, said: string): string;
	value(row: Pick<BlockRow, 'cells'>, column: ValueColumn): string;
}

/** The words of one table; the same object until language, bodies or named rows change. */
export function useGridWords(spec: TableSpec, members: readonly PartyView[]): GridWords {
	const t = useText(gridText);
	const f = useText(fieldText);
	const named = useNamedRows();
	return useMemo(() => {
		const world: CellWorld = { bodies: members, named };
		const title = (column: ValueColumn) => {
			const unit = unitOf(column);
			return unit === null ? column.title : f.withUnit(column.title, unit);
		};
		return {
			world,
			title,
			row(line) {
				const of = line.owner === null ? spec.title : `${line.owner.name} ${spec.title}`;
				return line.blank && line.editable ? t.readyRow(of) : f.rowName(of, line.at + 1);
			},
			cell: (column, row, said) => t.cellWith(f.cell(title(column), row), said === '' ? t.empty : said),
			value: (row, column) => wordsOf(row.cells[column.key], column, world, (value) => showValue(value, column)),
		};
	}, [spec, members, named, t, f]);
}
