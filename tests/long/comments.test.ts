import type { ThreadView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { withClipboard } from '../support/grid.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { commentOn, openSection, pointAt, type SectionTab, saved } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

let server: RunningServer;
let browser: Browser;
let lead: SectionTab;
let vendor: SectionTab;
let kurise: HttpClient;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), '02');
	vendor = await openSection(browser, await signInAs(server.url, '委託', 'reviewer'), '02');
	kurise = await signInAs(server.url, '栗瀬', 'officer');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const cardWith = (tab: SectionTab, words: string) => tab.page.getByRole('article').filter({ hasText: words });

/** The words that a thread's marks stand on, block by block. */
const markedBy = (tab: SectionTab, thread: string) => tab.text().locator(`mark[data-thread="${thread}"]`).allTextContents();

async function threadOn(quote: string): Promise<string> {
	const part = await partOf(kurise, '02');
	const { body } = await kurise.get<{ threads: ThreadView[] }>(`/api/parts/${part.id}/threads`);
	return body.threads.find((thread) => thread.quote === quote)?.id ?? '';
}

/** Both pages show the thread on these words, and the server keeps them so. */
async function standsOn(thread: string, words: readonly string[]): Promise<void> {
	for (const tab of [lead, vendor]) {
		await eventually(() => markedBy(tab, thread)).toEqual(words);
	}
	await eventually(async () => (await kurise.get<ThreadView>(`/api/threads/${thread}`)).body).toMatchObject(
		words.length === 0 ? { detached: true } : { detached: false, anchor: { words: words.join('\n') } },
	);
}

describe('what a comment is about', () => {
	it('[E16] stays on its words when they are split, joined, cut and pasted, deleted, undone and brought back', async () => {
		const quote = 'この1か月に行きたい所へ行けなかった';
		await commentOn(vendor, quote, '何人の答えですか。');
		await cardWith(lead, '何人の答えですか。').waitFor();
		const thread = await threadOn(quote);
		await standsOn(thread, [quote]);
		await pointAt(lead.text(), 'この1か月に', 'after');
		await lead.page.keyboard.press('Enter');
		await standsOn(thread, ['この1か月に', '行きたい所へ行けなかった']);
		await lead.page.keyboard.press('Backspace');
		await standsOn(thread, [quote]);
		await withClipboard(lead);
		await pointAt(lead.text(), quote, 'select');
		await lead.page.keyboard.press('Control+X');
		await standsOn(thread, []);
		await cardWith(lead, '何人の答えですか。').getByText('元の文は削除されました').waitFor();
		await cardWith(vendor, '何人の答えですか。').getByText(quote).waitFor();
		await pointAt(lead.text(), '引き継がれていない。', 'after');
		await lead.page.keyboard.press('Control+V');
		await standsOn(thread, [quote]);
		await lead.page.keyboard.press('Control+Z');
		await standsOn(thread, []);
		await lead.page.keyboard.press('Control+Z');
		await standsOn(thread, [quote]);
		// What is left of the words, and what was typed between them, keeps the comment.
		await pointAt(lead.text(), '行けなかった', 'select');
		await lead.page.keyboard.insertText('出られなかった');
		await eventually(async () => (await markedBy(vendor, thread)).join('')).toMatch(/^この1か月に行きたい所へ/);
		await saved(lead);
		// An older state comes back as new words.
		const page = await openPage(browser, lead.client, `/plans/${lead.client.seat.plan}/history?section=02`);
		await page.getByRole('combobox', { name: '古い方' }).getByRole('option').first().waitFor({ state: 'attached' });
		await page.getByRole('button', { name: /に戻す\s*（共通の部分）$/ }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: '戻す', exact: true }).click();
		await dialog.waitFor({ state: 'detached' });
		await standsOn(thread, [quote]);
		await page.context().close();
	});

	it('[E17] can be a field, a cell or a computed figure, in the rail, on the page and by the thread’s own address', async () => {
		const cost = await openSection(browser, lead.client, '11');
		await cost.page.getByRole('button', { name: '国費（朝霧町）に指摘を付ける' }).focus();
		await cost.page.keyboard.press('Enter');
		const form = cost.page.getByRole('form', { name: 'コメントを書く' });
		await form.getByRole('textbox', { name: /内容/ }).fill('端数の出し方を確かめてください。');
		await cost.page.keyboard.press('Control+Enter');
		await form.waitFor({ state: 'detached' });
		const card = cardWith(cost, '端数の出し方を確かめてください。');
		expect(await card.textContent()).toMatch(/国費（朝霧町）.*円/);
		await cost.page.getByRole('button', { name: '国費（朝霧町）の指摘 1件を見る' }).waitFor();
		const part = await partOf(kurise, '11');
		const { body } = await kurise.get<{ threads: ThreadView[] }>(`/api/parts/${part.id}/threads`);
		const thread = body.threads.find(({ place }) => place.kind === 'figure')?.id ?? '';
		const page = await openPage(browser, kurise, `/t/${thread}`);
		await page.getByRole('heading', { level: 1, name: /事業費/ }).waitFor();
		await eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('端数の出し方');
		expect(page.url()).toContain(`/s/11?thread=${thread}`);
		await page.context().close();
		await cost.close();
	});
});

