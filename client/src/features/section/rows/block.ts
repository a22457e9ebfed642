import type { FieldSpec, PartSpec, Scalar, TableSpec } from '@renkei/plan';
import type { ValueColumn } from '../column-plan.ts';

/** A block of values that is shown as one table: the rows of a table, or a part's scalar fields as a single row. */
export type Block =
	| { readonly kind: 'table'; readonly spec: TableSpec }
	| { readonly kind: 'fields'; readonly fields: readonly FieldSpec[] };

export interface BlockRow {
	readonly id: string;
	readonly deleted: boolean;
	readonly cells: Readonly<Record<string, Scalar>>;
}

/** Blocks of a body's part, in the template's order: fields first. */
export function blocksOf(spec: PartSpec): readonly Block[] {
	const tables = spec.tables.map((table): Block => ({ kind: 'table', spec: table }));
	return spec.fields.length === 0 ? tables : [{ kind: 'fields', fields: spec.fields }, ...tables];
}

/** Key that tells the blocks of one part apart. */
export function blockKey(block: Block): string {
	return block.kind === 'table' ? block.spec.key : 'fields';
}

export function columnsOf(block: Block): readonly ValueColumn[] {
	return block.kind === 'table' ? block.spec.columns : block.fields;
}

/**
 * Id of a value's control on the page. Lists of what is missing link to it, so it is made only of what they know.
 * @param at position of the row among those that are not deleted, from 0
 */
export function placeId(part: string, block: Block, column: string, at: number): string {
	return block.kind === 'table' ? `cell-${part}-${block.spec.key}.${column}-${at}` : `field-${part}-${column}`;
}

/** Id of a table on the page. */
export function tableId(part: string, table: string): string {
	return `table-${part}-${table}`;
}

/** Id of a part's prose on the page. */
export function proseId(part: string): string {
	return `prose-${part}`;
}
