import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { castOf } from '../screens/cast.ts';
import { type Cast, type Screen, screens } from '../screens/screens.ts';
import { launchBrowser, officeScreen } from './browser.ts';
import { eventually } from './eventually.ts';
import { beyondTheWidth, contextFor, openScreen, type ScreenTab } from './screen-tab.ts';
import { type RunningServer, startServer } from './start-server.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** An office screen at 125 %, and the width to which WCAG 1.4.10 lets nobody scroll sideways. */
const NARROW = [
	{ width: 1093, height: 614 },
	{ width: 320, height: 640 },
];

/** Screens of a running demo, each opened as the person it is for. */
export interface ScreenRoom {
	open(screen: Screen): Promise<ScreenTab>;
	close(): Promise<void>;
}

export async function openScreenRoom(): Promise<ScreenRoom> {
	const [server, browser]: [RunningServer, Browser] = await Promise.all([startServer(), launchBrowser()]);
	const cast: Cast = await castOf(server.url);
	// One for each person, so that the scripts of the pages come from its store.
	const contexts = new Map<Screen['who'], BrowserContext>();
	return {
		async open(screen) {
			const context = contexts.get(screen.who) ?? (await contextFor(browser, cast, screen.who));
			contexts.set(screen.who, context);
			return openScreen(context, server.url, cast, screen);
		},
		async close() {
			await browser.close();
			await server.close();
		},
	};
}

/** A screen by its name. */
export function screenOf(name: string): Screen {
	const screen = screens.find((candidate) => candidate.name === name);
	if (screen === undefined) {
		throw new Error(`no screen ${name}`);
	}
	return screen;
}

/** Everybody can use a screen, with the keyboard, at 320 px, and nothing leaves the origin. */
export async function usable(room: ScreenRoom, screen: Screen): Promise<void> {
	const { page, errors, outside } = await room.open(screen);
	await hasItsShape(page);
	await leadsToItsText(page);
	expect(await grave(page)).toEqual([]);
	await fits(page);
	expect(outside).toEqual([]);
	expect(errors).toEqual([]);
	await page.close();
}

/** What axe finds serious or critical: the rule, and where. */
export async function grave(page: Page): Promise<string[]> {
	// Without frames there is nothing to put together in a second page, which takes most of the time.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

/** One heading, the landmarks, a title and a language. */
export async function hasItsShape(page: Page): Promise<void> {
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	expect(await page.getByRole('main').count()).toBe(1);
	for (const landmark of ['banner', 'navigation', 'contentinfo'] as const) {
		expect(await page.getByRole(landmark).count(), landmark).toBeGreaterThan(0);
	}
	expect(await page.title()).toMatch(/^[^｜].*｜Renkei$/);
	expect(await page.locator('html').getAttribute('lang')).toBe('ja');
}

/** The first Tab leads past the bars. */
export async function leadsToItsText(page: Page): Promise<void> {
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移動');
	await page.keyboard.press('Enter');
	await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
}

/** Nothing has to be scrolled sideways at 125 % of an office screen, nor at 320 px. */
export async function fits(page: Page): Promise<void> {
	for (const size of NARROW) {
		await page.setViewportSize(size);
		await eventually(() => beyondTheWidth(page)).toEqual([]);
	}
	await page.setViewportSize(officeScreen);
}
