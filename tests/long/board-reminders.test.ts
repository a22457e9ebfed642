import type { InboxView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { awayFromMidnight } from '../support/midnight.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { fits, grave } from '../support/usable.ts';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;

beforeAll(async () => {
	await awayFromMidnight();
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	const part = await partOf(lead, '20');
	expect((await lead.post(`/api/parts/${part.id}/freeze`)).status).toBe(200);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const openBoard = async (client: HttpClient): Promise<Page> => {
	const page = await openPage(browser, client, `/plans/${client.seat.plan}/signoff`);
	await page.getByRole('heading', { name: /^決裁待ちの団体/ }).waitFor();
	return page;
};

const bodyRow = (page: Page, name: string) => page.locator('.awaited__body', { hasText: name });
const askFor = (page: Page, name: string) => page.getByRole('button', { name: `催促する：${name}` });

describe('reminding from the board', () => {
	it.each([
		[1366, 768],
		[1920, 1080],
	])('[BD12] asks first, with body, sections and who gets it, and is without grave faults at %i × %i', async (width, height) => {
		const page = await openBoard(lead);
		await askFor(page, '栗瀬町').click();
		const dialog = page.getByRole('dialog', { name: '栗瀬町に決裁を催促する' });
		expect(await dialog.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
			expect.stringMatching(/^決裁待ちの節 \d+節$/),
			'知らせを受け取る人',
		]);
		expect(await dialog.getByText(/20 要件自己点検/).count()).toBe(1);
		expect(await dialog.getByText('総務課長 小林 修', { exact: true }).count()).toBe(1);
		await fits(page);
		await page.setViewportSize({ width, height });
		expect(await grave(page)).toEqual([]);
		// Escape sends nothing and gives the focus back.
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		expect(await askFor(page, '栗瀬町').evaluate((button) => button === document.activeElement)).toBe(true);
		const kurise = await signInAs(server.url, '栗瀬', 'decider');
		const { asks } = (await kurise.get<InboxView>('/api/inbox')).body;
		expect(asks.filter(({ kind }) => kind === 'reminded')).toEqual([]);
		await page.context().close();
	});

	it('[BD12][BD9] by the keyboard; the other body finds it in its inbox, the row says when and by whom', async () => {
		const page = await openBoard(lead);
		await askFor(page, '栗瀬町').press('Enter');
		await page.getByRole('textbox', { name: /^添える言葉/ }).fill('町議会の前にお願いします。');
		await page.getByRole('button', { name: '催促する', exact: true }).press('Enter');
		const said = bodyRow(page, '栗瀬町').getByText(/^きょう \d+:\d\dに催促しました（佐藤 真紀）$/);
		await said.waitFor();
		await bodyRow(page, '栗瀬町').locator('p:focus', { hasText: 'に催促しました' }).waitFor();
		expect([await askFor(page, '栗瀬町').count(), await askFor(page, '椿坂町').count()]).toEqual([0, 1]);
		const kurise = await openPage(browser, await signInAs(server.url, '栗瀬', 'decider'), '/inbox');
		const row = kurise.locator('.inbox-row', { hasText: '朝霧町 佐藤 真紀さんが決裁を催促しました' });
		await row.getByText('町議会の前にお願いします。').waitFor();
		expect(await grave(kurise)).toEqual([]);
		await row.getByRole('link').click();
		await kurise.getByRole('heading', { level: 1, name: '確認と決裁' }).waitFor();
		// The next day it can be done again.
		await page.clock.setFixedTime(new Date(Date.now() + 24 * 60 * 60 * 1000));
		await page.reload();
		await bodyRow(page, '栗瀬町')
			.getByText(/^きのう .*に催促しました（佐藤 真紀）$/)
			.waitFor();
		expect(await askFor(page, '栗瀬町').count()).toBe(1);
		await kurise.context().close();
		await page.context().close();
	});

	it('[BD12][BD8] says so where somebody else was quicker, and keeps the words', async () => {
		const page = await openBoard(lead);
		// As on a device whose news have not come yet.
		await page.route(/\/reminders$/, (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
		await askFor(page, '椿坂町').click();
		const head = await signInAs(server.url, '朝霧', 'decider');
		const said = { body: '994049' };
		expect((await head.post(`/api/plans/${lead.seat.plan}/reminders`, said)).status).toBe(201);
		await page.getByRole('textbox', { name: /^添える言葉/ }).fill('お願いします。');
		await page.getByRole('button', { name: '催促する', exact: true }).click();
		await page.getByRole('alert').getByText('きょうすでに催促しています').waitFor();
		expect(await page.getByRole('textbox', { name: /^添える言葉/ }).inputValue()).toBe('お願いします。');
		await page.context().close();
	});

	it('[BD6][BD11] another member body sees when, and is offered nothing; a vendor sees the list alone', async () => {
		const member = await openBoard(await signInAs(server.url, '霞沢', 'decider'));
		await bodyRow(member, '栗瀬町')
			.getByText(/に催促しました（佐藤 真紀）$/)
			.waitFor();
		expect(await member.getByRole('button', { name: /^催促する/ }).count()).toBe(0);
		await member.context().close();
		const vendor = await openBoard(await signInAs(server.url, '委託', 'reviewer'));
		await vendor.waitForLoadState('networkidle');
		expect(await vendor.getByText(/催促/).count()).toBe(0);
		await vendor.context().close();
	});
});
