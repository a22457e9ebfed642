import { inflateSync } from 'node:zlib';

/** One object of the file: its dictionary as text, and what its stream holds. */
interface PdfObject {
	readonly head: string;
	readonly stream: string;
}

const at = (name: string, head: string): string | null => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head)?.[1] ?? null;

function objectsOf(pdf: Uint8Array): Map<string, PdfObject> {
	const file = Buffer.from(pdf);
	const text = file.toString('latin1');
	const found = new Map<string, PdfObject>();
	for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
		const from = match.index + match[0].length;
		const end = text.indexOf('\nendobj', from);
		const streamAt = text.slice(from, end).indexOf('\nstream\n');
		const head = text.slice(from, streamAt < 0 ? end : from + streamAt);
		const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
		const raw = file.subarray(from + streamAt + 8, from + streamAt + 8 + length);
		const stream = streamAt < 0 ? '' : (/\/FlateDecode/.test(head) ? inflateSync(raw) : raw).toString('latin1');
		found.set(match[1] ?? '', { head, stream });
	}
	return found;
}

/** What each code of a font stands for, by its ToUnicode map. */
function lettersOf(map: string): Map<number, string> {
	const pairs = [...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)];
	return new Map(
		pairs.map(([, code, units]) => [
			Number.parseInt(code ?? '', 16),
			Buffer.from(units ?? '', 'hex')
				.swap16()
				.toString('utf16le'),
		]),
	);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a string in brackets, which may hold further pairs of them (ISO 32000-1 §7.3.4.2), and where it ends. */
function literalAt(content: string, from: number): { readonly bytes: string; readonly end: number } {
	let bytes = '';
	let depth = 1;
	let index = from + 1;
	for (; depth > 0; index += 1) {
		const letter = content[index] ?? ')';
		const octal = letter === '\\' ? /^[0-7]{1,3}/.exec(content.slice(index + 1, index + 4))?.[0] : undefined;
		if (octal !== undefined) {
			bytes += String.fromCharCode(Number.parseInt(octal, 8));
			index += octal.length;
		} else if (letter === '\\') {
			index += 1;
			bytes += escapes[content[index] ?? ''] ?? content[index];
		} else {
			depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
			bytes += depth === 0 ? '' : letter;
		}
	}
	return { bytes, end: index };
}

/** Letters that are drawn in one go. */
interface Run {
	readonly text: string;
	/** Where it begins from the left of the page, and its size (points). */
	readonly left: number;
	readonly size: number;
}

/** The runs of one page in the order in which they are drawn. */
function runsOf(content: string, fonts: ReadonlyMap<string, Map<number, string>>): Run[] {
	// What is to be read next: a place, a font, a string that belongs to a name, one in brackets, or one in hexadecimals.
	const token = /1 0 0 -1 ([\d.]+) [\d.]+ cm|\/(f\d+) ([\d.]+) Tf|\/\w+\s+(?=\()|\(|<([0-9A-F]+)>|ET/g;
	const runs: Run[] = [];
	let letters = new Map<number, string>();
	let run: Run = { text: '', left: 0, size: 0 };
	for (let found = token.exec(content); found !== null; found = token.exec(content)) {
		const [matched, left, font, size, hex] = found;
		letters = (font === undefined ? undefined : fonts.get(font)) ?? letters;
		run = { ...run, left: Number(left ?? run.left), size: Number(size ?? run.size) };
		let bytes = Buffer.from(hex ?? '', 'hex').toString('latin1');
		if (matched === '(' || content[token.lastIndex] === '(') {
			const literal = literalAt(content, matched === '(' ? token.lastIndex - 1 : token.lastIndex);
			token.lastIndex = literal.end;
			bytes = matched === '(' ? literal.bytes : '';
		}
		for (let index = 0; index + 1 < bytes.length; index += 2) {
			const letter = letters.get(bytes.charCodeAt(index) * 256 + bytes.charCodeAt(index + 1)) ?? '\ufffd';
			run = { ...run, text: run.text + letter };
		}
		if (matched === 'ET') {
			runs.push(run);
			run = { ...run, text: '' };
		}
	}
	return runs;
}

/** What each page of a PDF draws. Reads what the compiler of papers writes. */
export function pdfRuns(pdf: Uint8Array): Run[][] {
	const objects = objectsOf(pdf);
	const headOf = (id: string | null): string => objects.get(id ?? '')?.head ?? '';
	const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
	return pages.map(({ head }) => {
		const resources = at('Resources', head) === null ? head : headOf(at('Resources', head));
		const fonts = [...resources.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => {
			const map = objects.get(at('ToUnicode', headOf(id ?? null)) ?? '')?.stream ?? '';
			return [name ?? '', lettersOf(map)] as const;
		});
		return runsOf(objects.get(at('Contents', head) ?? '')?.stream ?? '', new Map(fonts));
	});
}

/** The words of each page, as a program that copies them out finds them. */
export function pdfPages(pdf: Uint8Array): string[] {
	return pdfRuns(pdf).map((runs) => runs.map(({ text }) => text).join(''));
}

/** The metadata of a PDF (XMP). */
export function pdfMetadata(pdf: Uint8Array): string {
	const found = [...objectsOf(pdf).values()].find(({ head }) => /\/Type \/Metadata/.test(head));
	return Buffer.from(found?.stream ?? '', 'latin1').toString('utf8');
}
