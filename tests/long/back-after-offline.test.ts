import type { PartView, ThreadView } from '@renkei/api';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, personIn } from '../support/browser.ts';
import { crash, keptOnDevice, rowsOn } from '../support/device-rows.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type SectionTab, saved, sectionIn, typeSlowly, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const KEY = '12';

let server: RunningServer;
let browser: Browser;
let officer: HttpClient;
let lead: HttpClient;
let part: PartView;

interface Content {
	readonly contentHash: string;
	readonly text: string;
}
const content = async (): Promise<Content> => (await lead.get<Content>(`/api/parts/${part.id}/content`)).body;
const threads = async () =>
	(await lead.get<{ threads: ThreadView[] }>(`/api/parts/${part.id}/threads`)).body.threads.map(
		({ comments }) => comments[0]?.text,
	);
const readOnly = (tab: SectionTab) => tab.text().getAttribute('aria-readonly');
const rescuedOn = (page: Page) => page.getByRole('region', { name: '保存できなかった文' });

/** Somebody writes while the server is down and the browser crashes; the server is back, and they are not. */
async function leftUnsent(client: HttpClient, act: (tab: SectionTab) => Promise<void>, words: string): Promise<BrowserContext> {
	const context = await personIn(browser, client);
	const tab = await sectionIn(context, client, KEY);
	await server.kill();
	await act(tab);
	await keptOnDevice(tab, words);
	await crash(tab);
	await server.restart();
	return context;
}
const typing = (words: string) => async (tab: SectionTab) => {
	await tab.text().focus();
	await tab.page.keyboard.press('Control+End');
	await typeSlowly(tab.page, words);
};

