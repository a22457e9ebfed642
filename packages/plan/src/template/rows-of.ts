import type { PartContent, Scalar } from '../canonical.ts';

/** One row of a table, as content has it. */
export type Row = Readonly<Record<string, Scalar>>;

/** The rows of a table of a part; none where the part or the table is not there. */
export function rowsOf(content: Pick<PartContent, 'tables'> | undefined, table: string): readonly Row[] {
	return content?.tables.find(({ key }) => key === table)?.rows ?? [];
}

/** A figure, or null for what is none. */
export function numberIn(value: Scalar | undefined): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Words, or null for white space and for what is none. */
export function wordsIn(value: Scalar | undefined): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
