import { addRow, rowsOf, setCell } from '@renkei/part-doc';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let hino: HttpClient;
let mizumori: HttpClient;
const programs: StockClient[] = [];

/** A section in a person's browser, once what is computed of it stands there. */
async function sectionOf(client: HttpClient, key: string, heading: string): Promise<Page> {
	const page = await openPage(browser, client, `/plans/${client.seat.plan}/s/${key}`);
	await page.getByText(heading).first().waitFor();
	return page;
}

/** A part as another program of that person writes it: what is computed follows whatever the rows are edited in. */
async function writing(client: HttpClient, key: string, body: string | null): Promise<StockClient> {
	const program = await openStock(client, (await partOf(client, key, body)).id);
	programs.push(program);
	return program;
}

const rowOf = (page: Page, table: string, name: string) =>
	page
		.locator(table)
		.getByRole('row', { name: new RegExp(`^${name}`) })
		.first()
		.textContent();

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	[lead, hino, mizumori] = await Promise.all([
		signInAs(server.url, '朝霧', 'lead'),
		signInAs(server.url, '灯野', 'officer'),
		signInAs(server.url, '水守', 'officer'),
	]);
});

afterAll(async () => {
	for (const program of programs) {
		program.close();
	}
	await browser?.close();
	await server?.close();
});

