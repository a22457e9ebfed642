import type { Scalar } from '@renkei/plan';
import type { ValueColumn } from '../column-plan.ts';
import { type EntryFault, narrowed } from '../values/entry.ts';
import type { TextCells } from './clipboard.ts';
import type { GridLine } from './lines.ts';
import { type CellWorld, readCell } from './read-cell.ts';

/** One value that would be written. */
export interface PastedValue {
	/** Position among the lines of the plan, from 0. */
	readonly at: number;
	readonly column: ValueColumn;
	readonly value: Scalar | null;
}

/** One cell whose text is no value of its column; it is kept in the cell as it came. */
export interface PastedFault {
	readonly at: number;
	readonly column: ValueColumn;
	readonly text: string;
	readonly fault: EntryFault;
}

/** Where the lines of a paste go: a line that is there, or a new row. */
export type PasteTarget = { readonly kind: 'line'; readonly line: GridLine } | { readonly kind: 'new' };

/** What a paste would do, before it is done. */
export interface PastePlan {
	/** Size of what came, without its heading. */
	readonly lines: number;
	readonly columns: number;
	/** The part whose rows are written. */
	readonly part: string;
	readonly targets: readonly PasteTarget[];
	readonly values: readonly PastedValue[];
	/** Every cell that something came for, also where it is what stands there. */
	readonly cells: readonly Pick<PastedValue, 'at' | 'column'>[];
	readonly faults: readonly PastedFault[];
	/** Rows that come into being. */
	readonly newRows: number;
	/** Values that stand there now and would be replaced. */
	readonly replaced: number;
	/** Columns for which there is no room. */
	readonly columnsOver: number;
	/** The first line names the columns. */
	readonly heading: boolean;
	/** Figures that end in 円, in columns of 千円: nobody but the person knows what they mean. */
	readonly inYen: number;
}

/** What the person has said about a paste. */
export interface PasteAnswers {
	/** Leave out the first line when it names the columns. */
	readonly skipHeading: boolean;
	/** How figures ending in 円 come into columns of 千円; null while it has not been said. */
	readonly yen: 'cut' | 'leave' | null;
}

/** The rows that a paste at this line would write, before it makes new ones. */
export function rowsBelow(lines: readonly GridLine[], line: GridLine): readonly GridLine[] {
	return lines.slice(lines.indexOf(line)).filter(({ part, blank }) => part === line.part && !blank);
}

/** A figure in yen, and no larger unit. */
const IN_YEN = /^[^千万億百]*円$/;
const isInYen = (text: string, column: ValueColumn): boolean => column.type === 'thousand-yen' && IN_YEN.test(narrowed(text));

/**
 * Plans a paste whose upper left cell is `line` and `column`. Only rows of that line's part are written: what goes beyond
 * its rows makes new ones. Cells that are no value are listed, not left out in silence.
 */
export function planPaste({
	cells,
	line,
	column,
	below,
	columns,
	answers,
	world,
}: {
	cells: TextCells;
	line: GridLine;
	column: string;
	/** Rows of that line's part from there on, itself first unless it stands ready. */
	below: readonly GridLine[];
	columns: readonly ValueColumn[];
	answers: PasteAnswers;
	world: CellWorld;
}): PastePlan {
	const from = Math.max(
		0,
		columns.findIndex(({ key }) => key === column),
	);
	const heading = isHeading(cells[0] ?? [], columns.slice(from));
	const body = heading && answers.skipHeading ? cells.slice(1) : cells;
	const width = Math.max(0, ...body.map((cell) => cell.length));
	const targets = body.map((_, at): PasteTarget => {
		const target = below[at];
		return target === undefined ? { kind: 'new' } : { kind: 'line', line: target };
	});
	const values: PastedValue[] = [];
	const faults: PastedFault[] = [];
	let inYen = 0;
	body.forEach((texts, at) => {
		texts.slice(0, columns.length - from).forEach((text, offset) => {
			const to = columns[from + offset] as ValueColumn;
			const yen = isInYen(text, to);
			inYen += yen ? 1 : 0;
			const entry = readCell(yen ? inThousands(text, answers.yen) : text, to, world);
			if (entry.kind === 'refused') {
				faults.push({ at, column: to, text, fault: entry.fault });
			} else {
				values.push({ at, column: to, value: entry.kind === 'value' ? entry.value : null });
			}
		});
	});
	const rowAt = (at: number) => {
		const target = targets[at];
		return target?.kind === 'line' ? target.line.row : null;
	};
	return {
		lines: body.length,
		columns: width,
		part: line.part,
		targets,
		cells: [...values, ...faults],
		values: values.filter(({ at, column: to, value }) => (rowAt(at)?.cells[to.key] ?? null) !== value),
		faults,
		newRows: targets.filter(({ kind }) => kind === 'new').length,
		replaced: values.filter(({ at, column: to, value }) => {
			const now = rowAt(at)?.cells[to.key];
			return now !== undefined && now !== '' && now !== value;
		}).length,
		columnsOver: Math.max(0, width - (columns.length - from)),
		heading,
		inYen,
	};
}

/** A line names the columns when most of its words are their titles. */
function isHeading(texts: readonly string[], columns: readonly ValueColumn[]): boolean {
	const named = texts.filter((text, at) => {
		const title = columns[at]?.title;
		return title !== undefined && withoutUnit(text) === narrowed(title);
	});
	return named.length > 0 && named.length * 2 > Math.min(texts.length, columns.length);
}

const withoutUnit = (text: string): string => narrowed(text).replace(/\s*\([^)]*\)$/, '');

/** 「1,234,567円」 as 千円: cut, as the person has chosen, or the figure as it stands, meant in 千円 all along. */
function inThousands(text: string, how: PasteAnswers['yen']): string {
	const figure = narrowed(text).replace(/円$/, '').trim();
	if (how !== 'cut') {
		return figure;
	}
	const digits = /^(\D*)(\d[\d,、]*)(?:\.\d+)?$/.exec(figure);
	return digits === null ? text : `${digits[1]}${Math.trunc(Number((digits[2] as string).replace(/[,、]/g, '')) / 1000)}`;
}
