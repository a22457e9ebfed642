import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { partOf, signInAs } from '../support/http-client.ts';
import { agreed, openSection, pointAt, type SectionTab, saved, typeSlowly, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 調達方針: an open section with a common part only. */
const KEY = '12';

let server: RunningServer;
let browser: Browser;
let writer: SectionTab;
let reader: SectionTab;

const strip = (tab: SectionTab) => tab.page.locator('.link-strip');
/** Everything that 保存の状態 has said since the call. */
async function listen(tab: SectionTab): Promise<() => Promise<string[]>> {
	await tab.saving.evaluate((element) => {
		const said: string[] = [];
		Object.assign(window, { said });
		const hear = (): void => {
			said.push(element.textContent ?? '');
		};
		hear();
		new MutationObserver(hear).observe(element, { childList: true, characterData: true, subtree: true });
	});
	return () => tab.page.evaluate(() => (window as unknown as { said: string[] }).said);
}
/** Whether the browser would ask before this page is left. */
const asksBeforeLeaving = (tab: SectionTab) =>
	tab.page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
const times = (text: string, words: string) => text.split(words).length - 1;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	writer = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), KEY);
	reader = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
});

afterAll(async () => {
	server?.resume();
	await browser?.close();
	await server?.close();
});

describe('保存の状態', () => {
	it('[P1] says 保存しました once the words are on disk, and then leaving asks nothing', async () => {
		await writer.text().focus();
		await writer.page.keyboard.press('Control+End');
		await typeSlowly(writer.page, '一つ目の文。');
		await saved(writer);
		const { id } = await partOf(writer.client, KEY);
		const content = await writer.client.get<{ text: string }>(`/api/parts/${id}/content`);
		expect(content.body.text).toContain('一つ目の文。');
		expect(await asksBeforeLeaving(writer)).toBe(false);
	});

	it('[P1] never says so while the server stands still, warns after five seconds, and asks before leaving', async () => {
		// Heard from the beginning: on a busy machine the five seconds may be over before anybody looks.
		const said = await listen(writer);
		server.pause();
		await typeSlowly(writer.page, '二つ目の文。');
		await eventually(async () => (await said()).join()).toMatch(/入力中|保存しています…/);
		expect(await asksBeforeLeaving(writer)).toBe(true);
		await eventually(() => strip(writer).textContent()).toMatch(
			/まだサーバーに届いていません（この画面を閉じないでください）.*送信待ち \d+件/,
		);
		expect(await writer.saving.textContent()).toBe('まだ届いていません');
		expect(await asksBeforeLeaving(writer)).toBe(true);
		expect(await wordsIn(reader.text())).not.toContain('二つ目の文。');
		const since = (await said()).slice(1);
		expect(since.filter((words) => words.startsWith('保存しました'))).toEqual([]);
	});

	it('[P1] says it again when the server goes on, and the words are there once', async () => {
		server.resume();
		await saved(writer);
		await eventually(() => strip(writer).count()).toBe(0);
		const words = await agreed([writer, reader]);
		expect(times(words, '二つ目の文。')).toBe(1);
		expect(await asksBeforeLeaving(writer)).toBe(false);
	});

	it('[P1] says after kill -9 that the words lie on this device, and lets the writer go on', async () => {
		const said = await listen(writer);
		server.pause();
		await typeSlowly(writer.page, '三つ目の文。');
		await server.kill();
		await eventually(() => strip(writer).textContent()).toMatch(
			/つながっていません。書いた内容はこの端末に仮に置いてあります.*まだ送れていない変更 \d+件/,
		);
		expect(await writer.saving.textContent()).toBe('つながっていません');
		await pointAt(writer.text(), '一つ目の文。', 'before');
		await typeSlowly(writer.page, '切れている間に書いた文。');
		expect(await writer.text().getAttribute('aria-readonly')).toBe('false');
		expect(await wordsIn(writer.text())).toContain('切れている間に書いた文。一つ目の文。二つ目の文。三つ目の文。');
		expect(await asksBeforeLeaving(writer)).toBe(true);
		const since = await said();
		expect(since.slice(1).filter((words) => words.startsWith('保存しました'))).toEqual([]);
	});

	it('[P1] brings everything over once after the restart, and only then says 保存しました', async () => {
		await server.restart();
		await saved(writer);
		const words = await agreed([writer, reader]);
		expect(words).toContain('切れている間に書いた文。一つ目の文。二つ目の文。三つ目の文。');
		for (const sentence of ['一つ目の文。', '二つ目の文。', '三つ目の文。', '切れている間に書いた文。']) {
			expect(times(words, sentence)).toBe(1);
		}
		expect(await asksBeforeLeaving(writer)).toBe(false);
	});
});
