import { readFileSync } from 'node:fs';
import type { LedgerPlaceView, LedgerView, SigningActView } from '@renkei/api';
import { verifyArchive } from '@renkei/ledger';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeMeans } from '../../server/src/verify/means.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, planOf, signInAs } from '../support/http-client.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { fits, grave } from '../support/usable.ts';

const TWENTY_MB = 20 * 1024 * 1024;

let server: RunningServer;
let browser: Browser;
let decider: HttpClient;
let lead: HttpClient;

const ledgerOf = async (client: HttpClient) => (await client.get<LedgerView>(`/api/plans/${client.seat.plan}/ledger`)).body;
const pathOf = (client: HttpClient) => `/plans/${client.seat.plan}/ledger`;
const lastAct = async () => (await ledgerOf(decider)).entries.find(({ act }) => act !== null)?.act ?? '';

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	decider = await signInAs(server.url, '朝霧', 'decider');
	lead = await signInAs(server.url, '朝霧', 'lead');
	for (const allowed of [false, true]) {
		expect((await lead.post(`/api/plans/${lead.seat.plan}/drafting`, { allowed })).status).toBe(200);
	}
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const openLedger = async (client: HttpClient = decider): Promise<Page> => {
	const page = await openPage(browser, client, pathOf(client));
	await page.getByRole('heading', { level: 1, name: '記録簿' }).waitFor();
	return page;
};

