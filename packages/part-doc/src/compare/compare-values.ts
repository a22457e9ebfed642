import type { PartSnapshot, PartSpec, RowChange, Scalar, SnapshotRow, TableSpec, ValueChange } from '@renkei/plan';
import { alignEqual } from './align.ts';

type Values = Readonly<Record<string, Scalar>>;

/** Fields with another value, in the order of the template. */
export function compareFields(before: PartSnapshot, after: PartSnapshot, spec: PartSpec): ValueChange[] {
	return changedValues(before.fields, after.fields, spec.fields);
}

function changedValues(before: Values, after: Values, keys: readonly { readonly key: string }[]): ValueChange[] {
	return keys.flatMap(({ key }) => {
		const change = { key, before: before[key] ?? null, after: after[key] ?? null };
		return change.before === change.after ? [] : [change];
	});
}

/** Rows that came, went, have other cells or stand elsewhere among those that stayed; table by table. */
export function compareRows(before: PartSnapshot, after: PartSnapshot, spec: PartSpec): RowChange[] {
	return spec.tables.flatMap((table) => {
		const rows = ({ tables }: PartSnapshot): readonly SnapshotRow[] => tables.find(({ key }) => key === table.key)?.rows ?? [];
		return compareTable(rows(before), rows(after), table);
	});
}

const nothing: Values = {};

/** In the order of the newer rows, those that went where they stood. */
function compareTable(
	before: readonly SnapshotRow[],
	after: readonly SnapshotRow[],
	{ key: table, columns }: TableSpec,
): RowChange[] {
	const old = new Map(before.map((row) => [row.id, row.cells]));
	const now = new Set(after.map((row) => row.id));
	const stayed = before.filter((row) => now.has(row.id)).map((row) => row.id);
	const standing = after.filter((row) => old.has(row.id)).map((row) => row.id);
	const kept = new Set(alignEqual(stayed, standing).map(([at]) => stayed[at]));
	const gone = goneAfter(before, now);
	const removed = (after: string | null): RowChange[] =>
		(gone.get(after) ?? []).flatMap(({ id, cells, number }) => {
			const values = changedValues(cells, nothing, columns);
			return values.length === 0 ? [] : [{ kind: 'removed' as const, table, row: id, number, cells: values }];
		});
	const changes = after.flatMap(({ id: row, cells: values }, at): RowChange[] => {
		const was = old.get(row);
		const cells = changedValues(was ?? nothing, values, columns);
		const moved = was !== undefined && !kept.has(row);
		const own: RowChange[] =
			cells.length > 0
				? [{ kind: was === undefined ? 'added' : 'changed', table, row, number: at + 1, cells }]
				: moved
					? [{ kind: 'moved', table, row, number: at + 1, cells }]
					: [];
		return [...own, ...removed(row)];
	});
	return [...removed(null), ...changes];
}

/** Rows that went, by the last row above them that stayed. */
function goneAfter(
	before: readonly SnapshotRow[],
	now: ReadonlySet<string>,
): ReadonlyMap<string | null, readonly (SnapshotRow & { readonly number: number })[]> {
	const gone = new Map<string | null, (SnapshotRow & { readonly number: number })[]>();
	let above: string | null = null;
	for (const [at, row] of before.entries()) {
		if (now.has(row.id)) {
			above = row.id;
		} else {
			gone.set(above, [...(gone.get(above) ?? []), { ...row, number: at + 1 }]);
		}
	}
	return gone;
}
