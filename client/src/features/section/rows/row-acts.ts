import { addRow, deleteRow, moveRow, restoreRow, setCell, setField } from '@renkei/part-doc';
import type { Scalar } from '@renkei/plan';
import type * as Y from 'yjs';
import type { Block, BlockRow } from './block.ts';

/** Everything that can be done to the rows of a block. */
export interface RowActs {
	/** Sets a value. A row that does not exist yet is made with it, in the same step. */
	write(row: string, column: string, value: Scalar | null): void;
	add(row: string, after: string | null): void;
	remove(row: string): void;
	restore(row: string): void;
	/** Moves a row one place among those that are not deleted. */
	move(row: string, direction: 'up' | 'down'): void;
}

/** The acts on a block of a document; null where a block has a fixed row (a part's fields). */
export function rowActs(doc: Y.Doc, block: Block, rows: readonly BlockRow[]): RowActs {
	if (block.kind === 'fields') {
		const nothing = () => undefined;
		return {
			write: (_, column, value) => setField(doc, column, value),
			add: nothing,
			remove: nothing,
			restore: nothing,
			move: nothing,
		};
	}
	const table = block.spec.key;
	const alive = rows.filter((row) => !row.deleted);
	return {
		write(row, column, value) {
			if (rows.some((candidate) => candidate.id === row)) {
				setCell(doc, table, row, column, value);
			} else if (value !== null) {
				addRow(doc, table, row, alive.at(-1)?.id ?? null, { [column]: value });
			}
		},
		add: (row, after) => addRow(doc, table, row, after),
		remove: (row) => deleteRow(doc, table, row),
		restore: (row) => restoreRow(doc, table, row),
		move(row, direction) {
			const at = alive.findIndex((candidate) => candidate.id === row);
			const behind = direction === 'up' ? at - 2 : at + 1;
			if (at >= 0 && behind < alive.length && (direction === 'down' || at > 0)) {
				moveRow(doc, table, row, alive[behind]?.id ?? null);
			}
		},
	};
}
