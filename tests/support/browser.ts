import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import sparticuz, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { HttpClient } from './http-client.ts';

/** Nothing leaves the machine: without these flags Chromium talks to its maker in the background. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--font-render-hinting=none',
	'--lang=ja-JP',
];

function onPath(names: readonly string[]): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function hasNss(): boolean {
	try {
		return execFileSync('ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so');
	} catch {
		// No ldconfig, no answer: the bundled libraries do no harm.
		return false;
	}
}

/** `CHROMIUM_PATH`; a Chromium on PATH; else the one that comes as an npm package, with its libraries on a bare machine. */
async function chromiumPath(): Promise<string> {
	const own = process.env.CHROMIUM_PATH ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
	if (own !== undefined) {
		return own;
	}
	if (!hasNss()) {
		const build = createRequire(import.meta.url).resolve('@sparticuz/chromium');
		await inflate(join(dirname(build), '..', 'bin', 'al2023.tar.br'));
		setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
	}
	return sparticuz.executablePath();
}

/** A machine that does other things besides may take its time; nothing here is about speed. */
const PATIENCE_MS = 120_000;

/** A headless Chromium. */
export async function launchBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: await chromiumPath(), args: FLAGS, timeout: PATIENCE_MS });
}

/** The size of most office screens. */
export const officeScreen: { readonly width: number; readonly height: number } = { width: 1366, height: 768 };

/** A browser in which nobody has signed in yet. */
export async function nobodyIn(browser: Browser, viewport = officeScreen): Promise<BrowserContext> {
	const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
	context.setDefaultTimeout(PATIENCE_MS);
	return context;
}

/** A browser of one signed-in person: a context of its own, with the session cookie. */
export async function personIn(
	browser: Browser,
	client: Pick<HttpClient, 'url' | 'cookie'>,
	viewport = officeScreen,
): Promise<BrowserContext> {
	const context = await nobodyIn(browser, viewport);
	const [name, value] = client.cookie.split('=') as [string, string];
	await context.addCookies([{ name, value, url: client.url, httpOnly: true, sameSite: 'Strict' }]);
	return context;
}

/** Opens a page of the application as that person. */
export async function openPage(browser: Browser, client: HttpClient, path: string, viewport = officeScreen): Promise<Page> {
	const context = await personIn(browser, client, viewport);
	const page = await context.newPage();
	await page.goto(`${client.url}${path}`);
	return page;
}
