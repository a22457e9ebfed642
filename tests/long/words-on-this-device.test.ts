import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, nobodyIn, personIn } from '../support/browser.ts';
import { asksBeforeLeaving, crash, keptOnDevice, nothingUnsent, rowsOn, signInHere } from '../support/device-rows.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { agreed, openSection, type SectionTab, saved, sectionIn, typeSlowly, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 調達方針: an open section with a common part only. */
const KEY = '12';

let server: RunningServer;
let browser: Browser;
let officer: HttpClient;
let lead: HttpClient;

const strip = (tab: SectionTab) => tab.page.locator('.link-strip').textContent();
const times = (text: string, words: string) => text.split(words).length - 1;
/** How often words stand in the part, as the server has it. */
async function timesOnServer(words: string): Promise<number> {
	const { id } = await partOf(lead, KEY);
	return times((await lead.get<{ text: string }>(`/api/parts/${id}/content`)).body.text, words);
}
async function typeAtEnd(tab: SectionTab, words: string): Promise<void> {
	await tab.text().focus();
	await tab.page.keyboard.press('Control+End');
	await typeSlowly(tab.page, words);
}
/** Writes while the server is down, and waits until the words lie on this device. */
async function typeOffline(tab: SectionTab, words: string): Promise<void> {
	await typeAtEnd(tab, words);
	await keptOnDevice(tab, words);
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	officer = await signInAs(server.url, '栗瀬', 'officer');
	lead = await signInAs(server.url, '朝霧', 'lead');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('words that the server does not have', () => {
	it('[P1] survive a crash of the tab while the server is down, and are sent once when the part is opened again', async () => {
		const context = await personIn(browser, officer);
		const before = await sectionIn(context, officer, KEY);
		await typeAtEnd(before, '届いた文。');
		await saved(before);
		await nothingUnsent(before);
		await server.kill();
		await typeOffline(before, '切れてから書いた文。');
		await eventually(() => strip(before)).toContain('書いた内容はこの端末に仮に置いてあります');
		expect(await asksBeforeLeaving(before.page)).toBe(true);
		await crash(before);
		await server.restart();
		const after = await sectionIn(context, officer, KEY);
		await eventually(() => wordsIn(after.text())).toContain('届いた文。切れてから書いた文。');
		await saved(after);
		await nothingUnsent(after);
		await after.page.reload();
		await eventually(() => wordsIn(after.text())).toContain('届いた文。切れてから書いた文。');
		await eventually(() => timesOnServer('切れてから書いた文。')).toBe(1);
		expect(times(await wordsIn(after.text()), '切れてから書いた文。')).toBe(1);
		await context.close();
	});

	it('[P1] are sent by 今日やること already, without opening their section', async () => {
		const context = await personIn(browser, officer);
		const before = await sectionIn(context, officer, KEY);
		await server.kill();
		await typeOffline(before, '翌日に送る文。');
		await crash(before);
		await server.restart();
		const page = await context.newPage();
		await page.goto(`${server.url}/today`);
		await eventually(() => timesOnServer('翌日に送る文。')).toBe(1);
		await eventually(async () => (await rowsOn(page)).unsent).toEqual([]);
		await context.close();
	});

	it('[P6] of two tabs come back once each when both are restored, whether one tab takes them over or both send them', async () => {
		const contexts = await Promise.all([personIn(browser, officer), personIn(browser, officer)]);
		const [, plainHttp] = contexts;
		// Without the Web Locks API nobody can claim anything, and both tabs send everything.
		await plainHttp?.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
		const twice = contexts.flatMap((context) => [context, context]);
		const tabs = await Promise.all(twice.map((context) => sectionIn(context, officer, KEY)));
		const words = ['一台目の左の文。', '一台目の右の文。', '二台目の左の文。', '二台目の右の文。'];
		await server.kill();
		for (const [at, tab] of tabs.entries()) {
			await typeOffline(tab, words[at] ?? '');
			await crash(tab);
		}
		await server.restart();
		const again = await Promise.all(twice.map((context) => sectionIn(context, officer, KEY)));
		await eventually(() => Promise.all(words.map(timesOnServer))).toEqual([1, 1, 1, 1]);
		const text = await agreed(again);
		expect(words.map((sentence) => times(text, sentence))).toEqual([1, 1, 1, 1]);
		await Promise.all(again.map(nothingUnsent));
		await Promise.all(contexts.map((context) => context.close()));
	});
});

describe('two people on one PC', () => {
	it('[P2] the second neither sees nor sends what the first left, and the first finds it again', async () => {
		const context = await personIn(browser, officer);
		const first = await sectionIn(context, officer, KEY);
		await server.kill();
		await typeOffline(first, '一人目が残した文。');
		await crash(first);
		await server.restart();
		await signInHere(context, lead);
		const second = await sectionIn(context, lead, KEY);
		await typeAtEnd(second, '二人目の文。');
		await saved(second);
		expect(await wordsIn(second.text())).not.toContain('一人目が残した文。');
		expect(await second.rescued.count()).toBe(0);
		expect(await timesOnServer('一人目が残した文。')).toBe(0);
		expect((await rowsOn(second.page)).unsent.join()).toContain('一人目が残した文。');
		await second.page.close();
		await signInHere(context, officer);
		const back = await sectionIn(context, officer, KEY);
		await eventually(() => wordsIn(back.text())).toContain('一人目が残した文。');
		await nothingUnsent(back);
		await eventually(() => timesOnServer('一人目が残した文。')).toBe(1);
		await context.close();
	});

	it("[P2] a page that stayed open does not send its words under the next one's name", async () => {
		const context = await personIn(browser, officer);
		const open = await sectionIn(context, officer, KEY);
		await server.kill();
		await typeOffline(open, '開いたままの画面の文。');
		await signInHere(context, lead);
		await server.restart();
		await eventually(() => strip(open)).toMatch(/入り直しが必要です。まだ送れていない変更 \d+件はこの端末にあり/);
		expect(await timesOnServer('開いたままの画面の文。')).toBe(0);
		await signInHere(context, officer);
		await open.page.getByRole('button', { name: '読み込み直す' }).first().click();
		await eventually(() => timesOnServer('開いたままの画面の文。')).toBe(1);
		await context.close();
	});
});

describe('a browser that keeps nothing', () => {
	const broken = {
		'is missing': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
		'is full': () => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException('full', 'QuotaExceededError');
			};
		},
	} as const;

	it('[P1] says so, goes on in memory, and sends; what was wiped off under an open page is written again', async () => {
		const contexts = await Promise.all([1, 2, 3].map(() => personIn(browser, officer)));
		const [missing, full] = contexts as [BrowserContext, BrowserContext, BrowserContext];
		await missing.addInitScript(broken['is missing']);
		await full.addInitScript(broken['is full']);
		const tabs = await Promise.all(contexts.map((context) => sectionIn(context, officer, KEY)));
		const words = ['記憶のない端末の文。', '記憶の一杯な端末の文。', '消されても残る文。'] as const;
		await server.kill();
		for (const [at, tab] of tabs.entries()) {
			await typeAtEnd(tab, words[at] ?? '');
		}
		for (const tab of tabs.slice(0, 2)) {
			await eventually(() => strip(tab)).toMatch(/書いた内容はこの画面の中だけにあります.*この画面を閉じないでください。/);
			expect(await asksBeforeLeaving(tab.page)).toBe(true);
		}
		const last = tabs[2] as SectionTab;
		await keptOnDevice(last, words[2]);
		await last.page.evaluate(async () => {
			for (const { name } of await indexedDB.databases()) {
				indexedDB.deleteDatabase(name ?? '');
			}
		});
		await keptOnDevice(last, words[2]);
		await server.restart();
		await Promise.all(tabs.map(saved));
		await eventually(() => Promise.all(words.map(timesOnServer))).toEqual([1, 1, 1]);
		await Promise.all(contexts.map((context) => context.close()));
	});
});

