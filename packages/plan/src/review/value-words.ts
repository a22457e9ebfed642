import type { PartyCode } from '../parties/types.ts';
import { unitOf, type ValueSpec, valueText } from '../values/value-text.ts';

/** Longest quote of a value, in letters. A longer value is cut with 「…」; the whole of it stands in the plan. */
const MOST_LETTERS = 2000;

/**
 * The value of a field or cell as it is read where it stands alone, as threads and papers quote it: a number with its
 * unit, a flag as はい or いいえ, a body by its name, a day in the Japanese calendar.
 * @param value as a document holds it: whatever a program wrote there
 * @param nameOf name of a party by its code, or the code where there is none
 * @returns null for what says nothing: white space, an absent value, and what is no value at all
 */
export function valueWords(value: unknown, spec: ValueSpec, nameOf: (code: PartyCode) => string): string | null {
	if (typeof value === 'boolean') {
		return valueText(spec, value);
	}
	if (typeof value === 'number') {
		return Number.isFinite(value) ? `${valueText(spec, value)}${unitOf(spec) ?? ''}` : null;
	}
	if (typeof value !== 'string' || value.trim() === '') {
		return null;
	}
	return cut(spec.type === 'body' ? nameOf(value) : valueText(spec, value));
}

function cut(words: string): string {
	const letters = [...words];
	return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : words;
}
