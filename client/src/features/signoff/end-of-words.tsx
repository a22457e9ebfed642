import { useEffect, useRef } from 'react';

/** A mark after the words: tells once that the end of them has been on screen. */
export function EndOfWords({ onSeen }: { onSeen: () => void }) {
	const mark = useRef<HTMLDivElement>(null);
	const seen = useRef(onSeen);
	seen.current = onSeen;
	useEffect(() => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) {
					observer.disconnect();
					seen.current();
				}
			},
			// What lies under the bars of the page is not on screen.
			{ rootMargin: '-96px 0px -56px 0px' },
		);
		if (mark.current !== null) {
			observer.observe(mark.current);
		}
		return () => observer.disconnect();
	}, []);
	return <div ref={mark} className="end-of-words" />;
}
