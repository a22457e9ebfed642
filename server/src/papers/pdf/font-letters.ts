/** Which letters a font has: its `cmap` table, read for formats 4, 12 and 14 (OpenType 1.9 "cmap"). */

/** Letters that a font can draw. */
export interface FontLetters {
	has(codePoint: number): boolean;
	/** Whether it draws a letter in the form that a variation selector asks for (異体字). */
	hasForm(codePoint: number, selector: number): boolean;
}

interface Forms {
	/** First and last letter of ranges whose usual form is the one that is asked for. */
	readonly usual: readonly (readonly [first: number, last: number])[];
	readonly other: ReadonlySet<number>;
}

const uint24 = (font: Buffer, at: number): number => font.readUIntBE(at, 3);

function tableAt(font: Buffer, name: string): number {
	const tables = font.readUInt16BE(4);
	for (let index = 0; index < tables; index += 1) {
		const entry = 12 + 16 * index;
		if (font.toString('latin1', entry, entry + 4) === name) {
			return font.readUInt32BE(entry + 8);
		}
	}
	throw new Error(`the font has no table ${name}`);
}

function addSegments(font: Buffer, at: number, letters: Set<number>): void {
	const doubled = font.readUInt16BE(at + 6);
	for (let offset = 0; offset < doubled; offset += 2) {
		const last = font.readUInt16BE(at + 14 + offset);
		for (let letter = font.readUInt16BE(at + 16 + doubled + offset); letter <= last && letter < 0xffff; letter += 1) {
			letters.add(letter);
		}
	}
}

function addGroups(font: Buffer, at: number, letters: Set<number>): void {
	const groups = font.readUInt32BE(at + 12);
	for (let index = 0; index < groups; index += 1) {
		const group = at + 16 + 12 * index;
		const last = font.readUInt32BE(group + 4);
		for (let letter = font.readUInt32BE(group); letter <= last; letter += 1) {
			letters.add(letter);
		}
	}
}

function formsOf(font: Buffer, at: number, record: number): Forms {
	const usualAt = font.readUInt32BE(record + 3);
	const otherAt = font.readUInt32BE(record + 7);
	const list = <T>(from: number, size: number, read: (entry: number) => T): T[] =>
		from === 0 ? [] : Array.from({ length: font.readUInt32BE(at + from) }, (_, index) => read(at + from + 4 + size * index));
	return {
		usual: list(usualAt, 4, (entry) => [uint24(font, entry), uint24(font, entry) + font.readUInt8(entry + 3)] as const),
		other: new Set(list(otherAt, 5, (entry) => uint24(font, entry))),
	};
}

/** Reads the letters of a TrueType font. */
export function lettersOf(font: Buffer): FontLetters {
	const table = tableAt(font, 'cmap');
	const letters = new Set<number>();
	const forms = new Map<number, Forms>();
	const parts = font.readUInt16BE(table + 2);
	for (let index = 0; index < parts; index += 1) {
		const at = table + font.readUInt32BE(table + 4 + 8 * index + 4);
		const format = font.readUInt16BE(at);
		if (format === 4) {
			addSegments(font, at, letters);
		} else if (format === 12) {
			addGroups(font, at, letters);
		} else if (format === 14) {
			const selectors = font.readUInt32BE(at + 6);
			for (let nth = 0; nth < selectors; nth += 1) {
				const record = at + 10 + 11 * nth;
				forms.set(uint24(font, record), formsOf(font, at, record));
			}
		}
	}
	return {
		has: (codePoint) => letters.has(codePoint),
		hasForm(codePoint, selector) {
			const known = forms.get(selector);
			return (
				known !== undefined &&
				(known.other.has(codePoint) || known.usual.some(([first, last]) => first <= codePoint && codePoint <= last))
			);
		},
	};
}