describe('what is said', () => {
	const menuOf = (page: Page) => page.getByRole('button', { name: 'このコメントの操作' });

	it('[E18] names people, is answered in a word, changed and deleted with a trace, and resolved with an answer', async () => {
		await commentOn(vendor, '自家用車を使えない高齢者', '人数も書いてください。');
		const card = cardWith(lead, '人数も書いてください。');
		await card.getByRole('button', { name: '返信' }).click();
		const reply = lead.page.getByRole('textbox', { name: '返信' });
		await reply.fill('担当は');
		await reply.press('End');
		await lead.page.keyboard.insertText('@山田');
		const names = lead.page.getByRole('listbox', { name: '名指しする人' });
		await names
			.getByRole('option', { name: /山田 恵/ })
			.first()
			.waitFor();
		await lead.page.keyboard.press('Enter');
		await names.waitFor({ state: 'detached' });
		await lead.page.keyboard.insertText('さんです。');
		await lead.page.keyboard.press('Control+Enter');
		await card.getByText(/@山田 恵/).waitFor();
		const theirs = cardWith(vendor, '人数も書いてください。');
		await theirs.getByText(/@山田 恵/).waitFor();
		await theirs.getByRole('button', { name: 'ひとことで答える' }).last().click();
		await theirs
			.getByRole('button', { name: /^見ました/ })
			.last()
			.click();
		await card
			.getByText(/見ました/)
			.first()
			.waitFor();
		await menuOf(vendor.page).last().scrollIntoViewIfNeeded();
		await theirs.getByRole('button', { name: 'このコメントの操作' }).first().click();
		await vendor.page
			.getByRole('menuitem', { name: '編集' })
			.or(vendor.page.getByRole('button', { name: '編集', exact: true }))
			.first()
			.click();
		const edit = vendor.page.getByRole('form', { name: 'コメントを編集する' });
		await edit.getByRole('textbox', { name: '内容' }).fill('人数と出典も書いてください。');
		await edit.getByRole('button', { name: '保存する' }).click();
		const changed = cardWith(lead, '人数と出典も書いてください。');
		await changed.getByText(/^編集済み/).click();
		await changed.getByText('人数も書いてください。').waitFor();
		await changed.getByRole('button', { name: '返信' }).click();
		await lead.page.getByRole('textbox', { name: '返信' }).fill('書き足しました。');
		await lead.page.getByRole('button', { name: '答えて解決' }).click();
		await changed.waitFor({ state: 'detached' });
		const { body } = await kurise.get<ThreadView>(`/api/threads/${await threadOn('自家用車を使えない高齢者')}`);
		expect(body).toMatchObject({ state: 'resolved', resolvedBy: '佐藤 真紀' });
		expect(body.comments.map(({ text, act }) => [text, act])).toEqual([
			['人数と出典も書いてください。', null],
			['担当は@山田 恵（栗瀬町） さんです。', null],
			['書き足しました。', 'resolve'],
		]);
	});
});
