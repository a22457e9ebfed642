import type { ColumnSpec, FieldSpec } from '@renkei/plan';

/** A field or a column: both are a named value of a type. */
export type ValueColumn = ColumnSpec | FieldSpec;

/** Which values of a row stand beside each other, and which open under it. */
export interface ColumnPlan {
	readonly beside: readonly ValueColumn[];
	readonly under: readonly ValueColumn[];
}

/** 単位, 単位の数量: a word of one or two letters. */
export function isUnit(column: ValueColumn): boolean {
	return column.type === 'text' && column.title.endsWith('単位');
}

/** Least width of a value in rem, at which its usual content is not cut. */
function widthOf(column: ValueColumn): number {
	switch (column.type) {
		case 'text':
			return isUnit(column) ? 3.5 : 7.5;
		case 'choice':
		case 'body':
		case 'date':
			return 7;
		case 'month':
			return 6;
		case 'long':
			return Number.POSITIVE_INFINITY;
		default:
			return 5;
	}
}

/**
 * Chooses the columns that stand under each other for comparison: in the template's order, the needed ones first, as
 * many as fit. Prose never does: it would make every row as high as its longest text.
 * @param room rem that the cells may take together
 */
export function columnPlan(columns: readonly ValueColumn[], room: number): ColumnPlan {
	const chosen = new Set<ValueColumn>();
	let left = room;
	for (const column of [...columns.filter((one) => one.required), ...columns.filter((one) => !one.required)]) {
		const width = widthOf(column);
		if (width === Number.POSITIVE_INFINITY) {
			continue;
		}
		if (width > left) {
			// A later, narrower column must not stand where a more important one has been left out.
			break;
		}
		chosen.add(column);
		left -= width;
	}
	const under = columns.filter((one) => !chosen.has(one));
	// Short values first: between long ones each would take a line of its own.
	const long = under.filter((one) => one.type === 'long');
	return { beside: columns.filter((one) => chosen.has(one)), under: [...under.filter((one) => !long.includes(one)), ...long] };
}
