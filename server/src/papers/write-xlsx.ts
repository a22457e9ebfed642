import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import type { Sheet, WriteSheet } from './sheet.ts';

/** Excel takes no longer text in one cell. */
const LONGEST_TEXT = 32_000;
/** Rows that stay in view: the title, and the heads of the columns. */
const ROWS_ON_TOP = 2;

const bold = { fontWeight: 'bold', alignVertical: 'center' } as const;
const framed = { borderStyle: 'thin', borderColor: '#7f7f7f', wrap: true, alignVertical: 'top' } as const;

/** Characters that XML has no way to write: most of those below the blank, and two that are none. */
function isUnwritable(letter: string): boolean {
	const code = letter.charCodeAt(0);
	return (code < 0x20 && !'\t\n\r'.includes(letter)) || code === 0xfffe || code === 0xffff;
}

/** As much of a text as fits, without what would make the file unreadable. */
function written(text: string): string {
	const clean = [...text.toWellFormed()].map((letter) => (isUnwritable(letter) ? '\ufffd' : letter)).join('');
	return clean.length <= LONGEST_TEXT ? clean : `${clean.slice(0, LONGEST_TEXT).toWellFormed()}…`;
}

/** Every text is a cell of text: what somebody wrote can never become a formula. */
function cellOf(value: string | number | null): CellObject {
	if (typeof value === 'number') {
		return { ...framed, type: Number, value };
	}
	return value === null || value === '' ? { ...framed } : { ...framed, type: String, value: written(value) };
}

/** Writes a sheet as xlsx: A4 landscape, with its heads in view and every cell wrapped. */
export const writeXlsx: WriteSheet = async ({ name, title, columns, rows, foot = [] }: Sheet) => {
	const head = columns.map((column): CellObject => {
		return { ...framed, ...bold, type: String, value: column.title, backgroundColor: '#dbe5f1' };
	});
	const titleCell: CellObject = { ...bold, type: String, value: written(title), columnSpan: columns.length, fontSize: 12 };
	const rest = columns.slice(1).map(() => null);
	const lines = foot.map((line) => [{ type: String, value: written(line), columnSpan: columns.length }, ...rest]);
	const data = [[titleCell, ...rest], head, ...rows.map((row) => row.map(cellOf)), ...lines];
	return writeExcelFile(data, {
		...{ sheet: name, orientation: 'landscape' as const, stickyRowsCount: ROWS_ON_TOP },
		columns: columns.map(({ width }) => ({ width })),
	}).toBuffer();
};
