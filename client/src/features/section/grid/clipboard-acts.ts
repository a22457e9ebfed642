import type { ClipboardEvent } from 'react';
import type { ValueColumn } from '../column-plan.ts';
import { cellsOf, htmlOf, plainCell, tsvOf } from './clipboard.ts';
import type { GridDesk } from './grid-desk.ts';
import type { GridWork } from './grid-work.ts';
import type { GridLine } from './lines.ts';
import { readCell } from './read-cell.ts';
import type { GridWords } from './use-grid-words.ts';

/** Copying, cutting and pasting with the keys of the system. While a cell is being written they are the field's own. */
export function clipboardActs({
	desk,
	work,
	lines,
	columns,
	words,
	filtered,
	onPaste,
}: {
	desk: GridDesk;
	work: GridWork;
	lines: readonly GridLine[];
	columns: readonly ValueColumn[];
	words: GridWords;
	filtered: boolean;
	/** Several cells came: they are shown before they are written. */
	onPaste: (text: string) => void;
}): Record<'onCopy' | 'onCut' | 'onPaste', (event: ClipboardEvent) => void> {
	const copy = (event: ClipboardEvent): boolean => {
		if (work.writing !== null || work.range === null) {
			return false;
		}
		const { top, bottom, left, right } = work.range;
		const cells = lines
			.slice(top, bottom + 1)
			.map(({ row }) =>
				columns.slice(left, right + 1).map((column) => plainCell(row.cells[column.key], words.value(row, column))),
			);
		event.preventDefault();
		event.clipboardData.setData('text/plain', tsvOf(cells));
		event.clipboardData.setData('text/html', htmlOf(cells));
		return true;
	};
	return {
		onCopy: copy,
		onCut: (event) => {
			if (copy(event)) {
				work.do({ kind: 'clear' });
			}
		},
		onPaste: (event) => {
			if (work.writing !== null || work.corner === null) {
				return;
			}
			const { line, column } = work.corner;
			event.preventDefault();
			const text = event.clipboardData.getData('text/plain');
			const cells = cellsOf(text);
			const read = (typed: string) => readCell(typed, column, words.world);
			if (!line.editable) {
				work.say('read-only');
			} else if (cells.length === 1 && cells[0]?.length === 1) {
				desk.happen(line, column, { kind: 'typed', text: cells[0][0] as string }, read);
				desk.happen(line, column, { kind: 'finished', leaves: true }, read);
			} else if (cells.length > 0) {
				filtered ? work.say('filter-first') : onPaste(text);
			}
		},
	};
}
