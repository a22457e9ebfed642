import type { ValueColumn } from '../column-plan.ts';
import { ownLine } from './bar-acts.ts';
import type { GridDesk } from './grid-desk.ts';
import type { GridWork } from './grid-work.ts';
import type { GridLine } from './lines.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { planPaste, rowsBelow } from './paste-plan.ts';
import type { GridWords } from './use-grid-words.ts';

/** Where a paste was asked for: rows may move, come and go while the dialog is open. */
export interface PasteAt {
	/** What came with the keys; null when the person pastes it into the dialog. */
	readonly text: string | null;
	readonly line: string;
	readonly column: string;
	/** Keys of the rows that it would write. */
	readonly below: readonly string[];
}

/** Where a paste would begin now; null where nothing can be written. */
export function pastePlace(work: GridWork, lines: readonly GridLine[]): Omit<PasteAt, 'text'> | null {
	const chosen = work.corner?.line.editable === true ? work.corner : null;
	const line = chosen?.line ?? ownLine(work, lines);
	return line === null
		? null
		: {
				line: line.key,
				column: chosen?.column.key ?? work.shape.columns[0] ?? '',
				below: rowsBelow(lines, line).map(({ key }) => key),
			};
}

/** The dialog before a paste. */
export function Pasting({
	at,
	desk,
	work,
	lines,
	columns,
	words,
	onClose,
}: {
	at: PasteAt;
	desk: GridDesk;
	work: GridWork;
	lines: readonly GridLine[];
	columns: readonly ValueColumn[];
	words: GridWords;
	onClose: () => void;
}) {
	const line = lines.find(({ key }) => key === at.line);
	const below = at.below.flatMap((key) => lines.find((one) => one.key === key) ?? []);
	const go = (to: string) => work.go({ line: to, column: at.column });
	return (
		<PasteDialog
			text={at.text}
			planOf={(cells, answers) =>
				line?.editable === true && below.length === at.below.length
					? planPaste({ cells, line, column: at.column, below, columns, answers, world: words.world })
					: null
			}
			onClose={() => {
				onClose();
				go(at.line);
			}}
			onPaste={(plan) => {
				const keys = desk.paste(plan);
				onClose();
				go(keys[0] ?? at.line);
			}}
		/>
	);
}
