import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { openSection, pointAt, type SectionTab, saved, typeSlowly, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let browser: Browser;
let vendor: HttpClient;
let kurise: SectionTab;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	vendor = await signInAs(server.url, '委託', 'reviewer');
	kurise = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), '02');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const open = (client: HttpClient, page: string) => openPage(browser, client, `/plans/${client.seat.plan}/${page}`);

/** Compares what stands now with what the plan began with. */
async function fromTheBeginning(page: Page): Promise<void> {
	const older = page.getByRole('combobox', { name: '古い方' });
	const options = older.getByRole('option');
	await options.first().waitFor({ state: 'attached' });
	await older.selectOption({ index: (await options.count()) - 1 });
}

async function write(words: string): Promise<void> {
	await pointAt(kurise.text(), '引き継がれていない。', 'after');
	await typeSlowly(kurise.page, words);
	await saved(kurise);
}

describe('履歴と差分', () => {
	it('[E9] leads from change to change by keyboard, in words, between any two states', async () => {
		const page = await open(await signInAs(server.url, '朝霧', 'lead'), 'history');
		await title(page).waitFor();
		expect(await title(page).textContent()).toBe('履歴と差分');
		// The first of all is what the plan began with.
		await fromTheBeginning(page);
		await page.getByText('見守りの記録も、').waitFor();
		await page.getByRole('button', { name: '次の変更へ' }).focus();
		await page.keyboard.press('Enter');
		expect(await focusedText(page)).toContain('削除：この夏');
		expect(await focusedText(page)).toContain('追加：令和8年6月');
		await page.keyboard.press('Control+Alt+n');
		expect(await focusedText(page)).toContain('追加：転院や転居のときに');
		expect(await focusedText(page)).toContain('山田 恵');
		await page.keyboard.press('Control+Alt+n');
		expect(await focusedText(page)).toContain('団体の課題 1行目');
		await page.getByText('+14（+2.3%）').waitFor();
		await page.context().close();
	});

	it('[E9] keeps what stands now under a name that everybody finds', async () => {
		const page = await open(vendor, 'history');
		await page.getByRole('button', { name: 'いまの版に名前を付ける' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: '名前を付ける' }).click();
		await dialog.getByText('版の名前を入れてください。').waitFor();
		await dialog.getByRole('textbox', { name: '版の名前' }).fill('事前相談に出した版');
		await page.keyboard.press('Enter');
		await dialog.waitFor({ state: 'detached' });
		const lead = await open(await signInAs(server.url, '朝霧', 'lead'), 'history');
		await lead
			.getByRole('complementary', { name: '版の一覧' })
			.getByText(/事前相談に出した版/)
			.waitFor();
		await write('このあとに書いた。');
		await page.getByRole('combobox', { name: '古い方' }).selectOption({ index: 0 });
		await page.locator('ins').filter({ hasText: 'このあとに書いた。' }).waitFor();
		for (const one of [page, lead]) {
			await one.context().close();
		}
	});
});

describe('an older state that comes back', () => {
	it('[E11] is written as the person’s own edits, on every screen, and says before which sign-offs lapse', async () => {
		const lead = await signInAs(server.url, '朝霧', 'lead');
		const page = await open(lead, 'history?section=08');
		await fromTheBeginning(page);
		await page.getByText('外出は、自宅の敷地を出て').waitFor();
		await page.getByRole('button', { name: /^第1版に戻す\s*（共通の部分）$/ }).click();
		const dialog = page.getByRole('dialog', { name: '第1版に戻す' });
		await dialog.getByText('08 KPI　共通の部分').first().waitFor();
		await dialog.getByRole('button', { name: '戻す', exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.getByText('1部分を第1版に戻しました。').waitFor();
		await page.getByText('この2つの版の間に、08 KPIの変更はありません。').waitFor();
		const { text } = (await lead.get<{ text: string }>(`/api/parts/${(await partOf(lead, '08')).id}/content`)).body;
		expect(text).not.toContain('外出は、自宅の敷地を出て');
		await page
			.getByRole('complementary', { name: '版の一覧' })
			.getByText(/第1版に戻した/)
			.waitFor();
		// 02 is open on somebody else's screen, and signed by that body.
		const signed = await partOf(lead, '02');
		await lead.post(`/api/parts/${signed.id}/freeze`);
		const { contentHash } = await partOf(lead, '02');
		const said = { verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第9号', decidedOn: '2026-11-20' };
		const decider = await signInAs(server.url, '栗瀬', 'decider');
		expect((await decider.post(`/api/parts/${signed.id}/signoffs`, { contentHash, ...said })).status).toBe(201);
		expect((await lead.post(`/api/parts/${signed.id}/reopen`, { reason: '前の版に戻すため' })).status).toBe(200);
		await page.goto(`${server.url}/plans/${lead.seat.plan}/history?section=02`);
		await fromTheBeginning(page);
		await page.getByRole('button', { name: /^第1版に戻す\s*（共通の部分）$/ }).click();
		await dialog.getByText('戻すと、次の決裁は失効します。').waitFor();
		await dialog.getByText('02 地域課題・現状　共通の部分：栗瀬町').waitFor();
		await dialog.getByRole('button', { name: '戻す', exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await eventually(() => wordsIn(kurise.text())).toContain('この夏の調査では、75歳以上の4割が');
		await eventually(async () => (await partOf(lead, '02')).standings.map(({ standing }) => standing)).toContain('lapsed');
		await page.context().close();
	});

	it('[E11] is offered to nobody who may not write the part, nor of one that is frozen', async () => {
		const page = await open(await signInAs(server.url, '栗瀬', 'officer'), 'history');
		await fromTheBeginning(page);
		await page.getByRole('button', { name: 'いまの計画を第1版に戻す' }).click();
		const dialog = page.getByRole('dialog', { name: '第1版に戻す' });
		await dialog.getByText('05 導入サービス　共通の部分').waitFor();
		await page.keyboard.press('Escape');
		const business = await open(await signInAs(server.url, '澄川', 'business'), 'history?section=02');
		await fromTheBeginning(business);
		await business.getByText('598').first().waitFor();
		expect(await business.getByRole('button', { name: /に戻す/ }).count()).toBe(0);
		for (const one of [page, business]) {
			await one.context().close();
		}
	});
});

describe('前回見た後の変更', () => {
	it('[E10] shows a reviewer nothing but what came since, and forgets it section by section', async () => {
		const page = await open(vendor, 'changes');
		await page.getByText('この計画をはじめて見ます。').waitFor();
		await page.getByRole('button', { name: 'いまあるものを見たことにする' }).click();
		await eventually(() => title(page).textContent()).toBe('前回見た後の変更はありません');
		await write('毎月記録する。');
		await eventually(() => title(page).textContent()).toBe('前回見た後の変更 1節');
		await page.locator('ins').filter({ hasText: '毎月記録する。' }).waitFor();
		// What comes after it was shown is not marked with it.
		await page.getByRole('button', { name: 'この節は見ました' }).click();
		await eventually(() => title(page).textContent()).toBe('前回見た後の変更はありません');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
		await write('年に二度見直す。');
		await eventually(() => title(page).textContent()).toBe('前回見た後の変更 1節');
		await page.locator('ins').filter({ hasText: '年に二度見直す。' }).waitFor();
		expect(await page.locator('ins').filter({ hasText: '毎月' }).count()).toBe(0);
		await page.context().close();
	});
});
