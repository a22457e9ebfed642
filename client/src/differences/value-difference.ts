import type { ColumnSpec, FieldSpec } from '@renkei/plan';
import { numberText } from '../text/values.ts';
import type { RowChangeView, ValueChangeView } from './part-changes.ts';

/** A number with its sign, as papers of a municipality write it: +14, △14. */
const signed = (value: number): string => (value > 0 ? `+${numberText(value)}` : numberText(value));

/** 0.1 + 0.2 is not 0.3; six digits are what the screens show. */
const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/**
 * By how much a number changed: 「+14（+2.3%）」. Null for what is no amount: words, days, and numbers that name a row.
 * @param wording of a share (「+2.3%」) and of points of a percentage (「+3ポイント」), in the reader's language
 */
export function differenceOf(
	{ before, after }: Pick<ValueChangeView, 'before' | 'after'>,
	spec: Pick<FieldSpec | ColumnSpec, 'type' | 'refers'> | undefined,
	wording: { readonly share: (amount: string, share: string) => string; readonly points: (amount: string) => string },
): string | null {
	if (typeof before !== 'number' || typeof after !== 'number' || spec?.refers !== undefined) {
		return null;
	}
	const by = rounded(after - before, 6);
	if (spec?.type === 'percent') {
		return wording.points(signed(by));
	}
	const share = before === 0 ? 0 : rounded((by / Math.abs(before)) * 100, 1);
	return share === 0 ? signed(by) : wording.share(signed(by), `${signed(share)}%`);
}

/** As many characters of a row as tell it from the others. */
const FIRST = 16;

/** The first words of a row as far as the change holds them: of an added row what it says now, of a removed one before. */
export function firstWords(
	{ kind, cells }: Pick<RowChangeView, 'kind' | 'cells'>,
	columns: readonly Pick<ColumnSpec, 'key' | 'type'>[],
): string | null {
	for (const { key, type } of columns) {
		const cell = cells.find((candidate) => candidate.key === key);
		const value = kind === 'removed' ? cell?.before : (cell?.after ?? cell?.before);
		if (typeof value === 'string' && value.trim() !== '' && type !== 'date' && type !== 'month' && type !== 'body') {
			const words = [...value.trim().replaceAll(/\s+/g, ' ')];
			return words.length > FIRST ? `${words.slice(0, FIRST).join('')}…` : words.join('');
		}
	}
	return null;
}
