import type { PartView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { fits, grave } from '../support/usable.ts';

/** In which the last day lies: never over while the test runs, and not too far ahead to be set. */
const YEAR = new Date().getUTCFullYear() + 2;
const LAST_DAY = `${YEAR}-03-01`;

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	const part = await partOf(lead, '20');
	expect((await lead.post(`/api/parts/${part.id}/freeze`)).status).toBe(200);
	const policy = { sections: ['20', '19'], policy: { dueOn: LAST_DAY } };
	expect((await lead.post(`/api/plans/${lead.seat.plan}/policies`, policy)).status).toBe(200);
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

const asks = (part: PartView, body: string): boolean =>
	part.frozen !== null && part.standings.some((one) => one.body === body && ['none', 'checked', 'lapsed'].includes(one.standing));

describe('the board', () => {
	it('[BD4] says under each body how many sections wait for it, and the last day beside a section that is not complete', async () => {
		const page = await openBoard(lead);
		const { parties, sections } = await planOf(lead);
		const members = parties.filter(({ membership }) => membership === 'member');
		const feet = await page.locator('.matrix tfoot td').allTextContents();
		expect(feet.length).toBe(members.length + 1);
		// What the standings of the plan say, counted here anew: frozen, and asked of the body.
		const waiting = members
			.map(({ code }) => code)
			.sort()
			.map((code) => sections.filter((section) => section.parts.some((part) => asks(part, code))).length);
		expect(Math.max(...waiting)).toBeGreaterThan(Math.min(...waiting));
		expect(feet.slice(0, -1)).toEqual(waiting.map((count) => `${count}節`));
		expect(await page.getByRole('rowheader', { name: /^20.*期限 3月1日$/ }).count()).toBe(1);
		// 19 has the same last day, and every 決裁 already.
		expect(await page.getByRole('row', { name: /^19.*そろった$/ }).count()).toBe(1);
		expect(await page.getByRole('rowheader', { name: /期限/ }).count()).toBe(1);
		await page.context().close();
	});

	it('[BD4] says in words that a last day has passed', async () => {
		// A last day that has passed can only have come near by itself: the device's clock goes on, not the server's.
		const page = await openBoard(lead);
		await page.clock.setFixedTime(new Date(`${YEAR}-03-02T01:00:00Z`));
		await page.reload();
		await page.getByRole('rowheader', { name: /^20.*期限切れ 3月1日$/ }).waitFor();
		await page
			.locator('.awaited__body')
			.first()
			.getByText(/期限切れ/)
			.waitFor();
		await page.context().close();
	});

	it('[BD3] leads from an awaited body to the cell that waits, and a vendor sees the same list', async () => {
		const vendor = await signInAs(server.url, '委託', 'reviewer');
		for (const client of [lead, vendor]) {
			const page = await openBoard(client);
			const body = page.locator('.awaited__body').first();
			await body
				.locator('.ui-due')
				.getByText(/期限 .*3月1日/)
				.waitFor();
			await body.getByText(/を待つ節$/).click();
			await body.getByRole('button', { name: /^20 .*から.*期限 3月1日$/ }).click();
			await page.locator('[data-cell^="20 "][aria-pressed="true"]').waitFor();
			await page.context().close();
		}
	});

	it.each([
		[1366, 768],
		[1920, 1080],
	])('[BD4] fits and is without grave faults at %i × %i', async (width, height) => {
		const page = await openBoard(lead);
		await page
			.locator('.awaited__body')
			.first()
			.getByText(/を待つ節$/)
			.click();
		await fits(page);
		await page.setViewportSize({ width, height });
		expect(await grave(page)).toEqual([]);
		await page.context().close();
	});
});
