import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ThreadView } from '@renkei/api';
import { rowsOf } from '@renkei/part-doc';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { scriptWeight } from '../support/page-weight.ts';
import { openSection, pointAt, saved } from '../support/section-tab.ts';
import { cellsSaying, openSignoff } from '../support/signoff-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';

const SECTION = '02 地域課題・現状';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let kurise: HttpClient;
let hino: HttpClient;
let kuriseTab: Page;
let leadTab: Page;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	[lead, kurise, hino] = await Promise.all([
		signInAs(server.url, '朝霧', 'lead'),
		signInAs(server.url, '栗瀬', 'decider'),
		signInAs(server.url, '灯野', 'decider'),
	]);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const freeze = async (key: string): Promise<void> => {
	expect((await lead.post(`/api/parts/${(await partOf(lead, key)).id}/freeze`)).status).toBe(200);
};
const reopen = async (key: string): Promise<void> => {
	const { id } = await partOf(lead, key);
	expect((await lead.post(`/api/parts/${id}/reopen`, { reason: '誤字を直すため' })).status).toBe(200);
};
const sign = async (client: HttpClient, key: string, body: string | null = null): Promise<void> => {
	const { id, contentHash } = await partOf(client, key, body);
	const said = { contentHash, verdict: 'agree', capacity: 'decision-maker' };
	expect((await client.post(`/api/parts/${id}/signoffs`, said)).status).toBe(201);
};

/** Appends paragraphs to a trunk, or takes its last ones away. */
async function write(key: string, change: (words: Y.XmlFragment) => void): Promise<void> {
	const before = await partOf(lead, key);
	const stock = await openStock(lead, before.id);
	stock.doc.transact(() => change(stock.doc.getXmlFragment('body')));
	await eventually(async () => (await partOf(lead, key)).contentHash !== before.contentHash).toBe(true);
	stock.close();
}
const paragraphs = (texts: readonly string[]) => (words: Y.XmlFragment) => {
	for (const text of texts) {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(text)]);
		words.push([paragraph]);
	}
};

const changedOn = (page: Page, heading: string) => page.getByRole('region', { name: heading, exact: true });

describe('what changed since a body signed', () => {
	it('[LP15] stands above the words: when and as what it was signed, the first three changes, and the rest on demand', async () => {
		// Signed in the demo and opened since, with one paragraph more.
		await write('08', paragraphs(['一つ目の追記。', '二つ目の追記。', '三つ目の追記。', '四つ目の追記。']));
		const page = await openSignoff(browser, kurise, '08');
		const changed = changedOn(page, '前回から変わった所 5か所');
		await changed.waitFor();
		expect(await changed.textContent()).toMatch(/前回：11月6日 版\d+ に総務課長 小林 修が同意/);
		const items = changed.getByRole('listitem');
		expect(await items.count()).toBe(3);
		// Said in words, not by colour alone.
		expect(await items.nth(1).textContent()).toMatch(/^追加.*佐藤 真紀.*追加：一つ目の追記。$/);
		await changed.getByRole('button', { name: 'ほか2か所' }).click();
		expect(await items.count()).toBe(5);
		await page.context().close();
	});

	it('[LP15] a value stands old above new, with the difference', async () => {
		const { code } = kurise.seat.party;
		const { id: part } = await partOf(kurise, '02', code);
		expect((await kurise.post(`/api/parts/${part}/freeze`)).status).toBe(200);
		await sign(kurise, '02', code);
		expect((await kurise.post(`/api/parts/${part}/reopen`, { reason: '値を直すため' })).status).toBe(200);
		const stock = await openStock(kurise, part);
		const row = rowsOf(stock.doc, 'issues').find(({ cells }) => cells.value === 612);
		stock.close();
		const pieces = [{ place: { table: 'issues', row: row?.id, column: 'value' }, value: 640 }];
		const { threads } = (await kurise.post<{ threads: ThreadView[] }>(`/api/parts/${part}/suggestions`, { pieces })).body;
		const accept = { decision: 'accept', threads: [{ thread: threads[0]?.id }] };
		expect((await kurise.post(`/api/parts/${part}/decisions`, accept)).status).toBe(200);
		const page = await openSignoff(browser, kurise, '02');
		const changed = changedOn(page, '前回から変わった所 1か所');
		await changed.waitFor();
		expect(await changed.locator('dl').textContent()).toBe('前削除：612今追加：640差+28（+4.6%）');
		await page.context().close();
		await kurise.post(`/api/parts/${part}/freeze`);
		await sign(kurise, '02', code);
	});

	it('[LP15] and where nothing changed, that', async () => {
		await freeze('03');
		await sign(kurise, '03');
		await reopen('03');
		await write('03', paragraphs(['足した一文。']));
		await freeze('03');
		await reopen('03');
		await write('03', (words) => words.delete(words.length - 1, 1));
		await freeze('03');
		const page = await openSignoff(browser, kurise, '03');
		await eventually(() => changedOn(page, '前回から変わった所').textContent()).toContain('文は前回と同じです。');
		await page.context().close();
	});

	it('[LP15] and where it cannot be loaded, that too, with a way to try again', async () => {
		const page = await openSignoff(browser, kurise, '12');
		await page.route('**/changes?*', (route) => route.abort());
		await page.getByRole('button', { name: /^08 .*、栗瀬町、/ }).click();
		await eventually(() => page.getByRole('alert').allTextContents().then(String)).toContain('変わった所を読み込めませんでした');
		await page.unroute('**/changes?*');
		await page.getByRole('button', { name: 'もう一度読み込む' }).click();
		await changedOn(page, '前回から変わった所 5か所').waitFor();
		await page.context().close();
	});
});

