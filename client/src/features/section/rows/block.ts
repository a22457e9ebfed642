import type { Scalar } from '@renkei/plan';

/** One row of a table on the screen. */
export interface BlockRow {
	readonly id: string;
	readonly deleted: boolean;
	readonly cells: Readonly<Record<string, Scalar>>;
}

/** Id of a field's control on the page. Lists of what is missing link to it, so it is made only of what they know. */
export function fieldPlaceId(part: string, field: string): string {
	return `field-${part}-${field}`;
}

/**
 * The same for a cell.
 * @param at position of the row among those that are not deleted, from 0
 */
export function cellPlaceId(part: string, table: string, column: string, at: number): string {
	return `cell-${part}-${table}.${column}-${at}`;
}

/** Id of a table on the page. */
export function tableId(part: string, table: string): string {
	return `table-${part}-${table}`;
}

/** Id of a part's prose on the page. */
export function proseId(part: string): string {
	return `prose-${part}`;
}
