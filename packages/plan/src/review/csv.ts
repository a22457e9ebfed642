/** What a spreadsheet reads as the beginning of a formula, full-width letters too: a Japanese Excel takes them as the same. */
const formula = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/;

/**
 * A cell that no spreadsheet takes for a formula: people's own words begin with anything. The apostrophe is what Excel
 * itself puts before such words.
 */
export function safeCell(text: string): string {
	return formula.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV (RFC 4180, CRLF) for Excel: with a byte order mark, without which Excel reads UTF-8 as Shift_JIS, and with no
 * cell that is a formula.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
	return `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`).join('')}`;
}