describe('a slip of the pen in words that were signed', () => {
	it('[LP14] lapses what was signed once it is put right and frozen again, and shows each signer the one change', async () => {
		await freeze('02');
		for (const decider of [kurise, hino]) {
			await sign(decider, '02');
		}
		await reopen('02');
		const tab = await openSection(browser, lead, '02');
		await eventually(() => tab.text().getAttribute('aria-readonly')).toBe('false');
		await pointAt(tab.text(), '合同調査', 'select');
		await tab.page.keyboard.insertText('合同の調査');
		await saved(tab);
		await tab.close();
		await freeze('02');
		kuriseTab = await openSignoff(browser, kurise, '02');
		const changed = changedOn(kuriseTab, '前回から変わった所 1か所');
		await eventually(() => changed.textContent()).toContain('追加：の');
		expect(await cellsSaying(kuriseTab, SECTION, '失効')).toBe(2);
	});

	it('[LP3] is declared by the 代表団体, who sees what changed and says why and until when', async () => {
		leadTab = await openSignoff(browser, lead, '02');
		await leadTab.getByRole('button', { name: '軽微な修正として届け出る' }).click();
		const dialog = leadTab.getByRole('dialog');
		await changedOn(leadTab, '前の文から変わった所 1か所').waitFor();
		expect(await dialog.textContent()).toContain('対象になる決裁：栗瀬町、灯野村');
		const confirm = dialog.getByRole('button', { name: '軽微な修正として届け出る' });
		await confirm.click();
		expect(await dialog.textContent()).toContain('理由を書いてください。');
		await dialog.getByRole('textbox', { name: /軽微な修正とする理由/ }).fill('助詞が抜けていたため');
		const until = dialog.getByRole('textbox', { name: /異議の期限/ });
		const usual = await until.inputValue();
		await until.fill('昨日');
		await confirm.click();
		expect(await dialog.textContent()).toContain('きょうから3日後から30日後までの日を入れてください。');
		await until.fill(usual);
		await confirm.click();
		await leadTab.getByText('軽微な修正として届け出ました。').waitFor();
		expect(await leadTab.getByRole('button', { name: '軽微な修正として届け出る' }).count()).toBe(0);
		expect(await cellsSaying(leadTab, SECTION, '失効')).toBe(2);
	});

	it('[LP5] can be objected to by a body whose sign-off it is about', async () => {
		await kuriseTab.reload();
		const declared = kuriseTab.getByRole('region', { name: '軽微な修正の届出' });
		await eventually(() => declared.textContent()).toContain('助詞が抜けていたため');
		await declared.getByRole('button', { name: '異議を出す' }).click();
		const dialog = kuriseTab.getByRole('dialog');
		await dialog.getByRole('button', { name: '異議を出す' }).click();
		expect(await dialog.textContent()).toContain('理由を書いてください。');
		await dialog.getByRole('textbox', { name: /異議の理由/ }).fill('調査の名前が変わります。');
		await dialog.getByRole('button', { name: '異議を出す' }).click();
		await kuriseTab.getByText('軽微な修正に異議を出しました。').waitFor();
		await eventually(() => declared.textContent()).toContain('栗瀬町 小林 修：調査の名前が変わります。');
		expect(await declared.getByRole('button', { name: '異議を出す' }).count()).toBe(0);
	});

	it('[LP6] lets the others stand again after the last day, and says by what', async () => {
		await server.stop();
		// The last day goes by while the app is off.
		const sqlite = new DatabaseSync(join(server.data, 'renkei.sqlite'));
		sqlite.prepare(`update correction set object_until = '2026-01-01'`).run();
		sqlite.close();
		await server.restart();
		await leadTab.reload();
		await eventually(() => leadTab.getByText(/^軽微な修正により引き続き有効（\d+月\d+日から）：灯野村$/).count()).toBe(1);
		expect(await cellsSaying(leadTab, SECTION, '失効')).toBe(1);
	});
});

it('[LP15] the page of sign-offs loads what it needs for that only when it is needed', () => {
	expect(scriptWeight('src/pages/signoff-page.tsx')).toBeLessThan(150_000);
});
