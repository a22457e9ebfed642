import type { PreparedView, SignoffView } from '@renkei/api';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { launchBrowser, openPage } from '../support/browser.ts';
import { comesTrue } from '../support/comes-true.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import { scriptWeight } from '../support/page-weight.ts';
import { openSignoff } from '../support/signoff-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { fits, grave } from '../support/usable.ts';

const LINK = '凍結と記録の経過（共通の部分）';
const NEW_WORDS = '予約は電話でも受け付ける。';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let kurise: HttpClient;
let vendor: HttpClient;
let part: string;
let title: string;

const act = async (client: HttpClient, path: string, body: object = {}): Promise<void> => {
	expect((await client.post(path, body)).status).toBeLessThan(300);
};
const sign = async (client: HttpClient, said: object): Promise<SignoffView> => {
	const { contentHash } = await partOf(client, '03');
	const agreed = { contentHash, verdict: 'agree', capacity: 'decision-maker', ...said };
	const signed = await client.post<SignoffView>(`/api/parts/${part}/signoffs`, agreed);
	expect(signed.status).toBe(201);
	return signed.body;
};
/** Prepares and records an act, as a page does. */
const record = async (client: HttpClient, said: object): Promise<void> => {
	const path = `/api/plans/${client.seat.plan}/signing`;
	const { body } = await client.post<PreparedView>(`${path}/prepare`, said);
	await act(client, path, { ...said, nonce: body.intent.nonce });
};

async function write(words: string): Promise<void> {
	const before = await partOf(lead, '03');
	const stock = await openStock(lead, part);
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(words)]);
	stock.doc.getXmlFragment('body').push([paragraph]);
	await comesTrue(async () => (await partOf(lead, '03')).contentHash !== before.contentHash);
	stock.close();
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	[lead, kurise, vendor] = await Promise.all([
		signInAs(server.url, '朝霧', 'lead'),
		signInAs(server.url, '栗瀬', 'decider'),
		signInAs(server.url, '委託', 'reviewer'),
	]);
	part = (await partOf(lead, '03')).id;
	const section = (await planOf(lead)).sections.find(({ key }) => key === '03')?.title ?? '';
	title = `03 ${section}（共通の部分）の凍結と記録の経過`;
	const [kasumizawa, hino] = [await signInAs(server.url, '霞沢', 'delegate'), await signInAs(server.url, '灯野', 'decider')];
	await act(lead, `/api/parts/${part}/freeze`);
	const taken = await sign(kurise, { documentNumber: '栗総第501号', decidedOn: '2026-11-20' });
	await sign(kasumizawa, { capacity: 'delegated', verdict: 'conditional', text: '費用は別に協議すること。' });
	await sign(hino, { verdict: 'return', text: '電話の受付がない。' });
	const decides = { capacity: 'decision-maker' };
	await record(kurise, { ...decides, act: 'withdraw', signoffs: [taken.id], text: '別の案と取り違えたため' });
	await act(lead, `/api/parts/${part}/reopen`, { reason: '電話の受付を書き足すため' });
	await write(NEW_WORDS);
	await act(lead, `/api/parts/${part}/freeze`);
	const parts = [{ part, contentHash: (await partOf(kurise, '03')).contentHash }];
	await record(kurise, {
		...decides,
		act: 'sign',
		parts,
		verdict: 'agree',
		documentNumber: '栗総第510号',
		consulted: ['財政課'],
	});
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const open = async (client: HttpClient, id = part): Promise<Page> => {
	const page = await openPage(browser, client, `/plans/${client.seat.plan}/parts/${id}/evidence`);
	await page.locator('.evidence').waitFor();
	return page;
};
const happenedTo = (page: Page, version: number): Promise<string[]> =>
	page
		.getByRole('list', { name: `凍結した文 ${version}に起きたこと` })
		.locator('li .evidence-line')
		.allTextContents();
/** Unfolds the words of a version. @returns what the page has of that version */
async function read(page: Page, version: number): Promise<Locator> {
	const region = page.getByRole('region', { name: new RegExp(`^凍結した文 ${version}`) });
	await region
		.locator('summary')
		.filter({ hasText: `凍結した文 ${version}を読む` })
		.press('Enter');
	return region;
}
const isAt = (page: Page) => page.getByRole('heading', { level: 1, name: title }).waitFor();

