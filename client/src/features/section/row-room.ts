import { createContext, useContext, useLayoutEffect, useState } from 'react';

/** The column's widest content in rem (section.css), and the least for which columns are still chosen: below it rows stack. */
const WIDEST = 62.5;
const LEAST = 40;

/** Width of a table on the page in rem, before it is measured: an office screen. */
const OFFICE = 44.5;

const Room = createContext(OFFICE);

/** Hands the width to the tables inside. */
export const RoomProvider = Room.Provider;

/** Rem that a row of a table may take on this page. */
export function useRoom(): number {
	return useContext(Room);
}

/** The width of an element's content in rem, in steps of a half so that a moving edge does not rebuild the tables. */
export function useWidth(element: HTMLElement | null): number {
	const [width, setWidth] = useState(OFFICE);
	useLayoutEffect(() => {
		if (element === null) {
			return;
		}
		const measure = () => {
			const { paddingLeft, paddingRight } = getComputedStyle(element);
			const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
			const inside = (element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)) / rem;
			setWidth(Math.min(WIDEST, Math.max(LEAST, Math.floor(inside * 2) / 2)));
		};
		measure();
		const watch = new ResizeObserver(measure);
		watch.observe(element);
		return () => watch.disconnect();
	}, [element]);
	return width;
}
