import { Worker } from 'node:worker_threads';
import { accept, type Result, refuse } from '@renkei/plan';
import { LONGEST_DATA, type PdfAnswer, type PdfJob, type PdfQuestion } from './pdf-job.ts';

/** Makes papers as PDF. */
export interface PdfMaker {
	/** The bytes of a paper; equal jobs give equal bytes. */
	pdfOf(job: PdfJob): Promise<Result<Uint8Array<ArrayBuffer>>>;
	close(): Promise<void>;
}

/** A paper takes some milliseconds; one that takes this long will not come. */
const LONGEST_MS = 30_000;
/** Papers that may wait for their turn. */
const LONGEST_QUEUE = 50;

const notMade = (why: string) => refuse('internal', `${why}記録は保存されています。少し待って、もう一度開いてください。`);

export interface PdfLimits {
	readonly longestMs: number;
	readonly longestQueue: number;
}

/**
 * A thread that starts with the first paper and makes one after the other. One that does not answer in time is left
 * alone and another takes its place: what runs in the compiler cannot be stopped from outside.
 * @param failed told what went wrong; whoever asked for the paper is not
 */
export function startPdfWorker(
	failed: (error: Error) => void,
	limits: PdfLimits = { longestMs: LONGEST_MS, longestQueue: LONGEST_QUEUE },
): PdfMaker {
	let worker: Worker | null = null;
	let count = 0;
	let waiting = 0;
	let turn: Promise<unknown> = Promise.resolve();
	let closed = false;

	const start = (): Worker => {
		const started = new Worker(new URL('./pdf-worker.ts', import.meta.url));
		// Whoever waits hears of both by the listeners of the question; this keeps the next one from asking a thread that is gone.
		const gone = (): void => {
			worker = worker === started ? null : worker;
		};
		started.on('error', gone);
		started.on('exit', gone);
		return started;
	};

	const leave = (left: Worker): void => {
		worker = worker === left ? null : worker;
		void left.terminate();
	};

	const put = async (job: PdfJob): Promise<Uint8Array<ArrayBuffer>> => {
		if (closed) {
			throw new Error('the server is closing');
		}
		worker ??= start();
		count += 1;
		const question: PdfQuestion = { id: count, job };
		const asked = worker;
		return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
			const done = (settle: () => void): void => {
				clearTimeout(limit);
				asked.off('message', heard).off('error', ended).off('exit', ended);
				settle();
			};
			const heard = (answer: PdfAnswer): void => {
				if (answer.id === question.id) {
					done(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.bytes)));
				}
			};
			const ended = (why: unknown): void => {
				done(() => reject(why instanceof Error ? why : new Error('the thread that makes papers has ended')));
			};
			const { longestMs } = limits;
			const limit = setTimeout(() => {
				leave(asked);
				done(() => reject(new Error(`no paper within ${longestMs} ms`)));
			}, longestMs);
			asked.on('message', heard).on('error', ended).on('exit', ended);
			asked.postMessage(question);
		});
	};

	return {
		async pdfOf(job) {
			if (waiting >= limits.longestQueue) {
				return refuse(
					'too-fast',
					'いま控えを作る順番を待つ人が多くいます。記録は保存されています。少し待って、もう一度開いてください。',
				);
			}
			if (JSON.stringify(job.data).length > LONGEST_DATA) {
				return notMade('内容が長すぎるため、PDFを作れませんでした。');
			}
			waiting += 1;
			const made = turn.then(() => put(job));
			turn = made.catch(() => undefined);
			try {
				return accept(await made);
			} catch (error) {
				failed(error instanceof Error ? error : new Error(String(error)));
				return notMade('PDFを作れませんでした。');
			} finally {
				waiting -= 1;
			}
		},
		async close() {
			closed = true;
			await worker?.terminate();
		},
	};
}
