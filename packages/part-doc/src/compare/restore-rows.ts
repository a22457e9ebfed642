import type { SnapshotRow, TableSpec } from '@renkei/plan';
import * as Y from 'yjs';
import { isScalar } from '../read.ts';
import { rowKeys, tableOf } from '../roots.ts';
import { addRows, deleteRow, moveRow, restoreRow, rowsOf, setCell } from '../rows.ts';
import { alignEqual } from './align.ts';

/** Makes the rows of a table those of old, in their order: known ones by their ids, the others added under theirs. */
export function restoreRows(doc: Y.Doc, table: TableSpec, wanted: readonly SnapshotRow[]): void {
	const ids = new Set(wanted.map(({ id }) => id));
	for (const row of rowsOf(doc, table.key)) {
		if (!row.deleted && !ids.has(row.id)) {
			deleteRow(doc, table.key, row.id);
		}
	}
	for (const row of wanted) {
		restoreCells(doc, table, row);
	}
	restoreOrder(doc, table.key, wanted);
}

function restoreCells(doc: Y.Doc, { key: table, columns }: TableSpec, { id, cells }: SnapshotRow): void {
	const map = tableOf(doc, table).get(id);
	if (!(map instanceof Y.Map)) {
		return;
	}
	if (map.get(rowKeys.deleted) === true) {
		restoreRow(doc, table, id);
	}
	for (const { key } of columns) {
		const now: unknown = map.get(key);
		const old = cells[key] ?? null;
		if (old !== (isScalar(now) ? now : null)) {
			setCell(doc, table, id, key, old);
		}
	}
}

/** Adds the rows that are not there and moves the fewest of the others. */
function restoreOrder(doc: Y.Doc, table: string, wanted: readonly SnapshotRow[]): void {
	const standing = rowsOf(doc, table).map(({ id }) => id);
	const known = new Set(standing);
	const stay = new Set(
		alignEqual(
			standing,
			wanted.map(({ id }) => id),
		).map(([at]) => standing[at]),
	);
	let above: string | null = null;
	let missing: SnapshotRow[] = [];
	for (const row of [...wanted, null]) {
		if (row !== null && !known.has(row.id)) {
			missing.push(row);
			continue;
		}
		if (missing.length > 0) {
			addRows(doc, table, missing, above);
			above = missing.at(-1)?.id ?? above;
			missing = [];
		}
		if (row !== null) {
			// Rows of equal order follow their ids: what was put between two such stands below both.
			if (!stay.has(row.id) || !isBelow(doc, table, row.id, above)) {
				moveRow(doc, table, row.id, above);
			}
			above = row.id;
		}
	}
}

function isBelow(doc: Y.Doc, table: string, row: string, above: string | null): boolean {
	if (above === null) {
		return true;
	}
	const [upper, lower] = [orderOf(doc, table, above), orderOf(doc, table, row)];
	return upper < lower || (upper === lower && above < row);
}

/** As {@link rowsOf} reads it: a row that another program wrote may have none. */
function orderOf(doc: Y.Doc, table: string, row: string): string {
	const order: unknown = tableOf(doc, table).get(row)?.get(rowKeys.order);
	return typeof order === 'string' ? order : '';
}
