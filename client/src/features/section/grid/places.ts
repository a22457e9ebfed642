/** A cell of a grid: the key of its line and of its column. */
export interface GridPlace {
	readonly line: string;
	readonly column: string;
}

/** Lines and columns in the order of the screen. */
export interface GridShape {
	readonly lines: readonly string[];
	readonly columns: readonly string[];
}

/** A rectangle of cells, by positions; both ends belong to it. */
export interface GridRange {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** Where a key leads. */
export type Step =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'line-start'
	| 'line-end'
	| 'first'
	| 'last'
	/** The next cell to fill: right, at the end of the line on into the next. */
	| 'next'
	| 'previous';

/** The cell that a step leads to; at an edge it stays. Null only for a grid without cells. */
export function stepFrom(shape: GridShape, from: GridPlace | null, step: Step): GridPlace | null {
	const lastLine = shape.lines.length - 1;
	const lastColumn = shape.columns.length - 1;
	const at = positionOf(shape, from);
	const go = (line: number, column: number): GridPlace | null => placeAt(shape, clamp(line, lastLine), clamp(column, lastColumn));
	switch (step) {
		case 'up':
			return go(at.line - 1, at.column);
		case 'down':
			return go(at.line + 1, at.column);
		case 'left':
			return go(at.line, at.column - 1);
		case 'right':
			return go(at.line, at.column + 1);
		case 'line-start':
			return go(at.line, 0);
		case 'line-end':
			return go(at.line, lastColumn);
		case 'first':
			return go(0, 0);
		case 'last':
			return go(lastLine, lastColumn);
		case 'next':
			return at.column < lastColumn || at.line === lastLine ? go(at.line, at.column + 1) : go(at.line + 1, 0);
		case 'previous':
			return at.column > 0 || at.line === 0 ? go(at.line, at.column - 1) : go(at.line - 1, lastColumn);
	}
}

/** The rectangle between two cells, or of one. Null when a cell is no longer shown. */
export function rangeOf(shape: GridShape, active: GridPlace | null, anchor: GridPlace | null): GridRange | null {
	const one = active === null ? null : found(shape, active);
	if (one === null) {
		return null;
	}
	const other = (anchor === null ? null : found(shape, anchor)) ?? one;
	return {
		top: Math.min(one.line, other.line),
		bottom: Math.max(one.line, other.line),
		left: Math.min(one.column, other.column),
		right: Math.max(one.column, other.column),
	};
}

/** Number of cells. */
export function sizeOf({ top, bottom, left, right }: GridRange): number {
	return (bottom - top + 1) * (right - left + 1);
}

/** The cell at a position; null outside. */
export function placeAt(shape: GridShape, line: number, column: number): GridPlace | null {
	const lineKey = shape.lines[line];
	const columnKey = shape.columns[column];
	return lineKey === undefined || columnKey === undefined ? null : { line: lineKey, column: columnKey };
}

/** A cell that is no longer there counts as the first: its line was deleted or filtered away. */
function positionOf(shape: GridShape, place: GridPlace | null): { line: number; column: number } {
	const at = place === null ? null : found(shape, place);
	return at ?? { line: 0, column: Math.max(0, place === null ? 0 : shape.columns.indexOf(place.column)) };
}

function found(shape: GridShape, place: GridPlace): { line: number; column: number } | null {
	const line = shape.lines.indexOf(place.line);
	const column = shape.columns.indexOf(place.column);
	return line < 0 || column < 0 ? null : { line, column };
}

const clamp = (at: number, last: number): number => Math.max(0, Math.min(at, last));
