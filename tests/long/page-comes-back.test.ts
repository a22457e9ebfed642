import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

it('[P4t] a plan that is opened while the server is down says so, and stands there by itself once the server is back', async () => {
	const vendor = await signInAs(server.url, '委託', 'reviewer');
	const page = await openPage(browser, vendor, '/plans');
	const plans = page.locator('a.plans-title');
	await plans.first().waitFor();
	// The first plan brings the code of the screen; without a server no browser could load that.
	await plans.nth(0).click();
	await page.getByRole('heading', { level: 1, name: /^00/ }).waitFor();
	await page.evaluate(() => Object.assign(window, { stayed: true }));
	await page.goBack();
	await plans.first().waitFor();
	await server.kill();
	await plans.nth(1).click();
	await page.getByRole('heading', { level: 1, name: 'サーバーにつながりません' }).waitFor();
	await page.getByText('つながると、この画面に自動で出ます。').waitFor();
	await server.restart();
	await page.getByRole('heading', { level: 1, name: /^00/ }).waitFor();
	expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
});
