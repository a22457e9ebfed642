import { useEffect } from 'react';

/** Sets the tab's title: 「節名｜計画名｜Renkei」. */
export function useDocumentTitle(parts: readonly string[]): void {
	const title = [...parts, 'Renkei'].join('｜');
	useEffect(() => {
		document.title = title;
	}, [title]);
}