/** The file that a press saves. */
async function savedBy(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
	const [download] = await Promise.all([page.waitForEvent('download'), press()]);
	return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe('記録簿', () => {
	it('[LG40] shows how many entries there are and the newest in words; a 決裁 leads to its receipt', async () => {
		const page = await openPage(browser, decider, `/plans/${decider.seat.plan}/signoff`);
		await page.getByRole('link', { name: '記録簿', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: '記録簿' }).waitFor();
		const { size, entries } = await ledgerOf(decider);
		expect(entries.length).toBe(size);
		await page.getByText(new RegExp(`^いま${size}項。最後の項は 令和`)).waitFor();
		const rows = page.locator('.ledger-table tbody tr');
		expect(await rows.count()).toBe(size);
		const cellsOf = (row: Locator) => row.locator('th, td').allTextContents();
		const newest = await cellsOf(rows.nth(0));
		expect(newest).toEqual([
			...[String(size - 1), expect.stringMatching(/^令和\d+年\d+月\d+日（.） \d+:\d\d$/), '委託事業者の下書き'],
			...['朝霧 佐藤 真紀', '—', '許しました'],
		]);
		expect((await cellsOf(rows.nth(1))).at(-1)).toBe('止めました');
		const [first, , begins] = await cellsOf(rows.last());
		expect([first, begins]).toEqual(['0', '記録簿の始まり']);
		const words = entries.find(({ kind }) => kind === 'reopen')?.words ?? '';
		await rows.filter({ hasText: '凍結の解除' }).getByRole('cell', { name: words }).waitFor();
		const signed = entries.find(({ act }) => act !== null);
		await page.getByRole('link', { name: `控え：${signed?.index}番の記録` }).click();
		await page.getByRole('heading', { level: 1, name: /^受付番号 第\d+号$/ }).waitFor();
		await page.getByText(`この計画の記録簿の${signed?.index}番の項です`).waitFor();
		await page.context().close();
	});

	it('[LG40] shows a kind that came after this program by its own name', async () => {
		const page = await openLedger();
		await page.route('**/api/plans/*/ledger', async (route) => {
			const response = await route.fetch();
			const { entries, ...rest } = (await response.json()) as LedgerView;
			await route.fulfill({ response, json: { ...rest, entries: entries.map((one) => ({ ...one, kind: 'of-later-years' })) } });
		});
		await page.reload();
		await page.locator('.ledger-table').getByText('of-later-years').first().waitFor();
		await page.context().close();
	});

	it('[LG41] is linked for seats of member bodies, from board and history; a vendor sees no link and reads why', async () => {
		const vendor = await signInAs(server.url, '委託', 'reviewer');
		for (const [client, count] of [
			[decider, 1],
			[vendor, 0],
		] as const) {
			for (const [path, name] of [
				['signoff', '確認と決裁'],
				['history', '履歴と差分'],
			] as const) {
				const page = await openPage(browser, client, `/plans/${client.seat.plan}/${path}`);
				await page.getByRole('heading', { level: 1, name }).waitFor();
				expect(await page.getByRole('link', { name: /記録簿/ }).count(), `${path} ${client.seat.party.shortName}`).toBe(count);
				await page.context().close();
			}
		}
		const page = await openPage(browser, vendor, pathOf(vendor));
		await page.getByText('記録簿を見られるのは、この計画の構成団体の席だけです。').waitFor();
		expect(await page.getByText('renkei/plans/').count()).toBe(0);
		await page.context().close();
	});

	it('[LG42] gives checkpoint and key letter by letter, to copy and as files', async () => {
		const page = await openLedger();
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		const { size, checkpoint, key } = await ledgerOf(decider);
		const { title } = await planOf(decider);
		for (const [name, text, file] of [
			['要約', checkpoint, `記録簿の要約_${title}_${size}.txt`],
			['鍵', key, `記録簿の検証用の鍵_${title}.txt`],
		] as const) {
			await page.getByRole('button', { name: `${name}をコピー` }).press('Enter');
			await page.getByText(`${name}をコピーしました。`).waitFor();
			expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
			const saved = await savedBy(page, () => page.getByRole('button', { name: `${name}をファイルに保存` }).press('Enter'));
			expect(saved).toEqual({ name: file, bytes: Buffer.from(text) });
		}
		await page.context().close();
	});

	it('[LG42] selects the text where the browser does not let it be copied', async () => {
		const page = await openLedger();
		await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
		await page.reload();
		await page.getByRole('button', { name: '要約をコピー' }).click();
		await page.getByText('コピーできませんでした。要約を選んであります。Ctrl+Cでコピーしてください。').waitFor();
		const selected = await page.evaluate(() => getSelection()?.toString());
		expect(selected?.trimEnd()).toBe((await ledgerOf(decider)).checkpoint.trimEnd());
		await page.context().close();
	});

	it('[LG43] takes the archive without leaving the page, says that it is being written, and why it could not be', async () => {
		const page = await openLedger();
		const take = page.getByRole('link', { name: '団体の控えを書き出す' });
		expect(await take.getAttribute('href')).toBe(`/api/plans/${decider.seat.plan}/archive.zip`);
		const refusal = { type: 'urn:renkei:refusal:busy', title: '', status: 503, code: 'busy', detail: 'いま混み合っています。' };
		const answers = [
			{ status: 503, contentType: 'application/problem+json', body: JSON.stringify(refusal) },
			// A page of something that stands between.
			{ status: 200, contentType: 'text/html', body: '<p>proxy</p>' },
		];
		const gates: (() => void)[] = [];
		await page.route('**/archive.zip', async (route) => {
			const answer = answers.shift();
			if (answer !== undefined) {
				return route.fulfill(answer);
			}
			await new Promise<void>((resolve) => gates.push(resolve));
			return route.fulfill({
				headers: {
					'content-type': 'application/zip',
					'content-disposition': `attachment; filename="a.zip"; filename*=UTF-8''${encodeURIComponent('団体の控え_朝霧.zip')}`,
				},
				body: Buffer.alloc(TWENTY_MB, 7),
			});
		});
		const alert = page.getByRole('alert');
		await take.press('Enter');
		await alert.getByText('いま混み合っています。').waitFor();
		await alert.getByText('計画と記録簿は、そのまま残っています。').waitFor();
		expect(await grave(page)).toEqual([]);
		await take.press('Enter');
		await alert.getByText('もう一度押してください。').waitFor();
		const saved = savedBy(page, () => take.press('Enter'));
		await page.getByText('書き出しています…').waitFor();
		await eventually(() => alert.count()).toBe(0);
		expect(await take.getAttribute('aria-disabled')).toBe('true');
		// A second press while it is written asks for nothing more.
		await take.press('Enter');
		await eventually(() => gates.length).toBe(1);
		for (const open of gates) {
			open();
		}
		const { name, bytes } = await saved;
		expect([name, bytes.length]).toEqual(['団体の控え_朝霧.zip', TWENTY_MB]);
		await page.getByText('書き出しました。').waitFor();
		expect(gates.length).toBe(1);
		expect(new URL(page.url()).pathname).toBe(pathOf(decider));
		await page.context().close();
	});

	it('[LG43] takes the archive of the server itself, which fits the checkpoint and the key that this page gave before', async () => {
		const page = await openLedger();
		const { checkpoint, key } = await ledgerOf(decider);
		const { name, bytes } = await savedBy(page, () => page.getByRole('link', { name: '団体の控えを書き出す' }).press('Enter'));
		expect(name).toMatch(/\.zip$/);
		expect(name).toContain(decider.seat.party.name);
		const files = new Map(Object.entries(unzipSync(bytes)));
		const ask = { checkpoints: [checkpoint], key, ...nodeMeans };
		expect(verifyArchive(files, ask)).toMatchObject({ ok: true, summary: { keyGiven: true, outside: 1 } });
		const other = checkpoint.replace(/^(\d+)$/m, (size) => String(Number(size) - 1));
		expect(verifyArchive(files, { ...ask, checkpoints: [other] }).ok).toBe(false);
		await page.getByText('書き出しました。').waitFor();
		// That it was taken is an entry, which the page shows by itself.
		await page.locator('.ledger-table tbody tr').first().getByText('持ち出し').waitFor();
		await page.context().close();
	});

	it('[LG40] tells a 確認 from a 決裁, and its rows stay low at 320 px', async () => {
		const page = await openLedger();
		for (const said of ['担当確認：同意', '決裁：同意', '決裁：差戻し', '決裁：条件付同意']) {
			await page.locator('.ledger-table').getByText(said).first().waitFor();
		}
		await page.setViewportSize({ width: 320, height: 640 });
		const heights = await page.locator('.ledger-table tbody tr').evaluateAll((rows) => rows.map((row) => row.clientHeight));
		expect(Math.max(...heights)).toBeLessThan(120);
		await page.context().close();
	});

	it('[SC11] 確かめ方 says where the program that checks comes from, and how it is run, as the archive does', async () => {
		const page = await openLedger();
		await page.locator('.ledger summary').click();
		await page.getByText(/Renkei のプログラム一式に入っていて、このシステムを管理している人から受け取れます。/).waitFor();
		await page.getByText(/形式は、控えの中の「読み方.txt」にあります。/).waitFor();
		await page.context().close();
	});

	it('[LG40] can be used by everybody: by axe, at 320 px, with its fold open, and with the keyboard alone', async () => {
		const page = await openLedger();
		await page.locator('.ledger summary').press('Enter');
		await page.getByText('npm run renkei -- verify 控え.zip --checkpoint 要約.txt', { exact: true }).waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.getByRole('link', { name: '確認と決裁に戻る' }).focus();
		const reached: string[] = [];
		for (let at = 0; at < 6; at += 1) {
			await page.keyboard.press('Tab');
			reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
		}
		expect(reached).toEqual([
			...['要約をコピー', '要約をファイルに保存', '鍵をコピー', '鍵をファイルに保存', '団体の控えを書き出す', '確かめ方'],
		]);
		await page.context().close();
	});
});

describe('the receipt', () => {
	const open = async (change: (act: SigningActView, place: LedgerPlaceView) => SigningActView): Promise<Page> => {
		const page = await openPage(browser, decider, '/today');
		await page.route('**/signing/*', async (route) => {
			const response = await route.fetch();
			const act = (await response.json()) as SigningActView;
			await route.fulfill({ response, json: change(act, act.ledger as LedgerPlaceView) });
		});
		await page.goto(`${server.url}/plans/${decider.seat.plan}/receipts/${await lastAct()}`);
		await page.getByRole('heading', { level: 2, name: '記録簿' }).waitFor();
		return page;
	};

	it('[LG44] says where the act stands in the log, and gives checkpoint, key, entry and proof', async () => {
		const page = await openPage(browser, decider, `/plans/${decider.seat.plan}/receipts/${await lastAct()}`);
		const { body: act } = await decider.get<SigningActView>(`/api/plans/${decider.seat.plan}/signing/${await lastAct()}`);
		const place = act.ledger as LedgerPlaceView;
		await page.getByText(`この計画の記録簿の${place.index}番の項です（0番から数えます）。`).waitFor();
		await page.getByText('この画面で確かめました').waitFor();
		const saved = await savedBy(page, () => page.getByRole('button', { name: '要約をファイルに保存' }).click());
		expect(saved.bytes.toString()).toBe(place.checkpoint);
		expect(saved.name).toBe(`記録簿の要約_${act.intent.plan.title}_${place.index + 1}.txt`);
		await page.getByText(place.key, { exact: true }).waitFor();
		await page.locator('.receipt-check summary').press('Enter');
		for (const text of [place.entry, ...place.proof]) {
			await page.getByText(text, { exact: true }).waitFor();
		}
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.getByRole('link', { name: '記録簿を見る' }).click();
		await page.getByRole('heading', { level: 1, name: '記録簿' }).waitFor();
		await page.context().close();
	});

	it('[SG60] says on paper of which time the state is, also where it could not be asked for again', async () => {
		const page = await open((act) => act);
		await page.clock.install();
		await page.reload();
		const state = page.locator('.receipt-on-paper');
		await page.emulateMedia({ media: 'print' });
		await state.waitFor();
		const said = await state.textContent();
		await page.unroute('**/signing/*');
		await page.route('**/signing/*', (route) => route.abort());
		await page.clock.fastForward('03:00:00');
		expect(await state.textContent()).toBe(said);
		await page.context().close();
	});

	it('[LG44] says of an act from before the log that it is older', async () => {
		const page = await open((act) => ({ ...act, ledger: null }));
		await page.getByText('記録簿が始まる前の記録です。記録簿の始まりの項に含まれています。').waitFor();
		expect(await page.getByText('renkei/plans/').count()).toBe(0);
		await page.context().close();
	});

	const other = (text: string, at: number): string => text.slice(0, at) + (text[at] === '4' ? '5' : '4') + text.slice(at + 1);
	it.each([
		[
			'the entry',
			'項が、要約のとおりの場所にありません。',
			(one: LedgerPlaceView) => ({ entry: other(one.entry, one.entry.indexOf('before') + 10) }),
		],
		[
			'the proof',
			'項が、要約のとおりの場所にありません。',
			({ proof: [first = '', ...rest] }) => ({ proof: [other(first, 5), ...rest] }),
		],
		[
			'the checkpoint',
			'要約が、検証用の鍵に合いません。',
			({ checkpoint }) => ({ checkpoint: other(checkpoint, checkpoint.length - 20) }),
		],
		['the key', '要約が、検証用の鍵に合いません。', ({ key }) => ({ key: other(key, key.length - 20) })],
	] as [string, string, (place: LedgerPlaceView) => Partial<LedgerPlaceView>][])(
		'[LG45] finds one letter of %s that is another, and says what to do',
		async (_, words, change) => {
			const page = await open((act, place) => ({ ...act, ledger: { ...place, ...change(place) } }));
			const alert = page.getByRole('alert');
			await alert.getByText(words).waitFor();
			await alert.getByText('代表団体とシステムの管理者に知らせてください').waitFor();
			expect(await page.getByText('この画面で確かめました').count()).toBe(0);
			expect(await grave(page)).toEqual([]);
			await page.context().close();
		},
	);

	it('[LG45] finds that the words of the record are under another person’s entry', async () => {
		const page = await open((act) => ({ ...act, intent: { ...act.intent, seat: { ...act.intent.seat, id: 'seat-x' } } }));
		await page.getByRole('alert').getByText('記録簿の項が、この記録のものではありません。').waitFor();
		await page.context().close();
	});
});
