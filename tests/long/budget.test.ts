import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { choose, press } from '../support/grid.ts';
import { signInAs } from '../support/http-client.ts';
import { openSection, type SectionTab, typeSlowly } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const KEY = '11';

let server: RunningServer;
let browser: Browser;
let kurise: SectionTab;
let lead: SectionTab;

/** The words of うちはいくら, without the space between them. */
const ownShare = async (tab: SectionTab): Promise<string> =>
	((await tab.page.locator('.budget-own').textContent()) ?? '').replaceAll(/\s/g, '');
const rowOf = (tab: SectionTab, name: string) => tab.page.locator('.budget-table').getByRole('row', { name }).textContent();

async function rewrite(tab: SectionTab, name: string, words: string): Promise<void> {
	await tab.page.getByRole('textbox', { name, exact: true }).focus();
	await tab.page.keyboard.press('Control+A');
	await tab.page.keyboard.press('Delete');
	if (words !== '') {
		await typeSlowly(tab.page, words);
	}
	await tab.page.keyboard.press('Tab');
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	kurise = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), KEY);
	lead = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

it('[BG1] a town reads its own share first; when the 代表団体 changes a line, every open page shows the new one by itself', async () => {
	await eventually(() => ownShare(kurise)).toBe(
		'栗瀬栗瀬町うちはいくら総額3,114,406円国費1,557,000円その他財源200,000円一般財源1,357,406円2年目から毎年1,674,000円',
	);
	expect(await rowOf(kurise, '朝霧町')).toContain('5,031,997');
	// 要件定義 from 2,000 to 9,000 千円, 均等割: a million more for each of seven.
	await choose(lead, '金額（税込）（千円）、共通の費用 1行目');
	await typeSlowly(lead.page, '9,000');
	await press(lead, 'Enter');
	await eventually(() => ownShare(kurise)).toContain('総額4,114,406円国費2,057,000円その他財源200,000円一般財源1,857,406円');
	await eventually(() => rowOf(lead, '朝霧町')).toContain('6,031,997');
});

it('[BG7] another way to share stands beside the plan, with what it changes for each body', async () => {
	await kurise.page.getByText('ほかの分け方と比べる').click();
	await kurise.page.getByLabel('比べる分け方').selectOption('人口割');
	// 9,000 + 6,000 + 6,240 + 4,800 千円 by 5,462 of 36,001 people, and 270 entered: 4,220,736, where 4,114,406 stands.
	await kurise.page.getByText('＋106,330').waitFor();
	expect(await kurise.page.locator('.ui-fold').getByRole('row', { name: '栗瀬町' }).textContent()).toContain('4,220,736');
	await kurise.page.getByLabel('比べる分け方').selectOption('利用実績割');
	await kurise.page.getByText('栗瀬町の利用実績が未記入です。').waitFor();
});

it('[BG6] a figure that is missing is named with its body, and comes back with it', async () => {
	await rewrite(kurise, '人口（人）、栗瀬町', '');
	await kurise.page.getByText('No 2・5・6：栗瀬町の人口が未記入です。').waitFor();
	await lead.page.getByText('分かるまで、その行の額は朝霧町に入れています。').waitFor();
	await rewrite(kurise, '人口（人）、栗瀬町', '5,462');
	await eventually(() => ownShare(kurise)).toContain('総額4,114,406円');
	await eventually(() => lead.page.getByText('人口が未記入です。').count()).toBe(0);
});
