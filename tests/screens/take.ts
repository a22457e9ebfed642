import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, officeScreen, personIn } from '../support/browser.ts';
import { startServer } from '../support/start-server.ts';
import { castOf } from './cast.ts';
import { type Cast, type Screen, screens } from './screens.ts';

const root = resolve(import.meta.dirname, '../..');
const sizes = [
	{ folder: '1366', viewport: officeScreen },
	{ folder: '1920', viewport: { width: 1920, height: 1080 } },
];

async function show(
	browser: Browser,
	url: string,
	cast: Cast,
	screen: Screen,
	viewport: { width: number; height: number },
): Promise<Page> {
	const context =
		screen.who === 'nobody'
			? await browser.newContext({ viewport, locale: 'ja-JP' })
			: await personIn(browser, cast[screen.who], viewport);
	const page = await context.newPage();
	await page.goto(`${url}${screen.path(screen.who === 'nobody' ? '' : cast[screen.who].seat.plan)}`);
	await page.getByRole('heading', { level: 1, name: screen.heading }).waitFor({ timeout: 90_000 });
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => document.fonts.ready);
	return page;
}

/** `node tests/screens/take.ts [name…]`: every screen (or the named ones) into test-output/screens; `--readme` renews the README's picture. */
async function take(wanted: readonly string[]): Promise<void> {
	const server = await startServer();
	const browser = await launchBrowser();
	try {
		const cast = await castOf(server.url);
		const readme = wanted.includes('--readme');
		const names = wanted.filter((name) => !name.startsWith('--'));
		for (const { folder, viewport } of readme ? sizes.slice(0, 1) : sizes) {
			const target = join(root, 'test-output', 'screens', folder);
			mkdirSync(target, { recursive: true });
			for (const screen of screens.filter(({ name }) =>
				readme ? name === 'section-officer' : names.length === 0 || names.includes(name),
			)) {
				const page = await show(browser, server.url, cast, screen, viewport);
				const path = readme ? join(root, 'tests', 'screens', 'section.png') : join(target, `${screen.name}.png`);
				await page.screenshot({ path });
				process.stdout.write(`${path}\n`);
				await page.context().close();
			}
		}
	} finally {
		await browser.close();
		await server.close();
	}
}

await take(process.argv.slice(2));