describe('この端末は共用です', () => {
	const nothing = { databases: [], unsent: [], drafts: [], local: [] };

	it('[P4] keeps nothing on the device while there and after leaving, and says so before leaving', async () => {
		const context = await nobodyIn(browser);
		const page = await context.newPage();
		await page.goto(`${server.url}/enter?next=${encodeURIComponent(`/plans/${officer.seat.plan}/s/${KEY}`)}`);
		await page.getByRole('checkbox', { name: /この端末は共用です/ }).check();
		await page.getByRole('button', { name: `${officer.seat.person}として入る` }).click();
		await page.getByRole('textbox', { name: /本文$/ }).waitFor();
		await page.close();
		// A tab of its own knows it too.
		const tab = await sectionIn(context, officer, KEY);
		await server.kill();
		await typeAtEnd(tab, '共用の端末の文。');
		await eventually(() => strip(tab)).toMatch(/書いた内容はこの画面の中だけにあります.*この画面を閉じないでください。/);
		expect(await rowsOn(tab.page)).toEqual(nothing);
		expect(await asksBeforeLeaving(tab.page)).toBe(true);
		await tab.page.getByRole('banner').locator('.ui-menu__button').click();
		await tab.page.getByRole('button', { name: '終了する' }).click();
		const dialog = tab.page.getByRole('dialog', { name: '終了すると消える内容があります' });
		expect(await dialog.textContent()).toContain('この端末には残りません');
		await dialog.getByRole('button', { name: '画面に戻る' }).click();
		await server.restart();
		await saved(tab);
		await tab.page.getByRole('banner').locator('.ui-menu__button').click();
		await tab.page.getByRole('button', { name: '終了する' }).click();
		await tab.page.getByRole('heading', { level: 1, name: '計画づくりに入る' }).waitFor();
		expect(await rowsOn(tab.page)).toEqual(nothing);
		expect(await tab.page.getByRole('checkbox', { name: /この端末は共用です/ }).isChecked()).toBe(true);
		await context.close();
	});
});

it('[P4] signing out says first what was not sent, where it stays and for whom, and waits for the server', async () => {
	const tab = await openSection(browser, officer, KEY);
	await server.kill();
	await typeAtEnd(tab, '終了の前の文。');
	await tab.page.getByRole('banner').locator('.ui-menu__button').click();
	await tab.page.getByRole('button', { name: '終了する' }).click();
	const dialog = tab.page.getByRole('dialog', { name: 'まだ送れていない内容があります' });
	expect(await dialog.textContent()).toMatch(/まだ送れていない変更 \d+件.*この端末に残ります。次に.*さんがこの端末で入ると/);
	// It was asked for at once, and was put on disk before it was said.
	expect((await rowsOn(tab.page)).unsent.join()).toContain('終了の前の文。');
	await dialog.getByRole('button', { name: '終了する' }).click();
	await dialog.getByText('まだ終了していません').waitFor();
	expect(await asksBeforeLeaving(tab.page)).toBe(true);
	await tab.close();
	await server.restart();
});
