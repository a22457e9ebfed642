import { valueAt } from '@renkei/part-doc';
import type { TableSpec } from '@renkei/plan';
import { type KeyboardEvent, useMemo } from 'react';
import { useText } from '../../../text/language.tsx';
import { placeCommentsText } from '../../../text/place-comments.ts';
import { useValueWords } from '../../../text/value-words.ts';
import { isCommentKey } from '../../../ui/index.ts';
import { type LineThreads, openInTable } from '../places/open-places.ts';
import { useSectionScope } from '../section-scope.tsx';
import { commentAnswer, lineOfThread } from './cell-comments.ts';
import type { GridWork } from './grid-work.ts';
import { type GridSource, lineKey } from './lines.ts';

/** The comments on the cells of one table. */
export interface CellComments {
	/** Open threads by line and column; the same until threads change. */
	readonly open: ReadonlyMap<string, LineThreads>;
	readonly active: string | null;
	/** Line of the active thread, if it stands in this table. */
	readonly activeLine: string | null;
	onThread(thread: string): void;
}

/** The open comments on the cells of one table, over all its parts. */
export function useCellComments(spec: TableSpec): CellComments {
	const { threads, activeThread, onActivateThread } = useSectionScope();
	const open = useMemo(() => openInTable(threads, spec.key, lineKey), [threads, spec.key]);
	const activeLine = lineOfThread(open, activeThread);
	return { open, active: activeLine === null ? null : activeThread, activeLine, onThread: onActivateThread };
}

/** Commenting on the chosen cell: by the bar (null where nobody's rows may be commented on) and by Ctrl+Alt+M. */
export function useCommenting(
	spec: TableSpec,
	sources: readonly GridSource[],
	work: GridWork,
): { readonly comment: (() => void) | null; readonly onKeyDown: (event: KeyboardEvent) => void } {
	const t = useText(placeCommentsText);
	const { plan, onComment } = useSectionScope();
	const words = useValueWords(plan.parties);
	const comment = () => {
		const { line, column } = work;
		if (line === null || column === null) {
			return;
		}
		const source = sources.find(({ part }) => part.id === line.part);
		const answer = commentAnswer(line, source?.part);
		if (source === undefined || answer !== 'comment') {
			work.say(answer === 'new-row' ? 'comment-new-row' : 'comment-not-here');
			return;
		}
		// What was being typed is written first: the comment is about what then stands there.
		work.leave();
		const place = { table: spec.key, row: line.row.id, column: column.key };
		const value = source.open === null ? line.row.cells[column.key] : valueAt(source.open.doc, place);
		onComment(source.part, {
			kind: 'cell',
			...place,
			title: t.cellTitle(spec.title, column.title),
			quote: words.alone(column, value),
		});
	};
	return {
		comment: sources.some(({ part }) => part.may.includes('comment')) ? comment : null,
		onKeyDown(event) {
			if (isCommentKey(event)) {
				event.preventDefault();
				comment();
			}
		},
	};
}
