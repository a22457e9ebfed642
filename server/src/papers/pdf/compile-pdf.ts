import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { lettersOf } from './font-letters.ts';
import type { PdfJob } from './pdf-job.ts';
import { printableData } from './printable.ts';

/** Nothing outside this folder can be read by a template. */
const templates = fileURLToPath(new URL('../typst', import.meta.url));

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'));
const weights = { regular: '400Regular', bold: '700Bold' } as const;

/** Compilations after which what was kept for the next and not used is dropped. */
const KEPT_FOR = 10;

/**
 * Prepares to make papers; the compiler, its fonts and what it keeps between two papers are held as long as the answer.
 * @returns makes the bytes of one paper, PDF/A-2b; equal jobs give equal bytes
 * @throws Error with what the compiler said
 */
export function createPdfCompiler(): (job: PdfJob) => Uint8Array<ArrayBuffer> {
	const compiler = NodeCompiler.create({
		workspace: templates,
		fontArgs: [{ fontPaths: Object.values(weights).map((folder) => join(fonts, folder)) }],
	});
	const letters = lettersOf(readFileSync(join(fonts, weights.regular, `NotoSansJP_${weights.regular}.ttf`)));
	return ({ template, data, at }) => {
		const compiled = compiler.compile({
			mainFilePath: join(templates, `${template}.typ`),
			// Texts go in as data that the template shows. They are never part of a source, so nothing in them is markup.
			inputs: { data: JSON.stringify(printableData(data, letters)) },
		});
		const document = compiled.result;
		if (document === null) {
			// What was thrown says nothing; the diagnostics do.
			throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'));
		}
		const bytes = compiler.pdf(document, { pdfStandard: PdfStandard.A_2b, creationTimestamp: Math.floor(Date.parse(at) / 1000) });
		compiler.evictCache(KEPT_FOR);
		return new Uint8Array(bytes);
	};
}