describe('the evidence of a part', () => {
	it('[EV2] shows each of the frozen words with what happened to it, in order of time', async () => {
		const page = await open(lead);
		await isAt(page);
		expect(await happenedTo(page, 1)).toEqual([
			'凍結',
			'栗瀬町　決裁：同意撤回',
			'霞沢町　専決：条件付同意失効',
			'灯野村　決裁：差戻し失効',
			'撤回：栗瀬町　決裁：同意',
			'凍結を解除',
		]);
		expect(await happenedTo(page, 2)).toEqual(['凍結', '栗瀬町　決裁：同意有効']);
		for (const words of [
			'理由：別の案と取り違えたため',
			'理由：電話の受付を書き足すため',
			'同意の条件：費用は別に協議すること。',
		]) {
			expect(await page.getByText(words, { exact: true }).count()).toBe(1);
		}
		const { contentHash } = await partOf(lead, '03');
		const now = page.getByRole('region', { name: /^凍結した文 2/ });
		await now.getByText(contentHash.replace('sha256:', '')).waitFor();
		await now.getByRole('heading', { name: /いま凍結されている文/ }).waitFor();
		await page.close();
	});

	it('[EV4] says in one sentence who has decided and who is awaited since when', async () => {
		const page = await open(lead);
		const words = await page.getByRole('region', { name: 'いまの状態' }).textContent();
		expect(words).toMatch(/に凍結された文に、栗瀬町の決裁があり、朝霧町（\d+月\d+日から）、.*霞沢町.*の決裁を待っています。/);
		await page.close();
	});

	it('[EV7] the words are read in place and compared with those before', async () => {
		const page = await open(lead);
		const version = page.getByRole('region', { name: /^凍結した文 2/ });
		await version.locator('summary').filter({ hasText: '凍結した文 2を読む' }).press('Enter');
		await version.locator('.ui-read').getByText(NEW_WORDS).waitFor();
		await version.locator('summary').filter({ hasText: '凍結した文 1との違い' }).press('Enter');
		await version.getByRole('heading', { name: '違うところ 1か所' }).waitFor();
		expect(await version.locator('.change-difference').textContent()).toContain(NEW_WORDS);
		// The first has none before it.
		expect(await page.getByText(/^凍結した文 \d+との違い$/).count()).toBe(1);
		expect(await grave(page)).toEqual([]);
		await page.close();
	});

	it('[EV10] the page hashes the words that it draws, and says that they are the recorded ones', async () => {
		const page = await open(lead);
		for (const [version, records] of [
			[1, 3],
			[2, 1],
		]) {
			const region = await read(page, version ?? 0);
			await region.getByText('記録と同じ文', { exact: true }).waitFor();
			await region.getByText(`この文への確認・決裁の記録${records}件のどれとも、確認値が同じです。`).waitFor();
			expect(await region.locator('.ui-read').count()).toBeGreaterThan(0);
		}
		expect(await grave(page)).toEqual([]);
		await page.close();
	});

	it('[EV10] altered words are said to be other ones and are not drawn, though the answer has the recorded hash', async () => {
		const page = await open(lead);
		let altered = 0;
		await page.route(/\/freeze\?hash=/, async (route) => {
			const answer = await route.fetch();
			const told = await answer.text();
			expect(told).toContain(NEW_WORDS);
			altered += 1;
			await route.fulfill({ response: answer, body: told.replaceAll(NEW_WORDS, '予約は電話では受け付けない。') });
		});
		const region = await read(page, 2);
		await region
			.getByRole('alert')
			.getByText(/この画面で計算した確認値が、凍結したときの記録と合いません。.*画面を読み込み直してください。.*代表団体に知らせ/)
			.waitFor();
		expect(altered).toBe(1);
		expect(await region.locator('.ui-read').count()).toBe(0);
		expect(await region.getByText('記録と同じ文').count()).toBe(0);
		expect(await page.getByText('電話では受け付けない').count()).toBe(0);
		expect(await grave(page)).toEqual([]);
		await page.close();
	});

	it('[EV5] the vendor sees the sign-offs, and neither receipts nor who was consulted', async () => {
		const [page, member] = [await open(vendor), await open(kurise)];
		expect((await happenedTo(page, 2)).length).toBe(2);
		for (const words of ['控え（受付番号', '合議 財政課', '本人確認 ']) {
			expect(await member.locator('.evidence-entries').getByText(words).count()).toBeGreaterThan(0);
			expect(await page.locator('.evidence-entries').getByText(words).count()).toBe(0);
		}
		await page.getByText(/構成団体の席だけに出ます/).waitFor();
		expect(await grave(page)).toEqual([]);
		await Promise.all([page.close(), member.close()]);
	});

	it('[EV6] of a part that is not this seat’s to read the page says what it says of one that is none', async () => {
		const memo = (await planOf(kurise)).sections.find(({ key }) => key === 'memo')?.parts[0]?.id ?? '';
		for (const id of [memo, '0'.repeat(32)]) {
			const page = await openPage(browser, lead, `/plans/${lead.seat.plan}/parts/${id}/evidence`);
			await page
				.getByText(/見つかりません/)
				.first()
				.waitFor();
			await page.close();
		}
	});
});

