import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { signInAs } from '../support/http-client.ts';
import { openSection, pointAt, type SectionTab, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let browser: Browser;
let vendor: SectionTab;
let lead: SectionTab;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	vendor = await openSection(browser, await signInAs(server.url, '委託', 'reviewer'), '02');
	lead = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), '02');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const bar = (tab: SectionTab) => tab.page.getByRole('region', { name: '共通の部分の直す案' });
const cardWith = (tab: SectionTab, words: string) => tab.page.getByRole('article').filter({ hasText: words });

async function propose(tab: SectionTab): Promise<void> {
	await tab.page.getByRole('button', { name: '共通の部分の直す案を書く' }).click();
	await bar(tab).waitFor();
}

async function send(tab: SectionTab): Promise<void> {
	await bar(tab).getByRole('button', { name: '提案として送る' }).click();
	await bar(tab).waitFor({ state: 'detached' });
}

describe('提案', () => {
	it('[P7] in 提案モード a word composed over chosen words is the whole proposal: no roman letter, no kana of the way', async () => {
		const before = await wordsIn(lead.text());
		await propose(vendor);
		await pointAt(vendor.text(), '往復とも電話', 'select');
		await vendor.ime.preedit('ｋ');
		await vendor.ime.preedit('か');
		await vendor.ime.preedit('かいぎ');
		await vendor.ime.commit('会議');
		await eventually(() => bar(vendor).getByRole('listitem').allTextContents()).toEqual(['削除：往復とも電話追加：会議']);
		expect(await wordsIn(lead.text())).toBe(before);
		await send(vendor);
		const card = cardWith(lead, '往復とも電話');
		await card.waitFor();
		expect(await card.textContent()).toMatch(/削除.*往復とも電話.*追加.*会議/);
		await eventually(() => lead.text().locator('.proposal-removed', { hasText: '往復とも電話' }).getAttribute('data-added')).toBe(
			'会議',
		);
		expect(await wordsIn(lead.text())).toBe(before);
	});

	it('[E12] one proposal is declined, one accepted from its card; the words become the text for everybody, by name', async () => {
		await cardWith(lead, '往復とも電話')
			.getByRole('button', { name: /反映しない$/ })
			.click();
		await cardWith(lead, '往復とも電話').waitFor({ state: 'detached' });
		await pointAt(vendor.text(), '見守りの記録も', 'select');
		await vendor.page.getByRole('button', { name: '指摘を付ける', exact: true }).click();
		const form = vendor.page.getByRole('form', { name: 'コメントを書く' });
		await form.getByRole('radio', { name: '提案' }).check();
		await form.getByRole('textbox', { name: /直した文/ }).fill('見守りの様子の記録も');
		await form.getByRole('textbox', { name: /理由/ }).fill('何の記録かを書きます。');
		await form.getByRole('button', { name: '送る' }).click();
		const card = cardWith(lead, '何の記録かを書きます。');
		await card.getByRole('button', { name: '「見守りの記録も」の提案を反映する' }).click();
		await eventually(() => wordsIn(lead.text())).toContain('見守りの様子の記録も、');
		await eventually(() => wordsIn(vendor.text())).toContain('見守りの様子の記録も、');
		await card.waitFor({ state: 'detached' });
		await lead.page.getByRole('combobox', { name: '表示する指摘' }).selectOption('resolved');
		await lead.page.getByText('何の記録かを書きます。').click();
		await lead.page.getByText(/^朝霧町 .*さんが反映しました/).waitFor();
		await lead.page.getByRole('combobox', { name: '表示する指摘' }).selectOption('open');
	});

	it('[E13] one that no longer fits shows both and takes the place of what stands there only when asked again', async () => {
		await propose(vendor);
		await pointAt(vendor.text(), '町村ごとに分かれている', 'select');
		await vendor.ime.commit('一つになっていない');
		await eventually(() => bar(vendor).getByRole('listitem').count()).toBe(1);
		await send(vendor);
		await cardWith(lead, '一つになっていない').waitFor();
		await pointAt(lead.text(), '町村ごと', 'after');
		await lead.page.keyboard.press('Backspace');
		await lead.page.keyboard.press('Backspace');
		await lead.page.keyboard.insertText('の中で');
		await eventually(() => wordsIn(vendor.text())).toContain('町村の中でに');
		const card = cardWith(lead, '一つになっていない');
		await card.getByRole('button', { name: /提案を反映する$/ }).click();
		const told = card.getByRole('alert');
		await told.waitFor();
		expect(await told.textContent()).toMatch(/いまの文.*町村の中で.*提案.*一つになっていない/);
		expect(await wordsIn(lead.text())).toContain('町村の中でに分かれている');
		await card.getByRole('button', { name: 'いまの文を置き換えて反映する' }).click();
		await eventually(() => wordsIn(vendor.text())).toContain('一つになっていない');
	});

	it('[E14] several are looked at together, and only the chosen ones go in', async () => {
		await propose(vendor);
		await pointAt(vendor.text(), '原因は、', 'after');
		await vendor.ime.commit('主に');
		await eventually(() => bar(vendor).getByRole('listitem').count()).toBe(1);
		await send(vendor);
		await lead.page.getByRole('button', { name: /^提案をまとめて見る/ }).click();
		const dialog = lead.page.getByRole('dialog');
		await dialog.getByRole('checkbox', { name: /廃止/ }).uncheck();
		await dialog.getByRole('button', { name: '1件を反映する' }).click();
		await eventually(() => dialog.getByRole('status').textContent()).toBe('1件を決めました。');
		await dialog.getByRole('button', { name: '閉じる' }).click();
		await eventually(() => wordsIn(lead.text())).toContain('原因は、主に予約');
		expect(await wordsIn(lead.text())).toContain('廃止');
	});

	it('[E15] a value is proposed where it stands, a new row as a whole part that is looked at before it is taken', async () => {
		await propose(vendor);
		const grid = vendor.page.getByRole('grid', { name: /共通課題/ });
		await grid.getByRole('gridcell').first().click();
		await vendor.page
			.getByRole('button', { name: '行を足す：共通課題' })
			.or(vendor.page.getByRole('button', { name: /共通課題.*行を足す|共通課題に行を足す/ }))
			.first()
			.click();
		await vendor.page.keyboard.insertText('9');
		await vendor.page.keyboard.press('Enter');
		await eventually(() => bar(vendor).getByRole('status').textContent()).toContain('全体の案');
		await send(vendor);
		const card = cardWith(lead, '部分の全体を直す案です。');
		await card.getByRole('button', { name: '違いを見る' }).click();
		const dialog = lead.page.getByRole('dialog');
		await dialog.getByText(/行目（追加）/).waitFor();
		await dialog.getByRole('button', { name: '反映する', exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await eventually(() =>
			lead.page
				.getByRole('grid', { name: /共通課題/ })
				.getByRole('row')
				.count(),
		).toBeGreaterThan(4);
	});
});
