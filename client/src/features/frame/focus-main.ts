import { useEffect } from 'react';

/** The address that the application was entered by, and whether another has been shown since. */
let entered: string | null = null;
let moved = false;

/**
 * After a change of page inside the application the focus goes to the new page's content: its link went away with the old
 * page, and a keyboard or a screen reader would begin again above the bars. At the first page the skip link comes first.
 */
export function useFocusMain(): void {
	useEffect(() => {
		entered ??= window.location.pathname;
		moved ||= entered !== window.location.pathname;
		if (moved && (document.activeElement === null || document.activeElement === document.body)) {
			document.getElementById('main')?.focus({ preventScroll: true });
		}
	}, []);
}
