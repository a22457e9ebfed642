import type { PartView } from '@renkei/api';
import type { ValueColumn } from '../column-plan.ts';
import type { GridLine } from './lines.ts';

/** What comes of commenting on a cell: a comment, or why not. */
export type CommentAnswer = 'comment' | 'new-row' | 'not-here';

/**
 * Whether a cell can be commented on. The row that stands ready does not exist yet: a comment on it would stand on nothing.
 * @param part the part of the line
 */
export function commentAnswer(line: Pick<GridLine, 'blank'>, part: Pick<PartView, 'may'> | undefined): CommentAnswer {
	if (part?.may.includes('comment') !== true) {
		return 'not-here';
	}
	return line.blank ? 'new-row' : 'comment';
}

/** Name of a cell with its open comments; without any it stays what it is. */
export function nameWithComments(name: string, count: number, say: (name: string, count: number) => string): string {
	return count === 0 ? name : say(name, count);
}

/** The thread's line, if it is one of this table's. */
export function lineOfThread(
	open: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>,
	thread: string | null,
): string | null {
	if (thread === null) {
		return null;
	}
	const found = [...open].find(([, columns]) => [...columns.values()].some((ids) => ids.includes(thread)));
	return found?.[0] ?? null;
}

/** Open comments on one cell. */
export function threadsOn(
	open: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>,
	line: GridLine | null,
	column: ValueColumn | null,
): readonly string[] {
	return line === null || column === null ? none : (open.get(line.key)?.get(column.key) ?? none);
}

const none: readonly string[] = [];