describe('the way to it', () => {
	it('[EV8] leads from the board and back, by the keyboard', async () => {
		const page = await openSignoff(browser, kurise, '03');
		await page.getByRole('link', { name: LINK }).press('Enter');
		await isAt(page);
		await page
			.getByRole('link', { name: /^控え（受付番号 第\d+号）：栗瀬町\s決裁：同意$/ })
			.last()
			.press('Enter');
		await page.getByRole('heading', { level: 1, name: /^受付番号/ }).waitFor();
		await page.getByRole('link', { name: /\s共通の部分\s凍結と記録の経過$/ }).press('Enter');
		await isAt(page);
		await page.getByRole('link', { name: '本文へ', exact: true }).press('Enter');
		await page.getByRole('link', { name: LINK }).press('Enter');
		await isAt(page);
		await page.getByRole('link', { name: '確認と決裁に戻る' }).press('Enter');
		await page.getByRole('heading', { name: 'これまでの記録' }).waitFor();
		await page.close();
	});

	it('[EV8] everybody can use it, full and empty, also on a narrow screen', async () => {
		for (const id of [part, (await partOf(lead, '04')).id]) {
			const page = await open(lead, id);
			expect(await grave(page)).toEqual([]);
			await fits(page);
			await page.close();
		}
	});

	it('[EV8] paper has what is unfolded, and no buttons', async () => {
		const page = await open(lead);
		await page.locator('summary').filter({ hasText: '凍結した文 2を読む' }).press('Enter');
		await page.locator('.ui-read').waitFor();
		await page.locator('summary').filter({ hasText: '凍結した文 1との違い' }).press('Enter');
		const onScreen = page.getByRole('link', { name: '履歴と差分で見る' });
		await Promise.all([page.locator('.change-difference').waitFor(), onScreen.waitFor()]);
		await page.evaluate(() => {
			window.print = () => {
				document.title = 'printed';
			};
		});
		await page.getByRole('button', { name: '印刷する' }).press('Enter');
		expect(await page.title()).toBe('printed');
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('.change-difference').isVisible()).toBe(true);
		expect(await onScreen.isVisible()).toBe(false);
		expect(await page.locator('.ui-read').isVisible()).toBe(true);
		expect(await page.getByText('凍結した文 1を読む').isVisible()).toBe(false);
		expect(await page.getByRole('button', { name: '印刷する' }).isVisible()).toBe(false);
		expect(await page.getByText('栗瀬町　決裁：同意', { exact: true }).first().isVisible()).toBe(true);
		await page.close();
	});
});

it('[EV4] [EV11] 21 is read with the manifest that was frozen with it, also after a later freeze of other words', async () => {
	const { id } = await partOf(lead, '21');
	await act(lead, `/api/parts/${id}/freeze`);
	await act(lead, `/api/parts/${part}/reopen`, { reason: '書き足すため' });
	await write('受付は平日に限る。');
	await act(lead, `/api/parts/${id}/reopen`, { reason: '計画が変わったため' });
	await act(lead, `/api/parts/${id}/freeze`);
	const page = await open(lead, id);
	// Parts are open: nobody can decide the plan, and so 21 waits for nobody.
	await page
		.getByRole('region', { name: 'いまの状態' })
		.getByText(/いまは計画全体を決裁できないので、どの団体の決裁も待っていません。$/)
		.waitFor();
	for (const version of [1, 2]) {
		const region = await read(page, version);
		await region.getByText('この画面が、下の文から確認値を計算しました。凍結の記録の確認値と同じです。').waitFor();
		const rows = region.getByRole('table', { name: 'いっしょに凍結した、計画全体の一覧' }).locator('tbody tr');
		expect(await rows.count()).toBeGreaterThan(21);
	}
	expect(await grave(page)).toEqual([]);
	await fits(page);
	await page.close();
});

it('[EV13] what differs between two versions of 21 names the parts that its list names otherwise, and alters nothing unseen', async () => {
	const { id } = await partOf(lead, '21');
	const page = await open(lead, id);
	const version = page.getByRole('region', { name: /^凍結した文 2/ });
	const differs = version.locator('summary').filter({ hasText: '凍結した文 1との違い' });
	await differs.press('Enter');
	await version.getByRole('heading', { name: '計画全体の一覧の違うところ 1か所' }).waitFor();
	expect(await version.locator('.evidence-changes li').allTextContents()).toEqual(['03（共通の部分）の文が変わりました']);
	await version.getByRole('heading', { name: '21の文の違うところ 0か所' }).waitFor();
	for (const size of [
		{ width: 1366, height: 768 },
		{ width: 1920, height: 1080 },
	]) {
		await page.setViewportSize(size);
		expect(await grave(page)).toEqual([]);
	}
	await fits(page);
	await page.close();
	const altered = await open(lead, id);
	await altered.route(/\/freeze\?hash=/, async (route) => {
		const answer = await route.fetch();
		const told = (await answer.text()).replace(/("value":"sha256:)[0-9a-f]{8}/, '$100000000');
		await route.fulfill({ response: answer, body: told });
	});
	await altered.locator('summary').filter({ hasText: '凍結した文 1との違い' }).press('Enter');
	await altered
		.getByRole('alert')
		.getByText(/記録と合いません/)
		.waitFor();
	expect(await altered.locator('.evidence-changes').count()).toBe(0);
	await altered.close();
});

it('[EV10] the script of the page carries no editor: it stays under 150 kB', () => {
	expect(scriptWeight('src/pages/evidence-page.tsx')).toBeLessThan(150_000);
});
