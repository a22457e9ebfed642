import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { eventually } from './eventually.ts';
import type { HttpClient } from './http-client.ts';

/** 確認と決裁 in one person's browser, with a section chosen. */
export async function openSignoff(browser: Browser, client: HttpClient, section: string): Promise<Page> {
	return openPage(browser, client, `/plans/${client.seat.plan}/signoff?section=${section}`);
}

/** How many cells of a section's row, by its number and title, say this. */
export function cellsSaying(page: Page, section: string, state: string): Promise<number> {
	return page.getByRole('button', { name: new RegExp(`^${section}、[^、]+、${state}$`) }).count();
}

/** Opens the frozen words of the `count` parts in the panel. */
export async function readFrozen(page: Page, count: number): Promise<void> {
	const closed = page.getByRole('button', { name: /^凍結した文を全部読む/ });
	await eventually(() => closed.count()).toBe(count);
	for (let at = 0; at < count; at += 1) {
		await closed.first().click();
	}
	await eventually(() => page.getByText(/^\d+:\d\dに開きました$/).count()).toBe(count);
}

/** Agrees for one's body, with the papers of the office. */
export async function recordDecision(page: Page, body: string, documentNumber: string, decidedOn: string): Promise<void> {
	await page.getByRole('radio', { name: '同意', exact: true }).check();
	await page.getByRole('textbox', { name: /文書番号/ }).fill(documentNumber);
	await page.getByRole('textbox', { name: /決裁日/ }).fill(decidedOn);
	await page.getByText('令和8年11月20日（金）として記録します').waitFor();
	const yes = `${body}として決裁を記録する`;
	await page.getByRole('button', { name: yes }).click();
	await page.getByRole('dialog').getByRole('button', { name: yes }).click();
	await page.getByText(`${body}の決裁を記録しました`).waitFor();
}
