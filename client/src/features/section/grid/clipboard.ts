import type { Scalar } from '@renkei/plan';
import Papa from 'papaparse';

/** Cells as text, line by line. */
export type TextCells = readonly (readonly string[])[];

/** A figure as a spreadsheet reads it: 「△1,234」 would arrive there as words. */
export function plainCell(value: Scalar | undefined, words: string): string {
	return typeof value === 'number' && !/^\d+ /.test(words) ? String(value) : words;
}

/** Words that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@]/;
const FIGURE = /^[+-]?[\d,.]+$/;

/** What begins like a formula gets the apostrophe that makes it words there; a figure stays one. */
const harmless = (text: string): string => (FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text);

/** Cells as spreadsheets take them from the clipboard: tabs between cells, quotes around what holds a line break. */
export function tsvOf(cells: TextCells): string {
	return Papa.unparse(cells.map((line) => line.map(harmless)) as string[][], { delimiter: '\t', newline: '\r\n' });
}

/** The same as HTML: Excel for Mac takes a table from there only. */
export function htmlOf(cells: TextCells): string {
	const rows = cells.map((line) => `<tr>${line.map(htmlCell).join('')}</tr>`);
	return `<meta charset="utf-8"><table>${rows.join('')}</table>`;
}

function htmlCell(text: string): string {
	const escaped = text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/\n/g, '<br>');
	// Without this a spreadsheet makes a number of 「007」 and a formula of 「=1+1」.
	return FIGURE.test(text) ? `<td>${escaped}</td>` : `<td style='mso-number-format:"\\@"'>${escaped}</td>`;
}

/**
 * Cells of a text from the clipboard. Line breaks inside quotes belong to their cell; the line that a spreadsheet puts at
 * the end is none. A quote that is never closed is a letter like any other.
 */
export function cellsOf(text: string): TextCells {
	const quoted = Papa.parse<string[]>(text, { delimiter: '\t', quoteChar: '"' });
	const parsed = quoted.errors.some(({ type }) => type === 'Quotes')
		? Papa.parse<string[]>(text, { delimiter: '\t', quoteChar: '\u0000' })
		: quoted;
	const lines = parsed.data.map((line) => line.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')));
	const last = lines.at(-1);
	return lines.length > 1 && last?.length === 1 && last[0] === '' ? lines.slice(0, -1) : lines;
}
