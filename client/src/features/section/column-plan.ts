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

/** Whether a figure only numbers the rows. */
function isOrdinal(column: ValueColumn): boolean {
	return column.type === 'number' && (column.title === '番号' || column.title === 'No');
}

/**
 * Width in rem at which a value's usual content is not cut, in a field with its padding; null for words, which share
 * what is left.
 */
export function widthOf(column: ValueColumn): number | null {
	if (column.refers !== undefined) {
		return null;
	}
	switch (column.type) {
		case 'text':
			return isUnit(column) ? 4.25 : null;
		case 'long':
			return null;
		case 'choice':
			return choiceWidth(column.choices ?? []);
		case 'date':
			return 10;
		case 'body':
			return 7.75;
		case 'month':
			return 8;
		case 'yen':
			return 6.5;
		default:
			return isOrdinal(column) ? 3.75 : 5.25;
	}
}

/** Letters that a choice may have beside each other; longer ones wrap. The arrow and the padding take the rest. */
const CHOICE_LETTERS = { least: 3, most: 6 };

function choiceWidth(choices: readonly string[]): number {
	const longest = Math.max(0, ...choices.map((choice) => choice.length));
	return Math.min(CHOICE_LETTERS.most, Math.max(CHOICE_LETTERS.least, longest)) + 3;
}

/** Least width of words in rem. */
const WORDS = 7.25;

/**
 * Chooses the columns that stand under each other for comparison: in the template's order, the needed ones first, as
 * many as fit. Prose never does, unless there is nothing else: it would make every row as high as its longest text.
 * @param room rem that the cells may take together
 */
export function columnPlan(columns: readonly ValueColumn[], room: number): ColumnPlan {
	const chosen = new Set<ValueColumn>();
	let left = room;
	const short = columns.filter((one) => one.type !== 'long');
	for (const column of [...short.filter((one) => one.required), ...short.filter((one) => !one.required)]) {
		const width = widthOf(column) ?? WORDS;
		if (width > left) {
			// A later, narrower column must not stand where a more important one has been left out.
			break;
		}
		chosen.add(column);
		left -= width;
	}
	const first = columns[0];
	if (chosen.size === 0 && first !== undefined) {
		chosen.add(first);
	}
	const under = columns.filter((one) => !chosen.has(one));
	// Short values first: between long ones each would take a line of its own.
	const long = under.filter((one) => one.type === 'long');
	return {
		beside: columns.filter((one) => chosen.has(one)),
		under: [...under.filter((one) => !long.includes(one)), ...long],
	};
}