/** Notes in every page of this browser whether words ever stand in its text. */
async function watchTexts(context: BrowserContext, words: string): Promise<(page: Page) => Promise<boolean>> {
	await context.addInitScript((wanted) => {
		new MutationObserver(() => {
			const texts = [...document.querySelectorAll('[role=textbox]')].map((text) => text.textContent ?? '');
			if (texts.some((text) => text.includes(wanted))) {
				Object.assign(window, { flashed: true });
			}
		}).observe(document, { childList: true, characterData: true, subtree: true });
	}, words);
	return (page) => page.evaluate(() => 'flashed' in window);
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	officer = await signInAs(server.url, '栗瀬', 'officer');
	lead = await signInAs(server.url, '朝霧', 'lead');
	part = await partOf(lead, KEY);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('who comes back to a part that was frozen meanwhile', () => {
	const WORDS = '留守の間に凍結された文。';
	let context: BrowserContext;
	let frozen: Content;

	it('[P4] finds the words as one draft with the reason, in two tabs at once, and the frozen text never shows them', async () => {
		context = await leftUnsent(officer, typing(WORDS), WORDS);
		// Without Web Locks (plain http) both tabs take the words over, and both are refused.
		await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
		frozen = (await lead.post<Content>(`/api/parts/${part.id}/freeze`)).body;
		const flashed = await watchTexts(context, WORDS);
		const tabs = await Promise.all([sectionIn(context, officer, KEY), sectionIn(context, officer, KEY)]);
		for (const tab of tabs) {
			await eventually(() => tab.rescued.textContent()).toContain(WORDS);
			// The tab whose words come second is told that this copy was refused before.
			expect(await tab.rescued.textContent()).toMatch(/決裁のため凍結されています|写しは古くなりました/);
			await eventually(() => tab.rescued.textContent()).toContain('書いた文はこの端末に残してあります');
			expect(await tab.rescued.getByRole('article').count()).toBe(1);
			expect(await readOnly(tab)).toBe('true');
			expect(await flashed(tab.page)).toBe(false);
			expect(await rowsOn(tab.page)).toMatchObject({ unsent: [], drafts: [expect.stringContaining(WORDS)] });
		}
		expect((await content()).contentHash).toBe(frozen.contentHash);
		await Promise.all(tabs.map((tab) => tab.page.close()));
	});

	it('[P4] never has them return by themselves: not after a reload, in a second tab, a restart, a reopening', async () => {
		const tab = await sectionIn(context, officer, KEY);
		expect((await lead.post(`/api/parts/${part.id}/reopen`, { reason: '直すため' })).status).toBe(200);
		await eventually(() => readOnly(tab)).toBe('false');
		await tab.page.reload();
		await eventually(() => readOnly(tab)).toBe('false');
		await server.kill();
		await server.restart();
		const second = await sectionIn(context, officer, KEY);
		for (const one of [tab, second]) {
			// What is written now is saved, and the draft is still only a draft.
			await typing('凍結の後の文。')(one);
			await saved(one);
			await eventually(() => one.rescued.textContent()).toContain(WORDS);
			expect(await wordsIn(one.text())).not.toContain(WORDS);
		}
		expect((await content()).text).not.toContain(WORDS);
		await second.page.close();
		await tab.page.close();
	});

	it('[P4] leaves them as a comment, which says where it is, and then the draft is gone everywhere', async () => {
		const tab = await sectionIn(context, officer, KEY);
		const other = await sectionIn(context, officer, KEY);
		await other.rescued.waitFor();
		await tab.rescued.getByRole('button', { name: '指摘として残す' }).click();
		await tab.rescued.getByText(/指摘として残しました。12 .*の指摘の欄にあります。/).waitFor();
		await eventually(async () => (await threads()).join()).toContain(WORDS);
		expect(await tab.rescued.getByRole('article').count()).toBe(0);
		await eventually(() => other.rescued.count()).toBe(0);
		await tab.rescued.getByRole('link', { name: '指摘を見る' }).click();
		await eventually(() => tab.page.getByRole('article').allTextContents().then(String)).toContain(WORDS);
		expect((await rowsOn(tab.page)).drafts).toEqual([]);
		await context.close();
	});
});

it('[P4] who deleted something meanwhile is told so, and the frozen text keeps it', async () => {
	// A deletion has no words of its own to keep.
	const context = await personIn(browser, officer);
	const tab = await sectionIn(context, officer, KEY);
	const before = await content();
	await server.kill();
	await tab.text().focus();
	await tab.page.keyboard.press('Control+a');
	await tab.page.keyboard.press('Delete');
	await eventually(async () => (await rowsOn(tab.page)).unsent.length).toBe(1);
	await crash(tab);
	await server.restart();
	expect((await lead.post(`/api/parts/${part.id}/freeze`)).status).toBe(200);
	const back = await sectionIn(context, officer, KEY);
	await back.rescued.getByText(/保存できませんでした：.*凍結されています/).waitFor();
	await eventually(async () => (await rowsOn(back.page)).unsent).toEqual([]);
	expect((await lead.post(`/api/parts/${part.id}/reopen`, { reason: '続きを書く' })).status).toBe(200);
	await back.page.reload();
	await typing('消さなかった。')(back);
	await saved(back);
	expect((await content()).text).toContain(before.text.slice(0, 20));
	await context.close();
});

describe('who comes back and may not write any more', () => {
	it('[P4] finds the words of a section that is 提案のみ now as a draft, and discards it', async () => {
		const words = '提案のみになった節の文。';
		const context = await leftUnsent(officer, typing(words), words);
		const path = `/api/plans/${lead.seat.plan}/sections/${KEY}/suggest-only`;
		expect((await lead.post(path, { on: true })).status).toBe(200);
		const tab = await sectionIn(context, officer, KEY);
		await eventually(() => tab.rescued.textContent()).toContain(words);
		expect(await tab.rescued.textContent()).toContain('この節は提案のみです');
		await tab.rescued.getByRole('button', { name: '捨てる' }).click();
		await tab.rescued.getByRole('alert').getByRole('button', { name: '捨てる' }).click();
		await eventually(() => tab.rescued.count()).toBe(0);
		await tab.page.reload();
		await tab.text().waitFor();
		expect(await rowsOn(tab.page)).toMatchObject({ unsent: [], drafts: [] });
		expect((await lead.post(path, { on: false })).status).toBe(200);
		expect((await content()).text).not.toContain(words);
		await context.close();
	});

	it('[P4] finds the words as a draft also where the seat has ended and the plan itself is out of reach', async () => {
		const leaving = await signInAs(server.url, '若杉', 'officer');
		const words = '席がなくなった人の文。';
		const context = await leftUnsent(leaving, typing(words), words);
		const end = { end: { seat: leaving.seat.seat } };
		expect((await lead.post(`/api/plans/${lead.seat.plan}/members`, end)).status).toBe(200);
		const page = await context.newPage();
		await page.goto(`${server.url}/plans/${lead.seat.plan}/s/${KEY}`);
		await page.getByRole('heading', { level: 1, name: '見つかりません' }).waitFor();
		await eventually(() => rescuedOn(page).textContent()).toContain(words);
		expect(await rowsOn(page)).toMatchObject({ unsent: [] });
		expect((await content()).text).not.toContain(words);
		await context.close();
	});
});
