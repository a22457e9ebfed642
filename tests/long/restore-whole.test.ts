import type { PlanChangesView, RevisionsView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { comesTrue } from '../support/comes-true.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const post = async (path: string, body: object = {}): Promise<void> => {
	expect((await lead.post(path, body)).status).toBe(200);
};

/** Compares with the oldest state. */
async function fromTheBeginning(page: Page): Promise<void> {
	const older = page.getByRole('combobox', { name: '古い方' });
	const options = older.getByRole('option');
	await options.first().waitFor({ state: 'attached' });
	await older.selectOption({ index: (await options.count()) - 1 });
}

it('[WH22] a frozen 21 is not brought back to older words; reopened it is, and only its own words come back', async () => {
	const { id } = await partOf(lead, '21');
	const history = `/plans/${lead.seat.plan}/history?section=21`;
	const { revisions } = (await lead.get<RevisionsView>(`/api/plans/${lead.seat.plan}/revisions`)).body;
	const beginning = revisions.at(-1)?.id ?? '';
	const changed = async () =>
		(await lead.get<PlanChangesView>(`/api/plans/${lead.seat.plan}/changes?from=${beginning}`)).body.parts.map(({ key }) => key);
	// The list of the other parts is no change of its words.
	await post(`/api/parts/${id}/freeze`);
	expect(await changed()).not.toContain('21');
	await post(`/api/parts/${id}/reopen`, { reason: '書き足すため' });
	const before = await partOf(lead, '21');
	const stock = await openStock(lead, id);
	stock.type('添付の控えを付ける。');
	await comesTrue(async () => (await partOf(lead, '21')).contentHash !== before.contentHash);
	await post(`/api/parts/${id}/freeze`);
	expect(await changed()).toContain('21');
	const frozen = await partOf(lead, '21');
	const page = await openPage(browser, lead, history);
	await fromTheBeginning(page);
	await page.getByText('添付の控えを付ける。').first().waitFor();
	expect(await page.getByRole('button', { name: /に戻す/ }).count()).toBe(0);
	// A program that writes older words all the same changes nothing.
	stock.type('別の文。');
	await comesTrue(async () => stock.heard.some(({ type }) => type === 101) || stock.closes.length > 0);
	expect(await partOf(lead, '21')).toMatchObject({ contentHash: frozen.contentHash, state: 'frozen' });
	stock.close();
	await post(`/api/parts/${id}/reopen`, { reason: '前の版に戻すため' });
	await page.reload();
	await fromTheBeginning(page);
	await page.getByRole('button', { name: /^第1版に戻す\s*（共通の部分）$/ }).click();
	const dialog = page.getByRole('dialog', { name: '第1版に戻す' });
	await dialog.getByRole('button', { name: '戻す', exact: true }).click();
	await page.getByText('1部分を第1版に戻しました。').waitFor();
	expect((await partOf(lead, '21')).contentHash).toBe(before.contentHash);
	await post(`/api/parts/${id}/freeze`);
	expect((await planOf(lead)).whole).toMatchObject({ changes: [] });
	await page.context().close();
});
