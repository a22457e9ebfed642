import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { GridLine } from './lines.ts';

/** Above this only the lines in sight are drawn, and each is one text line high. */
const TALL = 200;
/** Height of such a line in rem (grid.css). */
const LINE = 2.25;

export interface GridWindow {
	readonly tall: boolean;
	/** Positions of the lines to draw. */
	readonly items: readonly number[];
	/** Heights in px of what is not drawn above and below. */
	readonly before: number;
	readonly after: number;
}

/** Which lines of a grid are drawn. The line in which this person is always is: its field holds the focus. */
export function useWindow(box: RefObject<HTMLDivElement | null>, lines: readonly GridLine[], active: string | null): GridWindow {
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
	useEffect(() => {
		if (tall && at >= 0) {
			virtual.scrollToIndex(at);
		}
	}, [tall, at, virtual]);
	if (!tall) {
		return { tall, items: lines.map((_, index) => index), before: 0, after: 0 };
	}
	const items = virtual.getVirtualItems();
	const [first, last] = [items[0], items.at(-1)];
	return {
		tall,
		items: items.map(({ index }) => index),
		before: first?.start ?? 0,
		after: last === undefined ? 0 : virtual.getTotalSize() - last.end,
	};
}
