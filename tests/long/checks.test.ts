import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, signInAs } from '../support/http-client.ts';
import { typeSlowly } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let browser: Browser;
/** 代表団体 and a member, each on 要件点検. */
let lead: Page;
let kurise: Page;

const rowOf = (page: Page, id: string): Locator => page.locator(`#check-${id}`);
const verdictOf = (page: Page, id: string) => rowOf(page, id).locator('.checks-verdict').textContent();
/** Id of the field or cell that has the focus. */
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.closest('[id]')?.id);

async function openChecks(client: HttpClient): Promise<Page> {
	const page = await openPage(browser, client, `/plans/${client.seat.plan}/check`);
	await rowOf(page, 'PE-13').waitFor();
	return page;
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await openChecks(await signInAs(server.url, '朝霧', 'lead'));
	kurise = await openChecks(await signInAs(server.url, '栗瀬', 'officer'));
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

it('[E8] a check that is 不適合 becomes 適合 in another person’s open tab when the field it links to is filled', async () => {
	await eventually(() => verdictOf(kurise, 'PE-13')).toBe('不適合');
	await kurise.getByRole('heading', { level: 1, name: /不適合 1件/ }).waitFor();
	await rowOf(lead, 'PE-13')
		.getByRole('link', { name: /13 日程 決まった節目 日 3行目 を直す/ })
		.click();
	await eventually(() => focusedId(lead)).toMatch(/^cell-.*-gates\.date-2$/);
	await typeSlowly(lead, '2027-04-01');
	await lead.keyboard.press('Tab');
	await eventually(() => verdictOf(kurise, 'PE-13')).toBe('適合');
	await kurise.getByRole('heading', { level: 1, name: /不適合 0件/ }).waitFor();
	await lead.goBack();
	await eventually(() => verdictOf(lead, 'PE-13')).toBe('適合');
});

it('[E8] a figure without its source gets one by keyboard alone, and the check goes by it for everybody until it is taken back', async () => {
	await eventually(() => verdictOf(kurise, 'PF-09')).toBe('出典待ち');
	expect(await kurise.getByRole('button', { name: 'この値で点検する' }).count()).toBe(0);
	await rowOf(lead, 'PF-09').getByRole('link').focus();
	await lead.keyboard.press('Enter');
	await eventually(() => lead.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
	for (const words of ['１，０００，０００円', '交付要綱 第4条', '2026/01/15']) {
		await lead.keyboard.insertText(words);
		await lead.keyboard.press('Tab');
	}
	await lead.keyboard.press('Enter');
	await eventually(() => verdictOf(kurise, 'PF-09')).toBe('適合');
	await kurise.getByText('交付要綱 第4条').waitFor();
	await lead.getByRole('status').filter({ hasText: '答えを記録しました' }).waitFor();
	await lead.getByRole('button', { name: '答えを取り消す' }).focus();
	await lead.keyboard.press('Enter');
	await eventually(() => lead.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
	await eventually(() => verdictOf(kurise, 'PF-09')).toBe('出典待ち');
});

it('[E8] the list is narrowed by keyboard, to a result and to a body, and the address keeps it', async () => {
	const filter = kurise.getByRole('navigation', { name: '点検のしぼり込み' });
	await filter.getByRole('link', { name: /^注意/ }).focus();
	await kurise.keyboard.press('Enter');
	await eventually(() => kurise.locator('.checks-table .checks-verdict').allTextContents()).toEqual(['注意', '注意', '注意']);
	await filter.getByRole('link', { name: /^栗瀬町/ }).focus();
	await kurise.keyboard.press('Enter');
	await eventually(() => kurise.locator('.checks-table tr[id]').count()).toBe(1);
	await kurise.reload();
	await eventually(() => kurise.locator('.checks-table tr[id]').getAttribute('id')).toBe('check-K3-35');
	await filter.getByRole('link', { name: /^すべて/ }).click();
	await filter.getByRole('link', { name: /^だれでも/ }).click();
	await eventually(() => kurise.locator('.checks-table tr[id]').count()).toBeGreaterThan(30);
});

it('[E8] the plan moves to another edition and back; what no longer applies stands apart and no entry is lost', async () => {
	await lead.getByText('この版では点検しないもの').click();
	await lead.getByRole('row', { name: /加点/ }).getByText('3件の記入を残しています').waitFor();
	const move = async (to: string) => {
		await lead.getByRole('button', { name: `${to} に替える` }).click();
		await lead.getByRole('dialog').getByRole('button', { name: '替える', exact: true }).click();
		await lead.getByText(`計画の版を ${to} に替えました`).waitFor();
	};
	await move('TYPE A');
	await eventually(() => verdictOf(kurise, 'PF-10')).toBe('出典待ち');
	await kurise.getByText('交付金の必須要件（版：TYPE A）').waitFor();
	await eventually(() => rowOf(kurise, 'KB-07').count()).toBe(1);
	await move('TYPE1');
	await eventually(() => rowOf(kurise, 'PF-10').count()).toBe(0);
	await eventually(() => verdictOf(kurise, 'PP-05')).toBe('適合');
});
