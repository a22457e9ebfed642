import { files } from '@renkei/api';
import { accept, sectionOf } from '@renkei/plan';
import type { PdfMaker } from '../../papers/pdf/start-pdf-worker.ts';
import { receiptFile, receiptPaper } from '../../papers/receipt/receipt-paper.ts';
import { recordExport } from '../../usecases/ledger/record-export.ts';
import { readSigningAct } from '../../usecases/signing/read-act.ts';
import { type Handler, type PlanCall, plain } from '../call.ts';
import type { PaperFile } from '../file-answer.ts';
import { presentSigningAct } from '../present/signing.ts';

/** The receipt of an act as a paper, for whoever may read the receipt. */
export function receiptPdf(pdf: PdfMaker): Handler {
	return {
		on: 'plan',
		...plain<PlanCall>(async ({ deps, grant, moment, params }) => {
			const found = await readSigningAct(deps, { grant, act: params.act ?? '' });
			if (!found.ok) {
				return found;
			}
			const act = presentSigningAct(found.value);
			const made = await pdf.pdfOf(receiptPaper(act, (key) => sectionOf(deps.template, key)?.title ?? key));
			if (!made.ok) {
				return made;
			}
			await recordExport(deps, { grant, moment, what: 'receipt', about: act.id });
			const file: PaperFile = { ...receiptFile(act), type: files.receipt.contentType, content: made.value };
			return accept({ body: file });
		}),
	};
}
