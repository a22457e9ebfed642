import type { Scalar } from '@renkei/plan';
import { readDate, readMonth, showDate, showMonth } from './date-entry.ts';
import { type Entry, emptyEntry, type ValueSpec } from './entry.ts';
import { readNumber, showNumber } from './number-entry.ts';

/** Reads what was typed into a field of this type. Free text is kept letter by letter. */
export function readEntry(text: string, spec: ValueSpec): Entry {
	switch (spec.type) {
		case 'number':
		case 'yen':
		case 'thousand-yen':
		case 'percent':
			return readNumber(text, spec);
		case 'date':
			return readDate(text);
		case 'month':
			return readMonth(text);
		default:
			return text.trim() === '' ? emptyEntry : { kind: 'value', value: text };
	}
}

/** A value as it stands on screen, without its unit; an absent one is the empty text. */
export function showValue(value: Scalar | null | undefined, spec: ValueSpec): string {
	if (value === null || value === undefined) {
		return '';
	}
	if (typeof value === 'number') {
		return showNumber(value);
	}
	if (typeof value === 'boolean') {
		return value ? 'はい' : 'いいえ';
	}
	switch (spec.type) {
		case 'date':
			return showDate(value);
		case 'month':
			return showMonth(value);
		default:
			return value;
	}
}

/** Whether values of this type are figures: right-aligned and of equal width. */
export function isFigure(spec: ValueSpec): boolean {
	return (
		(spec.type === 'number' && spec.refers === undefined) ||
		spec.type === 'yen' ||
		spec.type === 'thousand-yen' ||
		spec.type === 'percent'
	);
}
