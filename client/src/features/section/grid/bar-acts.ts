import type { BarActs } from './grid-bar.tsx';
import type { GridDesk } from './grid-desk.ts';
import type { GridWork } from './grid-work.ts';
import type { GridLine } from './lines.ts';

/** Where new things go: the row of this person's cell if it can be written, else the first one that stands ready. */
export function ownLine(work: GridWork, lines: readonly GridLine[]): GridLine | null {
	return work.line?.editable === true ? work.line : (lines.find((line) => line.editable && line.blank) ?? null);
}

/** What the bar above the cells does. */
export function barActs({
	desk,
	work,
	lines,
	filtered,
	onPaste,
}: {
	desk: GridDesk;
	work: GridWork;
	lines: readonly GridLine[];
	filtered: boolean;
	onPaste: () => void;
}): BarActs {
	const unfiltered = (act: () => void) => (filtered ? work.say('filter-first') : act());
	return {
		add: () =>
			unfiltered(() => {
				const own = ownLine(work, lines);
				if (own !== null) {
					work.go({ line: desk.addRow(own.part, own), column: work.shape.columns[0] ?? '' });
				}
			}),
		remove: () => {
			if (work.line !== null) {
				desk.removeRow(work.line);
			}
		},
		move: (direction) => work.do({ kind: 'move-row', direction }),
		paste: () => unfiltered(onPaste),
		goBack: (how) => work.do({ kind: how }),
	};
}
