import type { PaperData } from './printable.ts';

/** The papers that there are: each is `typst/<name>.typ`. */
export const pdfTemplates = ['receipt', 'plan'] as const;
export type PdfTemplate = (typeof pdfTemplates)[number];

/** One paper to be made. */
export interface PdfJob {
	readonly template: PdfTemplate;
	readonly data: PaperData;
	/** The moment that stands in the file as its date (ISO 8601 UTC): of what it tells, never of the making. */
	readonly at: string;
}

/** Longest data of a paper, as JSON: some hundred pages. */
export const LONGEST_DATA = 2_000_000;

/** What the thread is asked. */
export interface PdfQuestion {
	readonly id: number;
	readonly job: PdfJob;
}

export type PdfAnswer =
	| { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
	| { readonly id: number; readonly error: string };
