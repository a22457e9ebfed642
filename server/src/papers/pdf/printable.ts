import type { FontLetters } from './font-letters.ts';

/** What a template is given: JSON, of which every text is shown as it is. */
export type PaperData = null | boolean | number | string | readonly PaperData[] | { readonly [key: string]: PaperData };

const isSelector = (letter: number): boolean =>
	(letter >= 0xfe00 && letter <= 0xfe0f) || (letter >= 0xe0100 && letter <= 0xe01ef);

/**
 * Letters that draw nothing or turn the direction of their neighbours, and could so make a text look like another one;
 * lone halves of a pair, and letters of private use, which every house draws as it likes.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

const numberOf = (letter: number): string => `〔U+${letter.toString(16).toUpperCase().padStart(4, '0')}〕`;

/**
 * A text of which every letter can be seen: what the font does not have, and what would not show, stands there by its
 * number. PDF/A admits no letter without a drawing, and a name must not lose one unnoticed.
 */
export function printable(text: string, font: FontLetters): string {
	let shown = '';
	let before: number | null = null;
	for (const letter of text.replaceAll('\r\n', '\n').replaceAll('\t', ' ')) {
		const code = letter.codePointAt(0) ?? 0;
		if (isSelector(code)) {
			shown += before !== null && font.hasForm(before, code) ? letter : numberOf(code);
			before = null;
		} else {
			shown += letter === '\n' || (font.has(code) && !unseen.test(letter)) ? letter : numberOf(code);
			before = code;
		}
	}
	return shown;
}

/** The same of every text in the data; keys are the template's own. */
export function printableData(data: PaperData, font: FontLetters): PaperData {
	if (typeof data === 'string') {
		return printable(data, font);
	}
	if (data === null || typeof data !== 'object') {
		return data;
	}
	if (Array.isArray(data)) {
		return data.map((item: PaperData) => printableData(item, font));
	}
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printableData(value, font)]));
}
