import type { ReactNode } from 'react';

/** Id of the row of a figure. */
export const figurePlace = (figure: string): string => `figure-${figure}`;

/** Leads to a figure further down: opens its form where there is one, and gives it the focus. */
export function FigureLink({ figure, children }: { figure: string; children: ReactNode }) {
	const place = figurePlace(figure);
	return (
		<a
			href={`#${place}`}
			onClick={(event) => {
				const row = document.getElementById(place);
				if (row === null) {
					return;
				}
				event.preventDefault();
				const fold = row.querySelector('details');
				if (fold !== null) {
					fold.open = true;
				}
				row.scrollIntoView({ block: 'center' });
				const control = row.querySelector('input') ?? row.querySelector('summary') ?? row;
				control.focus({ preventScroll: true });
			}}
		>
			{children}
		</a>
	);
}
