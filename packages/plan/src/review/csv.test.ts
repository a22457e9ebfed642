import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, safeCell } from './csv.ts';

/** A reader of RFC 4180 that knows nothing of the writer. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let inside = false;
	for (let at = 0; at < text.length; at += 1) {
		const letter = text[at];
		if (inside) {
			if (letter === '"' && text[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else if (letter === '"') {
				inside = false;
			} else {
				cell += letter;
			}
		} else if (letter === '"') {
			inside = true;
		} else if (letter === ',') {
			row.push(cell);
			cell = '';
		} else if (letter === '\r' && text[at + 1] === '\n') {
			rows.push([...row, cell]);
			row = [];
			cell = '';
			at += 1;
		} else {
			cell += letter;
		}
	}
	return rows;
}

const letters = fc.constantFrom(
	'=',
	'+',
	'-',
	'@',
	'＝',
	'＋',
	'－',
	'＠',
	'\t',
	'\r',
	'\n',
	' ',
	'　',
	'"',
	',',
	"'",
	'課',
	'a',
	'1',
);
const cells = fc.oneof(
	fc.string(),
	fc.array(letters, { maxLength: 8 }).map((some) => some.join('')),
);
const tables = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cells, { minLength: width, maxLength: width })));

describe('CSV for Excel', () => {
	it('[OI5] what is read back is what was written, but for the apostrophe before what looks like a formula', () => {
		fc.assert(
			fc.property(tables, (rows) => {
				const text = csvText(rows);
				expect(text.startsWith('\uFEFF')).toBe(true);
				expect(readCsv(text.slice(1))).toEqual(rows.map((row) => row.map(safeCell)));
			}),
		);
	});

	it('[OI5] no cell begins as a formula, and whatever does not is left as it is', () => {
		fc.assert(
			fc.property(cells, (cell) => {
				const first = cell.trimStart().charAt(0);
				const dangerous = (first !== '' && '=+-@＝＋－＠'.includes(first)) || /^[\t\r]/.test(cell);
				expect(safeCell(cell)).toBe(dangerous ? `'${cell}` : cell);
			}),
		);
	});

	it.each(['=1+1', '+81', '-5', '@SUM(A1)', '＝1', '＋1', '－1', '＠a', '\t=1', '\rx', '　=1', ' \n=1'])(
		'[OI5] %j gets an apostrophe',
		(cell) => {
			expect(safeCell(cell)).toBe(`'${cell}`);
		},
	);

	it.each(['', '1-2', '国費=2/3', "'=1", '課題'])('[OI5] %j stays as it is', (cell) => {
		expect(safeCell(cell)).toBe(cell);
	});

	it('[OI5] rows end in CRLF and quotes are doubled', () => {
		expect(
			csvText([
				['節', '言葉'],
				['02', '「a」,"b"\nc'],
			]),
		).toBe('\uFEFF節,言葉\r\n02,"「a」,""b""\nc"\r\n');
	});
});
