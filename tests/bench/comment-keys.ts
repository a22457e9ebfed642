import type { PartView } from '@renkei/api';
import { anchorOfRange, flatText, proseOf } from '@renkei/part-doc';
import type { Browser } from 'playwright-core';
import * as Y from 'yjs';
import { launchBrowser } from '../support/browser.ts';
import { type HttpClient, planOf, signInAs } from '../support/http-client.ts';
import { workPerKey } from '../support/main-thread.ts';
import { openSection } from '../support/section-tab.ts';
import { startServer } from '../support/start-server.ts';
import { durableOn } from '../support/steady-writer.ts';
import { openStock } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

/** Settings by words of the command line: `keys=200 threads=500 runs=3`. */
const setting = (name: string, usual: number): number =>
	Number(process.argv.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? usual);
const keys = setting('keys', 200);
const threads = setting('threads', 500);
const runs = setting('runs', 3);

const sections = 14;
/** 28,000 letters in all. */
const lettersEach = 2_000;
const paragraphLength = 200;
/** First keys that do not count: the page still settles. */
const dropped = 10;
/** The section typed in. */
const typedIn = '11';

const words = 'この地域では路線の減便が続き、通院や買い物の足を守ることが町村に共通の課題になっている。';

/** The common parts that are filled: those that can be written, the one typed in first. */
async function filledParts(client: HttpClient): Promise<readonly PartView[]> {
	const own = (await planOf(client)).sections.flatMap((section) => section.parts.filter(({ body }) => body === null));
	const open = own.filter(({ readOnly }) => readOnly === null);
	return open.toSorted((one, other) => Number(other.key === typedIn) - Number(one.key === typedIn)).slice(0, sections);
}

/** Fills a part up to its letters. */
async function fill(client: HttpClient, part: string): Promise<Y.Doc> {
	const stock = await openStock(client, part);
	const missing = Math.max(0, lettersEach - flatText(stock.doc).length);
	const text = words.repeat(Math.ceil(missing / words.length)).slice(0, missing);
	const before = durableOn(stock);
	const paragraphs = text.match(new RegExp(`.{1,${paragraphLength}}`, 'gu')) ?? [];
	proseOf(stock.doc).push(
		paragraphs.map((piece) => {
			const block = new Y.XmlElement('paragraph');
			block.insert(0, [new Y.XmlText(piece)]);
			return block;
		}),
	);
	if (missing > 0) {
		await until(() => durableOn(stock) > before);
	}
	stock.close();
	return stock.doc;
}

/** Starts threads on eight letters each, evenly over a part. */
async function comment(client: HttpClient, part: string, doc: Y.Doc, count: number): Promise<void> {
	const length = flatText(doc).length - 10;
	for (let thread = 0; thread < count; thread += 1) {
		const start = Math.floor((thread * length) / count);
		const anchor = anchorOfRange(doc, start, start + 8) ?? anchorOfRange(doc, start + 1, start + 5);
		if (anchor !== null) {
			const { start: from, end: to, quote } = anchor;
			const body = { kind: 'comment', text: `確認してください（${thread + 1}）`, anchor: { start: from, end: to, quote } };
			const { status } = await client.post(`/api/parts/${part}/threads`, body);
			if (status !== 201) {
				throw new Error(`thread refused: ${status}`);
			}
		}
	}
}

const p95 = (values: readonly number[]): number =>
	values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? Number.NaN;

/** Best p95 of some runs (ms): cores are shared, and what others do only ever adds. */
async function bestRun(browser: Browser, client: HttpClient): Promise<number> {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < runs; run += 1) {
		const tab = await openSection(browser, client, typedIn);
		const last = tab.text().locator('p').last();
		await last.scrollIntoViewIfNeeded();
		await last.click();
		await tab.page.keyboard.press('End');
		await tab.page.waitForTimeout(2_000);
		best = Math.min(best, p95((await workPerKey(tab.page, keys)).slice(dropped)));
		await tab.close();
	}
	return best;
}

/** A fresh demo, filled; threads by the number that each part is given. */
async function measured(share: (at: number, parts: number) => number): Promise<number> {
	const server = await startServer();
	const browser = await launchBrowser();
	try {
		const client = await signInAs(server.url, '朝霧', 'lead');
		const parts = await filledParts(client);
		for (const [at, part] of parts.entries()) {
			const doc = await fill(client, part.id);
			await comment(client, part.id, doc, share(at, parts.length));
		}
		return await bestRun(browser, client);
	} finally {
		await browser.close();
		await server.close();
	}
}

const without = await measured(() => 0);
const spread = await measured((at, parts) => Math.floor(threads / parts) + (at < threads % parts ? 1 : 0));
const onOne = await measured((at) => (at === 0 ? threads : 0));
const line = (name: string, ms: number): string => `${name} ${ms.toFixed(1)} ms (${(ms / without).toFixed(2)} ×)`;
process.stdout.write(
	`${sections} × ${lettersEach} letters, ${keys} keys, p95 of the main thread's work per key, best of ${runs}: ` +
		`no threads ${without.toFixed(1)} ms; ${line(`${threads} over the plan`, spread)}; ${line(`${threads} on the section typed in`, onOne)}\n`,
);
