/** Columns of a line in a mail. */
const COLUMNS = 70;

/** Letters of Japanese take two columns, those of ASCII and half-width kana one. */
function widthOf(letter: string): number {
	const point = letter.codePointAt(0) ?? 0;
	return point < 0x1100 || (point >= 0xff61 && point <= 0xff9f) ? 1 : 2;
}

/** Words as one line: no line ends, no control characters, none that turn the direction of writing. */
export function oneLine(words: string): string {
	return words
		.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
		.replace(/[ \u3000]{2,}/g, ' ')
		.trim();
}

/**
 * Words broken into lines that a mail program does not break again.
 * @param most lines; what is left over ends in an ellipsis
 */
export function wrapWords(words: string, { before, most }: { readonly before: string; readonly most: number }): string[] {
	const room = COLUMNS - before.length;
	const lines: string[] = [''];
	let used = 0;
	for (const letter of oneLine(words)) {
		const width = widthOf(letter);
		if (used + width > room) {
			lines.push('');
			used = 0;
		}
		lines.push(`${lines.pop() ?? ''}${letter}`);
		used += width;
	}
	const kept = lines.slice(0, most);
	if (lines.length > most) {
		kept.push(`${[...(kept.pop() ?? '')].slice(0, -1).join('')}…`);
	}
	return kept.map((line) => before + line);
}

/** Words cut to so many letters. */
export function cutTo(letters: number, words: string): string {
	const all = [...words];
	return all.length <= letters ? words : `${all.slice(0, Math.max(0, letters - 1)).join('')}…`;
}
