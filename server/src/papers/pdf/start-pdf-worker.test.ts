import { sectionOf, template } from '@renkei/plan';
import { expect, it } from 'vitest';
import { recordedAct } from '../../testing/recorded-act.ts';
import { receiptPaper } from '../receipt/receipt-paper.ts';
import { LONGEST_DATA, type PdfJob } from './pdf-job.ts';
import { startPdfWorker } from './start-pdf-worker.ts';

const job: PdfJob = receiptPaper(recordedAct(), (key) => sectionOf(template, key)?.title ?? key);
const long: PdfJob = { ...job, data: 'W'.repeat(LONGEST_DATA) };
const LIMITS = { longestMs: 60_000, longestQueue: 50 };

function making(limits: { longestMs: number; longestQueue: number } = LIMITS) {
	const failures: string[] = [];
	return { failures, maker: startPdfWorker((error) => failures.push(error.message), limits) };
}

it('[RC11] many papers at once are all made, each its own', async () => {
	const { maker } = making();
	const people = ['小林 修', '大友 和彦', '佐藤 真紀'];
	const jobs = people.map((person) => receiptPaper(recordedAct({ person }), (key) => key));
	const made = await Promise.all(jobs.map((one) => maker.pdfOf(one)));
	const again = await maker.pdfOf(jobs[1] as PdfJob);
	expect(made.map(({ ok }) => ok)).toEqual([true, true, true]);
	expect(again).toEqual(made[1]);
	expect(made[0]).not.toEqual(made[1]);
	await maker.close();
});

it('[RC11] one that fails is refused with what the compiler said for the log, and the next one is made', async () => {
	const { maker, failures } = making();
	const wrong: PdfJob = { ...job, data: { title: 'nothing else' } };
	const refused = await maker.pdfOf(wrong);
	expect(refused).toMatchObject({ ok: false, refusal: { code: 'internal' } });
	expect(failures).toEqual([expect.stringContaining('dictionary does not contain key')]);
	// What is too long is not even tried.
	expect((await maker.pdfOf(long)).ok).toBe(false);
	expect(failures).toHaveLength(1);
	expect((await maker.pdfOf(job)).ok).toBe(true);
	await maker.close();
});

it('[RC11] one that does not come in time is refused, and the next one is made', async () => {
	const limits = { ...LIMITS, longestMs: 1 };
	const { maker, failures } = making(limits);
	expect(await maker.pdfOf(job)).toMatchObject({ ok: false, refusal: { code: 'internal' } });
	expect(failures).toEqual(['no paper within 1 ms']);
	limits.longestMs = LIMITS.longestMs;
	expect((await maker.pdfOf(job)).ok).toBe(true);
	await maker.close();
});

it('[RC11] more than may wait are refused; whoever waited has the paper', async () => {
	const { maker } = making({ ...LIMITS, longestQueue: 2 });
	const answers = await Promise.all([maker.pdfOf(job), maker.pdfOf(job), maker.pdfOf(job)]);
	expect(answers.map((answer) => (answer.ok ? 'made' : answer.refusal.code))).toEqual(['made', 'made', 'too-fast']);
	// Nobody waits any more, so the next ones are taken again.
	expect((await Promise.all([maker.pdfOf(job), maker.pdfOf(job)])).map(({ ok }) => ok)).toEqual([true, true]);
	await maker.close();
});

it('[RC11] closing ends the thread, also while papers wait', async () => {
	const { maker } = making();
	expect((await maker.pdfOf(job)).ok).toBe(true);
	const waiting = [maker.pdfOf(job), maker.pdfOf(job)];
	await maker.close();
	expect((await Promise.all(waiting)).at(-1)?.ok).toBe(false);
	expect((await maker.pdfOf(job)).ok).toBe(false);
});
