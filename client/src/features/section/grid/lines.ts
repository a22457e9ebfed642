import type { PartView, PartyView } from '@renkei/api';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { BlockRow } from '../rows/block.ts';

/** What a grid needs of an open part; the same object until one of these changes. */
export interface GridPart {
	readonly doc: Y.Doc;
	readonly awareness: Awareness | null;
	/** Whether this seat may write its rows. */
	readonly editable: boolean;
}

/** One part's rows of the table that a grid shows. */
export interface GridSource {
	readonly part: PartView;
	/** Whose part it is; null for the common part. */
	readonly owner: PartyView | null;
	/** Null while it is on its way, and where it cannot be had. */
	readonly open: GridPart | null;
	/** Its rows, deleted ones included. */
	readonly rows: readonly BlockRow[];
	/** Id of the row that stands ready to be written into; it comes into being with its first value. */
	readonly blank: string;
}

/** One line of a grid: a row of some part, or the one that stands ready. */
export interface GridLine {
	readonly key: string;
	readonly part: string;
	readonly row: BlockRow;
	/** Position among the part's rows that are there, from 0; the ready row comes after the last. */
	readonly at: number;
	readonly owner: PartyView | null;
	readonly editable: boolean;
	/** It stands ready and does not exist yet. */
	readonly blank: boolean;
	/** The first line of its part on the screen. */
	readonly first: boolean;
}

/** What is shown of the lines. */
export interface LineFilter {
	/** Words that a line must hold; empty for all. */
	readonly words: string;
	/** Code of the only body whose lines are shown; null for all. */
	readonly body: string | null;
	/** Lines of one body stand together, by a column that names bodies; null for the order of the rows. */
	readonly groupBy: string | null;
	/** Lines that stay although they do not fit: somebody is in one and fills it in, or came to another for its comment. */
	readonly keep?: readonly (string | null)[];
}

export const noFilter: LineFilter = { words: '', body: null, groupBy: null };

/** Key of a line. */
export const lineKey = (part: string, row: string): string => `${part}/${row}`;

/** Whether anything is hidden or stands elsewhere than its row does. */
export function isFiltered({ words, body, groupBy }: LineFilter): boolean {
	return words !== '' || body !== null || groupBy !== null;
}

/** Folds what a searching person does not tell apart: width, case, hiragana and katakana. */
export function folded(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

/**
 * The lines of a grid, part by part. Ready rows are there only while nothing is filtered: a new row could not be seen.
 * @param wordsOf all words of a line as they are shown
 * @param bodyOf the body that a line belongs to by its column `groupBy`, or by its part
 */
export function linesOf(
	sources: readonly GridSource[],
	filter: LineFilter,
	wordsOf: (line: GridLine) => string,
	bodyOf: (line: GridLine) => string | null,
): readonly GridLine[] {
	const lines = sources.flatMap(linesOfSource);
	if (!isFiltered(filter)) {
		return lines;
	}
	const wanted = folded(filter.words.trim());
	const fits = (line: GridLine) =>
		(filter.body === null || bodyOf(line) === filter.body) && (wanted === '' || folded(wordsOf(line)).includes(wanted));
	const kept = lines.filter((line) => !line.blank && (filter.keep?.includes(line.key) === true || fits(line)));
	const together =
		filter.groupBy === null ? kept : kept.toSorted((one, other) => compare(bodyOf(one) ?? '~', bodyOf(other) ?? '~'));
	return together.map((line, at) => ({ ...line, first: together[at - 1]?.part !== line.part }));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function linesOfSource({ part, owner, open, rows, blank }: GridSource): GridLine[] {
	const editable = open?.editable ?? false;
	const alive = rows.filter((row) => !row.deleted);
	const ready: readonly BlockRow[] = editable || alive.length === 0 ? [{ id: blank, deleted: false, cells: {} }] : [];
	return [...alive, ...ready].map((row, at) => ({
		key: lineKey(part.id, row.id),
		part: part.id,
		row,
		at,
		owner,
		editable,
		blank: at >= alive.length,
		first: at === 0,
	}));
}
