import type { InboxView, TodayView } from '@renkei/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { type HttpClient, planOf, signInAs } from '../support/http-client.ts';
import { awayFromMidnight } from '../support/midnight.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { fits, grave } from '../support/usable.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;

let server: RunningServer;
let browser: Browser;
let kurise: HttpClient;

/** Freezes whatever of the plan a seat may freeze. */
async function freezeAll(seat: HttpClient): Promise<void> {
	for (const part of (await planOf(seat)).sections.flatMap(({ parts }) => parts)) {
		if (part.may.includes('freeze') && part.frozen === null) {
			expect((await seat.post(`/api/parts/${part.id}/freeze`)).status).toBe(200);
		}
	}
}

beforeAll(async () => {
	await awayFromMidnight();
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	const lead = await signInAs(server.url, '朝霧', 'lead');
	kurise = await signInAs(server.url, '栗瀬', 'decider');
	await freezeAll(lead);
	await freezeAll(kurise);
	const dueOn = new Date(Date.now() + JAPAN_AHEAD_MS + DAY_MS).toISOString().slice(0, 10);
	const set = { sections: ['02', '05'], policy: { dueOn } };
	expect((await lead.post(`/api/plans/${lead.seat.plan}/policies`, set)).status).toBe(200);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const sizes = [
	[1366, 768],
	[1920, 1080],
] as const;

describe('a long day', () => {
	it('[NT10] counts everything, shows eight and with the keyboard the others, each leading to its place', async () => {
		const { tasks, more } = (await kurise.get<TodayView>('/api/today')).body;
		expect(tasks).toHaveLength(8);
		expect(more.length).toBeGreaterThan(8);
		const page = await openPage(browser, kurise, '/');
		await page.getByRole('heading', { level: 1, name: `栗瀬町がすること ${tasks.length + more.length}件` }).waitFor();
		const rows = page.locator('.today-task');
		expect(await rows.count()).toBe(8);
		const button = page.getByRole('button', { name: `ほか${more.length}件も見る` });
		await button.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: `ほか${more.length}件を閉じる`, expanded: true }).waitFor();
		expect(await rows.count()).toBe(tasks.length + more.length);
		// What was shown is the next thing that the keyboard reaches.
		await page.keyboard.press('Tab');
		expect(
			await rows
				.nth(8)
				.getByRole('link')
				.first()
				.evaluate((link) => link === document.activeElement),
		).toBe(true);
		for (const [width, height] of sizes) {
			await page.setViewportSize({ width, height });
			expect(await grave(page)).toEqual([]);
		}
		await fits(page);
		await page.context().close();
	});

	it('[NT9] no two lines of it have one name', async () => {
		const page = await openPage(browser, kurise, '/');
		await page.getByRole('button', { name: /^ほか\d+件も見る$/ }).click();
		const names = await page.locator('.today-task__title').allTextContents();
		expect(names).toContainEqual(expect.stringMatching(/^02 .*凍結した共通の部分を読み/));
		expect(names).toContainEqual(expect.stringMatching(/^02 .*凍結した栗瀬町の部分を読み/));
		expect(new Set(names).size).toBe(names.length);
		await page.context().close();
	});
});

describe('a last day that is tomorrow', () => {
	it('[NT7] stands first in the inbox, with how near it is, and leads to the own body’s cell', async () => {
		const { asks } = (await kurise.get<InboxView>('/api/inbox')).body;
		expect(
			asks
				.slice(0, 3)
				.map(({ kind, place }) => `${kind} ${place?.key}`)
				.toSorted(),
		).toEqual(['sign-due 02', 'sign-due 02', 'sign-due 05']);
		const page = await openPage(browser, kurise, '/inbox');
		const row = page.locator('.inbox-row').first();
		await row.getByText('決裁の期限のお知らせ（まだ記録されていません）').waitFor();
		expect(await row.getByText(/^あしたまで/).count()).toBe(1);
		for (const [width, height] of sizes) {
			await page.setViewportSize({ width, height });
			expect(await grave(page)).toEqual([]);
		}
		await row.getByRole('link', { name: /凍結した文を読み、決裁を記録する/ }).click();
		await page.waitForURL(/\/signoff\?.*994031/);
		await page.context().close();
	});
});
