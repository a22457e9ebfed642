import type { RoundTableView, RoundView, ThreadView } from '@renkei/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { withClipboard } from '../support/grid.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { openSection, pointAt, type SectionTab, saved } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** One round of the vendor on section 02 of the practice plan, answered by three bodies, each at its own screen. */
let server: RunningServer;
let browser: Browser;
let vendor: SectionTab;
let lead: SectionTab;
let kurise: SectionTab;
let wakasugi: HttpClient;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	const as = async (party: string, role: string) => openSection(browser, await signInAs(server.url, party, role), '02');
	vendor = await as('委託', 'reviewer');
	lead = await as('朝霧', 'lead');
	kurise = await as('栗瀬', 'officer');
	wakasugi = await signInAs(server.url, '若杉', 'officer');
	await withClipboard(lead);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const split = 'この1か月に行きたい所へ行けなかった';
const cut = '自家用車を使えない高齢者';
const deleted = '転院や転居のときに';

const cards = (tab: SectionTab, words: string) => tab.page.getByRole('article').filter({ hasText: words });
const path = () => `/plans/${vendor.client.seat.plan}/rounds`;

/** The vendor comments on words of the common part, asking a body; the form puts it into the round by itself. */
async function collect(words: string, comment: string, to: string): Promise<void> {
	await pointAt(vendor.text(), words, 'select');
	await vendor.page.getByRole('button', { name: '指摘を付ける', exact: true }).click();
	const form = vendor.page.getByRole('form', { name: 'コメントを書く' });
	await form.getByRole('radio', { name: /集めている回に入れる/ }).waitFor();
	await form.getByRole('textbox', { name: /内容/ }).fill(comment);
	await form.getByText('宛先と期限').click();
	const asked = form.getByRole('combobox', { name: '宛先' });
	const option = asked.getByRole('option', { name: new RegExp(`^${to}`) }).first();
	await asked.selectOption((await option.getAttribute('value')) ?? '');
	await form.getByRole('button', { name: '送る' }).click();
	await form.waitFor({ state: 'detached' });
}

async function roundOf(client: HttpClient): Promise<RoundView | undefined> {
	const { body } = await client.get<{ rounds: RoundView[] }>(`/api/plans/${client.seat.plan}/rounds`);
	return body.rounds.find(({ title }) => title === '10月版を読んで');
}

async function tableOf(client: HttpClient): Promise<RoundTableView> {
	return (await client.get<RoundTableView>(`/api/rounds/${(await roundOf(client))?.id}`)).body;
}

/** Answers an item on the page of the round. */
async function answer(client: HttpClient, item: number, status: string, words: string): Promise<void> {
	const page = await openPage(browser, client, `${path()}/${(await roundOf(client))?.id}`);
	await page.getByRole('button', { name: `No.${item}に回答する` }).click();
	const form = page.getByRole('form', { name: `No.${item}への回答` });
	await form.getByRole('combobox', { name: '対応状況' }).selectOption({ label: status });
	await form.getByRole('textbox', { name: /回答/ }).fill(words);
	await form.getByRole('button', { name: '記録する' }).click();
	await form.waitFor({ state: 'detached' });
	await page.context().close();
}

