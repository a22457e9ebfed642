import type { PartyCode } from '../parties/types.ts';

/**
 * Whether a party may ask the others for what is missing: the 代表団体, which collects. Everybody else comments on a part
 * as ever; what a seat may do with a part is not widened by this.
 */
export function mayInquire(party: PartyCode, representative: PartyCode | null): boolean {
	return representative !== null && party === representative;
}

/** How many gaps a sentence names before it counts the rest. */
const MOST_NAMED = 5;

/**
 * What an inquiry says to one body: the words that are the same for all, and its own gaps.
 * @param gaps titles of the questions, in the order of the part
 */
export function inquiryText(words: string, gaps: readonly string[]): string {
	const own = [...new Set(gaps)];
	if (own.length === 0) {
		return words.trim();
	}
	const named = own.slice(0, MOST_NAMED).join('、');
	const rest = own.length > MOST_NAMED ? `ほか${own.length - MOST_NAMED}件` : '';
	return `${words.trim()}\n空いている欄：${named}${rest === '' ? '' : `、${rest}`}`;
}
