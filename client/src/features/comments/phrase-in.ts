/** Longest comment in letters; the contract takes no more. */
const MOST_LETTERS = 4000;

/** What is chosen in a field; start and end are the same where only the caret stands. */
export interface Chosen {
	readonly start: number;
	readonly end: number;
}

/**
 * Words with a phrase where the caret stands, in the place of what is chosen, and where the caret stands behind it.
 * @returns null where they would become too long: half a phrase is worse than none
 */
export function phraseIn(text: string, phrase: string, { start, end }: Chosen): { text: string; caret: number } | null {
	const whole = text.slice(0, start) + phrase + text.slice(end);
	return whole.length > MOST_LETTERS ? null : { text: whole, caret: start + phrase.length };
}

/** Why words cannot be kept as a phrase; null when they can. */
export function faultOfPhrase(text: string, kept: readonly string[], most: number): 'nothing' | 'tooLong' | 'again' | null {
	const words = text.trim();
	return words === '' ? 'nothing' : words.length > most ? 'tooLong' : kept.includes(words) ? 'again' : null;
}
