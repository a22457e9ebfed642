import type { ThreadView } from '@renkei/api';
import { fieldsOf, rowsOf } from '@renkei/part-doc';
import type { PartSpec, Scalar } from '@renkei/plan';
import type * as Y from 'yjs';

/** What the place of a thread holds now. */
export interface PlaceValue {
	/** In words, as the quote of the thread was; null when it is empty. */
	readonly valueNow: string | null;
	/** Number of the cell's row as its table counts them, from 1; null for what is no cell and for a row that is gone. */
	readonly rowNumber: number | null;
	/** The row was deleted, or the field, column or figure is not there any more. */
	readonly gone: boolean;
}

/** By the id of the thread. */
export type PlaceValues = Readonly<Record<string, PlaceValue>>;

type ValueSpec = PartSpec['fields'][number] | PartSpec['tables'][number]['columns'][number];
/** A value as threads quote it; the empty text where there is none. */
export type Words = (spec: ValueSpec, value: Scalar | undefined) => string;

/** What is not there any more. */
const gone: PlaceValue = { valueNow: null, rowNumber: null, gone: true };

/** A value in words: the empty text is none. */
export const standing = (words: string, rowNumber: number | null = null): PlaceValue => ({
	valueNow: words === '' ? null : words,
	rowNumber,
	gone: false,
});

/** What a figure holds now; `words` is null for one that is not there any more. */
export function figureValue(words: string | null): PlaceValue {
	return words === null ? gone : standing(words);
}

/** Whether a thread is about a value that stands in a part's document. */
export function isOnValue({ place }: ThreadView): boolean {
	return place.kind === 'field' || place.kind === 'cell';
}

/**
 * What the fields and cells of a part's threads hold now.
 * @param words a value as comments quote it
 */
export function valuesIn(doc: Y.Doc, spec: PartSpec, threads: readonly ThreadView[], words: Words): PlaceValues {
	const fields = fieldsOf(doc);
	// Each table is read once, however many comments it has.
	const rows = new Map<string, ReturnType<typeof rowsOf>>();
	const rowsIn = (table: string) => {
		const known = rows.get(table) ?? rowsOf(doc, table).filter((row) => !row.deleted);
		rows.set(table, known);
		return known;
	};
	const nowOf = ({ place }: ThreadView): PlaceValue => {
		if (place.kind === 'field') {
			const field = spec.fields.find(({ key }) => key === place.key);
			return field === undefined ? gone : standing(words(field, fields.get(field.key)));
		}
		const table = spec.tables.find(({ key }) => key === place.key);
		const column = table?.columns.find(({ key }) => key === place.column);
		const at = table === undefined ? -1 : rowsIn(table.key).findIndex(({ id }) => id === place.row);
		const row = table === undefined ? undefined : rowsIn(table.key)[at];
		return column === undefined || row === undefined ? gone : standing(words(column, row.cells[column.key]), at + 1);
	};
	return Object.fromEntries(threads.filter(isOnValue).map((thread) => [thread.id, nowOf(thread)]));
}
