import type { Scalar } from '@renkei/plan';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { fieldsOf, type RowMap, rowKeys, tableOf } from './roots.ts';

export interface Row {
	readonly id: string;
	readonly order: string;
	/** A deleted row keeps its cells, so that a concurrent edit of it can be offered back (行を戻す). */
	readonly deleted: boolean;
	readonly cells: Readonly<Record<string, Scalar>>;
}

/** Rows in order, deleted ones included. Rows of equal order (two people added at once) follow their ids everywhere. */
export function rowsOf(doc: Y.Doc, table: string): Row[] {
	const rows: Row[] = [];
	for (const [id, map] of tableOf(doc, table).entries()) {
		if (map instanceof Y.Map) {
			rows.push(rowOf(id, map));
		}
	}
	return rows.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
}

function rowOf(id: string, map: RowMap): Row {
	const { [rowKeys.order]: order, [rowKeys.deleted]: deleted, ...cells } = map.toJSON() as Record<string, Scalar>;
	return { id, order: typeof order === 'string' ? order : '', deleted: deleted === true, cells };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A row to be added. Ids come from the caller: packages do not make them. */
export interface NewRow {
	readonly id: string;
	readonly cells: Readonly<Record<string, Scalar>>;
}

/** Adds a row after another (null: at the top). */
export function addRow(
	doc: Y.Doc,
	table: string,
	id: string,
	after: string | null,
	cells: Readonly<Record<string, Scalar>> = {},
): void {
	addRows(doc, table, [{ id, cells }], after);
}

/** Adds rows under each other after another (null: at the top), in one transaction. */
export function addRows(doc: Y.Doc, table: string, added: readonly NewRow[], after: string | null): void {
	doc.transact(() => {
		const orders = ordersAfter(doc, table, { after, moving: null, count: added.length });
		for (const [at, { id, cells }] of added.entries()) {
			const row: RowMap = new Y.Map();
			row.set(rowKeys.order, orders[at] as string);
			for (const [column, value] of Object.entries(cells)) {
				row.set(column, value);
			}
			tableOf(doc, table).set(id, row);
		}
	});
}

function ordersAfter(
	doc: Y.Doc,
	table: string,
	{ after, moving, count }: { after: string | null; moving: string | null; count: number },
): readonly string[] {
	const rows = rowsOf(doc, table).filter((row) => row.id !== moving);
	const at = after === null ? -1 : rows.findIndex((row) => row.id === after);
	const before = rows[at]?.order ?? null;
	// Equal orders (two concurrent adds) would leave no room between: go past them.
	const next = rows.slice(at + 1).find((row) => before === null || row.order > before)?.order ?? null;
	return keysBetween(before, next, count);
}

// A program without our library may have written any order, or none; a person's next row must still find its place.
function keysBetween(before: string | null, next: string | null, count: number): readonly string[] {
	try {
		return count === 1 ? [generateKeyBetween(before, next)] : generateNKeysBetween(before, next, count);
	} catch {
		return Array.from({ length: count }, (_, at) => `${before ?? ''}V${String(at).padStart(6, '0')}`);
	}
}

function inRow(doc: Y.Doc, table: string, row: string, change: (map: RowMap) => void): void {
	const map = tableOf(doc, table).get(row);
	if (map instanceof Y.Map) {
		doc.transact(() => change(map));
	}
}

/** Sets a cell, or empties it with null. */
export function setCell(doc: Y.Doc, table: string, row: string, column: string, value: Scalar | null): void {
	inRow(doc, table, row, (map) => (value === null ? map.delete(column) : map.set(column, value)));
}

/** Marks a row as deleted. */
export function deleteRow(doc: Y.Doc, table: string, row: string): void {
	inRow(doc, table, row, (map) => map.set(rowKeys.deleted, true));
}

/** Brings a deleted row back. */
export function restoreRow(doc: Y.Doc, table: string, row: string): void {
	inRow(doc, table, row, (map) => map.delete(rowKeys.deleted));
}

/** Moves a row behind another (null: to the top). */
export function moveRow(doc: Y.Doc, table: string, row: string, after: string | null): void {
	inRow(doc, table, row, (map) => map.set(rowKeys.order, ordersAfter(doc, table, { after, moving: row, count: 1 })[0] as string));
}

/** Sets a field, or empties it with null. */
export function setField(doc: Y.Doc, key: string, value: Scalar | null): void {
	doc.transact(() => (value === null ? fieldsOf(doc).delete(key) : fieldsOf(doc).set(key, value)));
}
