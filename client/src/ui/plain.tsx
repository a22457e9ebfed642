import type { ReactNode } from 'react';

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
	return <span className="ui-hidden">{children}</span>;
}

/** First stop of the Tab key: jumps to the `main` with id `main`. */
export function SkipLink({ children }: { children: ReactNode }) {
	return (
		<a className="ui-skip" href="#main">
			{children}
		</a>
	);
}

/** The badge 練習用 (its word is handed in). */
export function Badge({ children }: { children: ReactNode }) {
	return <span className="ui-practice">{children}</span>;
}

/** Bars in place of content that has been awaited for more than 300 ms. */
export function Bones({ rows = 4, label }: { rows?: number; label: string }) {
	return (
		<div className="ui-bones" role="status" aria-label={label}>
			{Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
				<span key={key} style={{ width: `${90 - (row % 3) * 15}%` }} />
			))}
		</div>
	);
}
