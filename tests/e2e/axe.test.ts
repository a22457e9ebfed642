import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../screens/cast.ts';
import { type Cast, type Screen, screens } from '../screens/screens.ts';
import { launchBrowser, officeScreen } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { beyondTheWidth, contextFor, openScreen, type ScreenTab } from '../support/screen-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** An office screen at 125 %, and the width to which WCAG 1.4.10 lets nobody scroll sideways. */
const NARROW = [
	{ width: 1093, height: 614 },
	{ width: 320, height: 640 },
];

let server: RunningServer;
let browser: Browser;
let cast: Cast;
/** One for each person, so that the scripts of the pages come from its store. */
const contexts = new Map<Screen['who'], BrowserContext>();

async function open(screen: Screen): Promise<ScreenTab> {
	const context = contexts.get(screen.who) ?? (await contextFor(browser, cast, screen.who));
	contexts.set(screen.who, context);
	return openScreen(context, server.url, cast, screen);
}

/** What axe finds serious or critical: the rule, and where. */
async function grave(page: Page): Promise<string[]> {
	// Without frames there is nothing to put together in a second page, which takes most of the time.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

async function hasItsShape(page: Page): Promise<void> {
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	expect(await page.getByRole('main').count()).toBe(1);
	for (const landmark of ['banner', 'navigation', 'contentinfo'] as const) {
		expect(await page.getByRole(landmark).count(), landmark).toBeGreaterThan(0);
	}
	expect(await page.title()).toMatch(/^[^｜].*｜Renkei$/);
	expect(await page.locator('html').getAttribute('lang')).toBe('ja');
}

async function leadsToItsText(page: Page): Promise<void> {
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移動');
	await page.keyboard.press('Enter');
	await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
}

async function fits(page: Page): Promise<void> {
	for (const size of NARROW) {
		await page.setViewportSize(size);
		await eventually(() => beyondTheWidth(page)).toEqual([]);
	}
	await page.setViewportSize(officeScreen);
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	cast = await castOf(server.url);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('every screen', () => {
	it.each<Screen>(screens)(
		'[E3] $name: everybody can use it, with the keyboard, at 320 px, and nothing leaves the origin',
		async (screen) => {
			const { page, errors, outside } = await open(screen);
			await hasItsShape(page);
			await leadsToItsText(page);
			expect(await grave(page)).toEqual([]);
			await fits(page);
			expect(outside).toEqual([]);
			expect(errors).toEqual([]);
			await page.close();
		},
	);
});

const screenOf = (name: string): Screen => {
	const screen = screens.find((candidate) => candidate.name === name);
	if (screen === undefined) {
		throw new Error(`no screen ${name}`);
	}
	return screen;
};

describe('what opens on a screen', () => {
	it('[E3] menu, dialog and comment form of a section can be used by everybody, and Escape leads back', async () => {
		const { page, errors } = await open(screenOf('section-cost'));
		const menu = page.locator('summary').filter({ hasText: '佐藤 真紀' });
		await menu.click();
		expect(await grave(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await eventually(() => menu.evaluate((element) => element === document.activeElement)).toBe(true);
		const freeze = page.getByRole('button', { name: '凍結する', exact: true });
		await freeze.click();
		await page.getByRole('dialog').waitFor();
		expect(await grave(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await eventually(() => freeze.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.getByRole('button', { name: '部分の全体に指摘を付ける' }).click();
		const form = page.getByRole('form', { name: 'コメントを書く' });
		await form.getByRole('button', { name: '送る' }).click();
		await form.getByText('内容を書いてください。').waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		expect(errors).toEqual([]);
		await page.close();
	});

	it('[E3] answers of the bodies, the inquiry and the tables of pictures can be used by everybody, and Escape leads back', async () => {
		const { page, errors } = await open(screenOf('section-answers'));
		const ask = page.getByRole('button', { name: '団体に照会する' });
		await ask.focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog');
		await dialog.waitFor();
		expect(await grave(page)).toEqual([]);
		await dialog.getByRole('textbox', { name: /照会の文/ }).fill('');
		await dialog.getByRole('button', { name: /に照会する$/ }).press('Enter');
		await dialog.getByText('照会の文を書いてください。').waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		await eventually(() => ask.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(errors).toEqual([]);
		await page.close();
		const { page: kpis, errors: others } = await open(screenOf('section-lapsed'));
		for (const fold of await kpis.locator('.kpi-pictures summary').all()) {
			await fold.press('Enter');
		}
		await kpis.locator('summary').filter({ hasText: '団体の回答を並べて見る' }).press('Enter');
		await kpis.locator('.questions-table').waitFor();
		expect(await grave(kpis)).toEqual([]);
		await fits(kpis);
		expect(others).toEqual([]);
		await kpis.close();
	});

	it('[E3] the form of a figure, what it refuses, and the move to another edition can be used by everybody', async () => {
		const { page, errors } = await open(screenOf('check-lead'));
		await page.getByText('この版では点検しないもの').click();
		await page.locator('#check-PF-09').getByRole('link').click();
		await page.locator('#figure-eligible-floor').getByRole('button', { name: 'この値で点検する' }).click();
		await page.getByText('出典の日付を入れてください。').waitFor();
		await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
		expect(await grave(page)).toEqual([]);
		await fits(page);
		const move = page.getByRole('button', { name: 'TYPE A に替える' });
		await move.click();
		await page.getByRole('dialog').waitFor();
		expect(await grave(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await eventually(() => move.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(errors).toEqual([]);
		await page.close();
	});

	it('[E3] frozen words and a form that lacks everything can be used by everybody, and each fault leads to its field', async () => {
		const { page, errors } = await open(screenOf('signoff-decider'));
		await page.getByRole('button', { name: /^01 事業概要、栗瀬町、/ }).click();
		await page.getByRole('button', { name: /^凍結した文を全部読む/ }).click();
		await page.getByRole('region', { name: /の凍結した文$/ }).waitFor();
		expect(await grave(page)).toEqual([]);
		await page
			.getByText('決裁を改める')
			.or(page.getByRole('radio', { name: '同意', exact: true }))
			.first()
			.click();
		await page.getByRole('button', { name: '栗瀬町として決裁を記録する' }).click();
		await page.getByRole('link', { name: '文書番号を入れてください' }).click();
		await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
		expect(await grave(page)).toEqual([]);
		await fits(page);
		expect(errors).toEqual([]);
		await page.close();
	});
});