describe('one question to n bodies', () => {
	it('[QB2] the 代表団体 reads seven answers under each other, and a gap goes as soon as its body fills it', async () => {
		const page = await sectionOf(lead, '02', '7団体のうち3団体に空きあり');
		const table = '.questions-table';
		await eventually(() => rowOf(page, table, '栗瀬町')).toContain('出典');
		await eventually(() => rowOf(page, table, '灯野村')).toContain('未記入');
		const program = await writing(hino, '02', hino.seat.party.code);
		addRow(program.doc, 'issues', 'row-hino', null, { issue: '冬に坂の上まで行けない', value: 88, unit: '世帯' });
		await eventually(() => rowOf(page, table, '灯野村')).toContain('冬に坂の上まで行けない');
		// By the keyboard alone: another question.
		await page.getByLabel('見る欄').focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await eventually(() => rowOf(page, table, '灯野村')).toContain('冬に坂の上まで行けない：88 世帯');
		await eventually(() => rowOf(page, table, '朝霧町')).toContain('62 人／日');
		setCell(program.doc, 'issues', 'row-hino', 'common-no', 1);
		await eventually(() =>
			page
				.locator('.questions-joined')
				.getByRole('row', { name: /^1 町村の境/ })
				.textContent(),
		).toContain('4／7');
		await page.close();
	});

	it('[QB7] one inquiry reaches the bodies with gaps, each with its own; their answer shows by itself', async () => {
		const page = await sectionOf(lead, '02', '7団体のうち3団体に空きあり');
		await page.getByRole('button', { name: '団体に照会する' }).focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog', { name: '02 地域課題・現状 について照会する' });
		await dialog.waitFor();
		await dialog.getByRole('checkbox', { name: /^栗瀬町/ }).focus();
		await page.keyboard.press('Space');
		await dialog.getByRole('textbox', { name: /照会の文/ }).focus();
		await page.keyboard.press('Control+A');
		await page.keyboard.insertText('11月30日までに入れてください。');
		await dialog.getByRole('button', { name: '2団体に照会する' }).focus();
		await page.keyboard.press('Enter');
		await dialog.waitFor({ state: 'detached' });
		await eventually(() => rowOf(page, '.questions-table', '灯野村')).toContain('から返事待ち');
		expect(await rowOf(page, '.questions-table', '栗瀬町')).not.toContain('返事待ち');

		const today = await openPage(browser, hino, '/today');
		await today.getByText('11月30日までに入れてください。', { exact: false }).first().waitFor();
		await today.close();
		const part = await partOf(hino, '02', hino.seat.party.code);
		const { body } = await hino.get<{ threads: { id: string; comments: { text: string }[] }[] }>(`/api/parts/${part.id}/threads`);
		const asked = body.threads.find(({ comments }) => comments[0]?.text.startsWith('11月30日まで') === true);
		expect(asked?.comments[0]?.text).toBe('11月30日までに入れてください。\n空いている欄：影響を受ける住民、年月、出典');
		await hino.post(`/api/threads/${asked?.id}/comments`, { text: '28日に入れます。' });
		await eventually(() => rowOf(page, '.questions-table', '灯野村')).toContain('に返事あり');
		await page.getByRole('button', { name: /^灯野村への照会、.*に返事あり/ }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('article').filter({ hasText: '28日に入れます。' }).waitFor();
		await page.close();
	});

	it('[QB6] a town reads the same answers, folded above its own rows, and has no inquiry to send', async () => {
		const page = await sectionOf(hino, '02', '団体の回答を並べて見る');
		expect(await page.locator('.questions-table').count()).toBe(0);
		await page.locator('summary').filter({ hasText: '団体の回答を並べて見る' }).focus();
		await page.keyboard.press('Enter');
		await eventually(() => rowOf(page, '.questions-table', '朝霧町')).toContain('病院のある中心部まで行く足がない');
		expect(await page.getByRole('button', { name: '団体に照会する' }).count()).toBe(0);
		await page.close();
	});
});

describe('what is made of the bodies’ rows', () => {
	it('[AG4] a body that comes to the 首長 leaves those that are named', async () => {
		const page = await sectionOf(hino, '04', '団体別の合意（まとめ）');
		await page.getByText('7団体のうち2団体です。まだの団体：栗瀬町、椿坂町、灯野村、水守村、若杉村').waitFor();
		const { doc } = await writing(lead, '04', null);
		const row = rowsOf(doc, 'agreements').find(({ cells }) => cells.body === mizumori.seat.party.code);
		setCell(doc, 'agreements', row?.id ?? '', 'stage', '首長');
		await page.getByText('7団体のうち3団体です。まだの団体：栗瀬町、椿坂町、灯野村、若杉村').waitFor();
		expect(await rowOf(page, '.agreement-table', '水守村')).toContain('日付と文書番号');
		await page.close();
	});

	it('[SV1] a body that does not join is told apart from one of which nothing is said', async () => {
		const page = await sectionOf(hino, '05', 'サービスと団体（まとめ）');
		await eventually(() => rowOf(page, '.services-table', '水守村')).toContain('2年目以降');
		const { doc } = await writing(lead, '05', null);
		const rows = rowsOf(doc, 'service-bodies').filter(({ cells }) => cells['service-no'] === 2);
		const idOf = (body: string) => rows.find(({ cells }) => cells.body === body)?.id ?? '';
		setCell(doc, 'service-bodies', idOf(mizumori.seat.party.code), 'joins', '参加しない');
		setCell(doc, 'service-bodies', idOf(hino.seat.party.code), 'joins', null);
		await eventually(() => rowOf(page, '.services-table', '水守村')).toContain('参加しない');
		await eventually(() => rowOf(page, '.services-table', '計')).toContain('初年度から 5団体、参加しない 1団体、未記入 1団体');
		await page.locator('summary').filter({ hasText: '候補と選んだ理由' }).focus();
		await page.keyboard.press('Enter');
		await page.getByText('1人当たり年400円、千人当たり年34').waitFor();
		await page.close();
	});

	it('[KP6] a KPI says whose figure it waits for, and is drawn with its table when that figure comes', async () => {
		const page = await sectionOf(lead, '08', '推移の図 5件のうち2件');
		await page.getByText('1 予約・配車サービスの登録者数：水守村の値がまだです').waitFor();
		const program = await writing(mizumori, '08', mizumori.seat.party.code);
		const figures = { 'kpi-no': 1, baseline: 0, y1: 140, y2: 210, y3: 270 };
		addRow(program.doc, 'values', 'row-mizumori', null, figures);
		const picture = page.getByRole('img', { name: '予約・配車サービスの登録者数の推移' });
		await picture.waitFor();
		expect(await picture.textContent()).toContain('基準値 0、1年目 1,940、2年目 2,980、3年目 3,730（人）');
		const figure = page.getByRole('figure').filter({ has: picture });
		await figure.locator('summary').filter({ hasText: '表で見る' }).focus();
		await page.keyboard.press('Enter');
		expect(await figure.getByRole('row', { name: /^計画全体/ }).textContent()).toBe('計画全体01,9402,9803,730');
		expect(await figure.getByRole('row', { name: /^水守村/ }).textContent()).toBe('水守水守村0140210270');
		await page.close();
	});
});
