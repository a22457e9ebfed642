import type { Scalar } from '@renkei/plan';
import type { ValueColumn } from '../column-plan.ts';
import type { NamedRow } from '../rows/references.tsx';
import { type Entry, emptyEntry, narrowed } from '../values/entry.ts';
import { readEntry } from '../values/value-entry.ts';

/** Whom and what a cell may name. */
export interface CellWorld {
	readonly bodies: readonly { readonly code: string; readonly name: string; readonly shortName: string }[];
	/** Rows that the numbers of a column name; none for a column that names no rows. */
	readonly named: (column: ValueColumn) => readonly NamedRow[];
}

/** One thing that a cell may hold. */
export interface CellOption {
	readonly value: Scalar;
	readonly words: string;
}

/** What a cell may hold, for columns with a closed list; null for free ones. */
export function optionsOf(column: ValueColumn, world: CellWorld): readonly CellOption[] | null {
	switch (column.type) {
		case 'flag':
			return [
				{ value: true, words: 'はい' },
				{ value: false, words: 'いいえ' },
			];
		case 'body':
			return world.bodies.map(({ code, name }) => ({ value: code, words: name }));
		case 'choice':
			return (column.choices ?? []).map((choice) => ({ value: choice, words: choice }));
		default: {
			const named = world.named(column);
			return named.length === 0 ? null : named.map(({ number, words }) => ({ value: number, words }));
		}
	}
}

/**
 * Reads what was typed into a cell or comes from a spreadsheet. Of a closed list the whole words are read, a body by its
 * short name or code too, a row by its number; nothing is guessed from a part of a word.
 */
export function readCell(text: string, column: ValueColumn, world: CellWorld): Entry {
	const options = optionsOf(column, world);
	if (options === null) {
		const plain = column.type === 'long' ? text.replace(/\r\n?/g, '\n') : text.replace(/\s*[\r\n]+\s*/g, ' ');
		return readEntry(plain, column);
	}
	const wanted = narrowed(text);
	if (wanted === '') {
		return emptyEntry;
	}
	const option = options.find(
		({ value, words }) =>
			narrowed(words) === wanted || narrowed(String(value)) === wanted || aliases(column, value, world).includes(wanted),
	);
	return option === undefined ? { kind: 'refused', fault: 'not-a-choice' } : { kind: 'value', value: option.value };
}

/** Other words for the same that stand in papers. */
function aliases(column: ValueColumn, value: Scalar, world: CellWorld): readonly string[] {
	switch (column.type) {
		case 'flag':
			return value === true ? ['○', '〇', '有', 'あり', 'true'] : ['×', '✕', '無', 'なし', 'false'];
		case 'body':
			return world.bodies.filter(({ code }) => code === value).map(({ shortName }) => narrowed(shortName));
		default:
			return [];
	}
}

/** A value as it stands in its cell; an absent one is the empty text. */
export function wordsOf(
	value: Scalar | undefined,
	column: ValueColumn,
	world: CellWorld,
	show: (value: Scalar) => string,
): string {
	if (value === undefined || value === '') {
		return '';
	}
	return optionsOf(column, world)?.find((option) => option.value === value)?.words ?? show(value);
}