describe('a whole round', () => {
	it('[E19] is collected behind the vendor’s wall: on no other screen, in no other list', async () => {
		const page = await openPage(browser, vendor.client, path());
		await page.getByRole('button', { name: '指摘を集め始める' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('textbox', { name: /回の名前/ }).fill('10月版を読んで');
		await dialog.getByRole('button', { name: '集め始める' }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.context().close();
		const before = await lead.page.getByRole('article').count();
		await vendor.page.reload();
		await vendor.text().waitFor();
		await collect(split, '何人の答えか書いてください。', '朝霧町');
		await collect(cut, '車を使えない人の数を書いてください。', '栗瀬町');
		await collect(deleted, '件数はありますか。', '若杉村');
		await eventually(() => cards(vendor, 'まだ公開していません').count()).toBe(3);
		await lead.page.reload();
		await lead.text().waitFor();
		await eventually(() => lead.page.getByRole('article').count()).toBe(before);
		for (const client of [lead.client, kurise.client, wakasugi]) {
			expect(await roundOf(client)).toBeUndefined();
			const { body } = await client.get<{ threads: ThreadView[] }>(`/api/plans/${client.seat.plan}/threads`);
			expect(body.threads.filter(({ quote }) => [split, cut, deleted].includes(quote ?? ''))).toEqual([]);
		}
	});

	it('[E19] is released at once on a named state of the plan, and every body finds its items', async () => {
		const page = await openPage(browser, vendor.client, path());
		await page.getByRole('button', { name: '公開する' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByText(/3件を公開します/).waitFor();
		await dialog.getByRole('button', { name: '公開する' }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.context().close();
		for (const tab of [lead, kurise]) {
			await cards(tab, '何人の答えか書いてください。').waitFor();
		}
		const round = await roundOf(wakasugi);
		expect(round).toMatchObject({ number: 2, mine: false, counts: { open: 3, done: 0 } });
		const { body } = await wakasugi.get<{ revisions: { id: string; name: string | null }[] }>(
			`/api/plans/${wakasugi.seat.plan}/revisions`,
		);
		expect(body.revisions.find(({ id }) => id === round?.revision?.id)?.name).toContain('第2回');
	});

	it('[E19] keeps its items on their words, split, cut and pasted, deleted, undone and brought back', async () => {
		await pointAt(lead.text(), 'この1か月に', 'after');
		await lead.page.keyboard.press('Enter');
		await pointAt(lead.text(), cut, 'select');
		await lead.page.keyboard.press('Control+X');
		await pointAt(lead.text(), '引き継がれていない。', 'after');
		await lead.page.keyboard.press('Control+V');
		await pointAt(lead.text(), deleted, 'select');
		await lead.page.keyboard.press('Delete');
		await saved(lead);
		const items = async () => (await tableOf(vendor.client)).items.map(({ quote, detached }) => [quote, detached]);
		await eventually(items).toEqual([
			[cut, false],
			[split, false],
			[deleted, true],
		]);
		await cards(kurise, '件数はありますか。').getByText('元の文は削除されました').waitFor();
		await lead.page.keyboard.press('Control+Z');
		await eventually(items).toContainEqual([deleted, false]);
		await lead.page.keyboard.insertText('');
		await pointAt(lead.text(), '町村の間で', 'after');
		await lead.page.keyboard.insertText('、年に42件、');
		await saved(lead);
		const marks = (tab: SectionTab, quote: string) =>
			tab
				.text()
				.evaluate(
					(text, words) =>
						[...Map.groupBy(text.querySelectorAll<HTMLElement>('mark[data-thread]'), (mark) => mark.dataset.thread).values()]
							.map((own) => own.map((mark) => mark.textContent).join(''))
							.filter((marked) => marked === words).length,
					quote,
				);
		for (const tab of [vendor, kurise]) {
			for (const quote of [split, cut, deleted]) {
				await eventually(() => marks(tab, quote)).toBe(1);
			}
		}
	});

	it('[E19] is answered item by item, and its table tells what was said and what became of the words', async () => {
		await answer(kurise.client, 1, '対応した', '課題の表に人数を書きました。');
		await answer(lead.client, 2, '対応中', '調査票を確かめています。');
		await answer(wakasugi, 3, '対応しない', '件数は数えていません。');
		const page = await openPage(browser, vendor.client, `${path()}/${(await roundOf(vendor.client))?.id}`);
		const row = (item: number) => page.getByRole('row').filter({ has: page.getByText(`${item}`, { exact: true }) });
		await row(1).getByText('課題の表に人数を書きました。').waitFor();
		await row(3).getByText('対応しない').first().waitFor();
		const table = await tableOf(vendor.client);
		expect(table.items.map(({ status, answer: said }) => [status, said?.text, said?.party])).toEqual([
			['done', '課題の表に人数を書きました。', '栗瀬町'],
			['doing', '調査票を確かめています。', '朝霧町'],
			['wont', '件数は数えていません。', '若杉村'],
		]);
		const third = table.items[2];
		expect(third?.before).not.toContain('年に42件');
		expect(third?.after).toContain('年に42件');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Excelで書き出す' }).click(),
		]);
		expect(download.suggestedFilename()).toBe('指摘事項対応表_第2回.xlsx');
		await page.context().close();
		await cards(vendor, '車を使えない人の数を書いてください。').getByRole('button', { name: '解決' }).click();
		await eventually(async () => (await roundOf(wakasugi))?.counts).toEqual({ open: 0, doing: 1, done: 0, wont: 1, resolved: 1 });
	});

	it('[E19] nobody answers for another body', async () => {
		const { items } = await tableOf(kurise.client);
		const other = items.find(({ quote }) => quote === split)?.thread;
		const refused = await kurise.client.post(`/api/threads/${other}`, { status: 'done', text: '直しました。' });
		expect(refused.status).toBe(403);
		expect((await vendor.client.post(`/api/threads/${other}`, { status: 'done' })).status).toBe(403);
		const part = await partOf(lead.client, '02');
		await lead.client.post(`/api/parts/${part.id}/freeze`);
		// A frozen part is answered for like any other.
		expect((await lead.client.post(`/api/threads/${other}`, { status: 'done', text: '確かめました。' })).status).toBe(200);
	});
});
