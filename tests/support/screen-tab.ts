import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Cast, Screen } from '../screens/screens.ts';
import { nobodyIn, personIn } from './browser.ts';

/** A screen of the list, drawn, with what the browser had to say about it. */
export interface ScreenTab {
	readonly page: Page;
	/** Errors of the console and of scripts. */
	readonly errors: readonly string[];
	/** Addresses beyond this origin that the page asked for. */
	readonly outside: readonly string[];
}

/** What the browser itself writes in red where a screen is about not being let in, or about nothing. */
const expectedErrors: Readonly<Record<string, RegExp>> = {
	'sign-in': /^Failed to load resource: the server responded with a status of 401/,
	'ledger-vendor': /^Failed to load resource: the server responded with a status of 403/,
	'not-found': /^Failed to load resource: the server responded with a status of 404/,
};

/** The browser of whoever sees a screen. */
export function contextFor(browser: Browser, cast: Cast, who: Screen['who']): Promise<BrowserContext> {
	return who === 'nobody' ? nobodyIn(browser) : personIn(browser, cast[who]);
}

/** Opens a screen in its person's browser and waits until it is drawn. `url` is the server's. */
export async function openScreen(context: BrowserContext, url: string, cast: Cast, screen: Screen): Promise<ScreenTab> {
	const page = await context.newPage();
	const errors: string[] = [];
	const outside: string[] = [];
	page.on('pageerror', (error) => errors.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error' && expectedErrors[screen.name]?.test(message.text()) !== true) {
			errors.push(message.text());
		}
	});
	const ask = (address: string): void => {
		const { protocol, host } = new URL(address);
		if (protocol !== 'data:' && protocol !== 'blob:' && host !== new URL(url).host) {
			outside.push(address);
		}
	};
	page.on('request', (request) => ask(request.url()));
	page.on('websocket', (socket) => ask(socket.url()));
	await page.goto(`${url}${screen.path(screen.who === 'nobody' ? '' : cast[screen.who].seat.plan)}`);
	await page.getByRole('heading', { level: 1, name: screen.heading }).waitFor();
	await page.waitForLoadState('networkidle');
	return { page, errors, outside };
}

/** What does not fit the page's width as it is now. A box that holds a table may scroll sideways, nothing else may. */
export function beyondTheWidth(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		const named = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className}`;
		const scrolls = (element: Element): boolean => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
		const found: string[] = [];
		if (document.documentElement.scrollWidth > width) {
			found.push(`page: ${document.documentElement.scrollWidth} in ${width}`);
		}
		for (const element of document.querySelectorAll('body *')) {
			if (scrolls(element) && element.scrollWidth > element.clientWidth + 1 && element.querySelector('table') === null) {
				found.push(`${named(element)} scrolls: ${element.scrollWidth} in ${element.clientWidth}`);
			}
			const box = element.getBoundingClientRect();
			const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
			// What is drawn one pixel wide is for screen readers.
			if (says && box.width > 2 && (box.right > width + 1 || box.left < -1) && element.checkVisibility()) {
				let around = element.parentElement;
				while (around !== null && !scrolls(around)) {
					around = around.parentElement;
				}
				if (around === null) {
					found.push(`${named(element)} is cut: ${element.textContent?.slice(0, 20)}`);
				}
			}
		}
		return found;
	});
}
