import { useEffect, useRef, useState } from 'react';
import { type GridPlace, type GridRange, type GridShape, placeAt, rangeOf, stepFrom } from './places.ts';

/** Where this person is, the other end of what is chosen if it is more than that cell, or that it is the whole table. */
export interface Chosen {
	readonly active: GridPlace | null;
	readonly anchor: GridPlace | null;
	readonly whole?: true;
}

export interface Places {
	/** Null only for a grid without cells. */
	readonly active: GridPlace | null;
	readonly anchor: GridPlace | null;
	readonly range: GridRange | null;
	/** The line in which this person was is gone. */
	readonly lost: boolean;
	setPlaces(chosen: Chosen): void;
	/** What begins in the cell that took the place of another makes it this person's. */
	settle(): void;
}

/** Where a person is in a grid whose lines come and go. */
export function usePlaces(shape: GridShape): Places {
	const [{ active: wanted, anchor, whole }, setPlaces] = useState<Chosen>({ active: null, anchor: null });
	const lost = wanted !== null && !shape.lines.includes(wanted.line);
	const index = useRef(0);
	// Where a line is gone its neighbour takes the place, so that the grid keeps its stop of the Tab key.
	const active = wanted !== null && !lost ? wanted : neighbour(shape, index.current, wanted);
	useEffect(() => {
		index.current = active === null ? 0 : shape.lines.indexOf(active.line);
	});
	const [from, to] = whole === true ? [stepFrom(shape, active, 'first'), stepFrom(shape, active, 'last')] : [active, anchor];
	return {
		active,
		anchor,
		range: rangeOf(shape, from, to),
		lost,
		setPlaces,
		settle() {
			if (active !== wanted) {
				setPlaces({ active, anchor: null });
			}
		},
	};
}

/** The cell that takes the place of one whose line is gone: in the line that stands there now. */
function neighbour(shape: GridShape, at: number, gone: GridPlace | null): GridPlace | null {
	const column = Math.max(0, gone === null ? 0 : shape.columns.indexOf(gone.column));
	return placeAt(shape, Math.max(0, Math.min(at, shape.lines.length - 1)), column);
}
