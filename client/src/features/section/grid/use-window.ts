import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import type { GridLine } from './lines.ts';

/** Above this only the lines in sight are drawn, and each is one text line high. */
const TALL = 200;
/** Height of such a line in rem (grid.css). */
const LINE = 2.25;

/** A line to draw. */
export interface DrawnLine {
	/** Its position. */
	readonly at: number;
	/** Height in px of the lines before it that are not drawn. */
	readonly gap: number;
}

export interface GridWindow {
	readonly tall: boolean;
	readonly items: readonly DrawnLine[];
	/** Height in px of what is not drawn below. */
	readonly after: number;
}

/**
 * Which lines of a grid are drawn. The line in which this person is always is: its field holds the focus.
 * @param sought a line to bring into sight when it is named, or comes; the person's own stays where it is
 */
export function useWindow(
	box: RefObject<HTMLDivElement | null>,
	lines: readonly GridLine[],
	active: string | null,
	sought: string | null,
): GridWindow {
	const tall = lines.length > TALL;
	const at = lines.findIndex(({ key }) => key === active);
	const virtual = useVirtualizer({
		count: lines.length,
		enabled: tall,
		getScrollElement: () => box.current,
		estimateSize: () => LINE * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
		overscan: 12,
		rangeExtractor: (range) => {
			const shown = defaultRangeExtractor(range);
			return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((one, other) => one - other);
		},
	});
	// Rows that others add above must not scroll the page of somebody who reads elsewhere.
	const latest = useRef(at);
	latest.current = at;
	const soughtAt = lines.findIndex(({ key }) => key === sought);
	const latestSought = useRef(soughtAt);
	latestSought.current = soughtAt;
	useEffect(() => {
		const line = latest.current;
		if (tall && active !== null && line >= 0) {
			virtual.scrollToIndex(line);
		}
	}, [tall, active, virtual]);
	const isThere = soughtAt >= 0;
	useEffect(() => {
		if (tall && isThere && sought !== null) {
			virtual.scrollToIndex(latestSought.current, { align: 'center' });
		}
	}, [tall, sought, isThere, virtual]);
	if (!tall) {
		return { tall, items: lines.map((_, index) => ({ at: index, gap: 0 })), after: 0 };
	}
	const drawn = virtual.getVirtualItems();
	return {
		tall,
		items: drawn.map(({ index, start }, nth) => ({ at: index, gap: start - (drawn[nth - 1]?.end ?? 0) })),
		after: virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0),
	};
}
