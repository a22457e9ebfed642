/** The thread that makes papers: the compiler stands still until a paper is made, and nobody else may wait for that. */

import { parentPort } from 'node:worker_threads';
import { createPdfCompiler } from './compile-pdf.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-job.ts';

const pdfOf = createPdfCompiler();

function answer({ id, job }: PdfQuestion): PdfAnswer {
	try {
		return { id, bytes: pdfOf(job) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.on('message', (question: PdfQuestion) => {
	parentPort?.postMessage(answer(question));
});
