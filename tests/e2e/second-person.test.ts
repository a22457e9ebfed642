import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, nobodyIn } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { pointAt, typeSlowly, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let browser: Browser;
/** One browser, as that of somebody who tries Renkei alone. */
let context: BrowserContext;
let first: Page;
let second: Page;

const text = (page: Page) => page.getByRole('textbox', { name: '12 調達方針 本文' });
const account = (page: Page, person: string) => page.locator('summary').filter({ hasText: person });

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	context = await nobodyIn(browser);
	first = await context.newPage();
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('the entrance of the demo', () => {
	it('[E4] shows four cards, and one press enters as that person, to what to do today', async () => {
		await first.goto(`http://localhost:${server.port}/`);
		await first.getByRole('heading', { level: 1, name: '計画づくりに入る' }).waitFor();
		const cards = first.getByRole('button', { name: /として入る$/ });
		await eventually(() => cards.count()).toBe(4);
		expect(await context.cookies()).toEqual([]);
		await first.getByRole('button', { name: '山田 恵として入る' }).click();
		const heading = first.getByRole('heading', { level: 1, name: /^栗瀬町がすること \d+件$/ });
		await heading.waitFor();
		expect(new URL(first.url()).pathname).toBe('/today');
		// The heading counts what is shown at a press too, before it as after it.
		const numberIn = (text: string | null): number => Number(text?.match(/\d+/)?.[0]);
		const links = first.getByRole('link', { name: /^始める：/ });
		const more = first.getByRole('button', { name: /^ほか\d+件も見る$/ });
		const missing = async (hidden: number) => numberIn(await heading.textContent()) - (await links.count()) - hidden;
		await eventually(async () => missing(numberIn(await more.textContent()))).toBe(0);
		await more.click();
		await eventually(() => missing(0)).toBe(0);
		expect(await context.cookies()).toMatchObject([{ domain: 'localhost', httpOnly: true, sameSite: 'Strict' }]);
	});

	it('[E4] leads a second person from the menu to the same section under the other name of this machine', async () => {
		await first
			.getByRole('link', { name: /月影郡7町村/ })
			.first()
			.click();
		await first.getByRole('link', { name: /^12/ }).click();
		await text(first).waitFor();
		await account(first, '山田 恵').click();
		const opened = context.waitForEvent('page');
		await first.getByRole('link', { name: /もう一人として開く/ }).click();
		second = await opened;
		await second.getByRole('heading', { level: 1, name: '計画づくりに入る' }).waitFor();
		expect(new URL(second.url()).hostname).toBe('127.0.0.1');
		await second.getByRole('button', { name: '佐藤 真紀として入る' }).click();
		await text(second).waitFor();
		await account(second, '佐藤 真紀').waitFor();
		expect(new URL(second.url()).pathname).toBe(new URL(first.url()).pathname);
	});

	it('[E4] keeps two persons apart in one browser, who see each other and what each writes', async () => {
		const cookies = await context.cookies();
		expect(cookies.map(({ domain }) => domain).sort()).toEqual(['127.0.0.1', 'localhost']);
		expect(new Set(cookies.map(({ value }) => value)).size).toBe(2);
		await first.reload();
		await account(first, '山田 恵').waitFor();
		await text(first).waitFor();
		for (const page of [first, second]) {
			await eventually(() => page.locator('summary').filter({ hasText: 'いま入っている人 1人' }).count()).toBe(1);
		}
		await text(first).focus();
		await first.keyboard.press('Control+End');
		await typeSlowly(first, '山田から。');
		await eventually(() => wordsIn(text(second))).toContain('山田から。');
		await pointAt(text(second), '山田から。', 'after');
		await typeSlowly(second, '佐藤から。');
		await eventually(() => wordsIn(text(first))).toContain('山田から。佐藤から。');
	});

	it('[E4] lets one leave without the other', async () => {
		await account(second, '佐藤 真紀').click();
		await second.getByRole('button', { name: '終了する' }).click();
		await second.getByRole('heading', { level: 1, name: '計画づくりに入る' }).waitFor();
		await typeSlowly(first, '一人でも書ける。');
		await eventually(() => first.getByRole('status', { name: '保存の状態' }).textContent()).toMatch(/^保存しました/);
		await first.reload();
		await account(first, '山田 恵').waitFor();
		await eventually(() => wordsIn(text(first))).toContain('一人でも書ける。');
	});
});
