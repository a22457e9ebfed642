import type { DecidedView, InboxView, ThreadView } from '@renkei/api';
import { anchorOfRange, flatText } from '@renkei/part-doc';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { awayFromMidnight } from '../support/midnight.ts';
import { scriptWeight } from '../support/page-weight.ts';
import { openSection, type SectionTab } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { fits, grave } from '../support/usable.ts';

let server: RunningServer;
let browser: Browser;
let kurise: HttpClient;
let vendor: HttpClient;
let open: SectionTab;

const DAY = 86_400_000;
/** ISO date in Japan, so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * DAY + 9 * 3_600_000).toISOString().slice(0, 10);

const tab = (page: Page): Locator => page.getByRole('navigation', { name: '全体' }).getByRole('link', { name: /^お知らせ/ });
const countIn = async (page: Page): Promise<number> => Number((await tab(page).textContent())?.match(/\d+/)?.[0] ?? 0);
const group = (page: Page, title: 'asks' | 'news'): Locator =>
	page.getByRole('region', { name: title === 'asks' ? /^自分がやること \d+件$/ : /^お知らせ \d+件$/ });
const row = (page: Page, words: string): Locator => page.getByRole('listitem').filter({ hasText: words });
const doneOf = (page: Page, words: string): Locator => row(page, words).getByRole('button', { name: /^済みにする：/ });
const hasFocus = (place: Locator): Promise<boolean> => place.evaluate((element) => element === document.activeElement);
const inbox = async (client: HttpClient): Promise<InboxView> => (await client.get<InboxView>('/api/inbox')).body;

/** A question of one party to another on the common part of section 02. */
async function ask(from: HttpClient, to: HttpClient, text: string, due?: string): Promise<ThreadView> {
	const part = await partOf(from, '02');
	const thread = { text, kind: 'question', to: { party: to.seat.party.code }, ...(due === undefined ? {} : { due }) };
	const { status, body } = await from.post<ThreadView>(`/api/parts/${part.id}/threads`, thread);
	expect(status).toBe(201);
	return body;
}

async function say(client: HttpClient, thread: ThreadView, text: string): Promise<void> {
	expect((await client.post(`/api/threads/${thread.id}/comments`, { text })).status).toBe(201);
}

/** Proposes other words for some of a part, all in one press. */
async function propose(from: HttpClient, part: string, text: string, pieces: Record<string, string>): Promise<ThreadView[]> {
	const { doc, close } = await openStock(from, part);
	const anchored = Object.entries(pieces).map(([quote, replacement]) => {
		const start = flatText(doc).indexOf(quote);
		const anchor = anchorOfRange(doc, start, start + quote.length);
		return { anchor: { start: anchor?.start, end: anchor?.end, quote }, replacement };
	});
	close();
	const proposal = { text, pieces: anchored };
	const { status, body } = await from.post<{ threads: ThreadView[] }>(`/api/parts/${part}/suggestions`, proposal);
	expect(status).toBe(201);
	return body.threads;
}

/** Opens the page of notices and waits until it is drawn. */
async function openInbox(): Promise<Page> {
	const page = await openPage(browser, kurise, '/inbox');
	await page.getByRole('heading', { level: 1, name: /届いたお知らせ|届いているお知らせ/ }).waitFor();
	return page;
}

beforeAll(async () => {
	await awayFromMidnight();
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	kurise = await signInAs(server.url, '栗瀬', 'officer');
	vendor = await signInAs(server.url, '委託', 'reviewer');
	open = await openSection(browser, kurise, '12');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('a question of the vendor', () => {
	let asked: ThreadView;

	it('[IB9] raises the count in an open page of the plan, which nobody loads again', async () => {
		const before = (await inbox(kurise)).count;
		await eventually(() => countIn(open.page)).toBe(before);
		asked = await ask(vendor, kurise, '統計の年を教えてください。', inDays(1));
		const at = Date.now();
		await eventually(() => countIn(open.page)).toBe(before + 1);
		// Sooner than the page asks by itself.
		expect(Date.now() - at).toBeLessThan(15_000);
	});

	it('[IB1] [IB2] [IB4] stands under 自分がやること: who, section and act, the words, and until when', async () => {
		await tab(open.page).click();
		await open.page.getByRole('heading', { level: 1, name: /^届いたお知らせ \d+件$/ }).waitFor();
		const told = group(open.page, 'asks').getByRole('listitem').filter({ hasText: '統計の年を教えてください。' });
		await told.waitFor();
		const words = await told.textContent();
		expect(words).toContain(`${vendor.seat.party.name} ${vendor.seat.person}さんが返事を求めています（質問）`);
		expect(words).toContain('共通の部分');
		expect(words).toContain('あしたまで');
		expect(await told.getByRole('link').textContent()).toMatch(/^02 地域課題\S*　質問に返事をする$/);
		const heading = await open.page.getByRole('heading', { level: 1 }).textContent();
		expect(await countIn(open.page)).toBe(Number(heading?.match(/\d+/)?.[0]));
	});

	it('[IB10] can be used by everybody, at 320 px too', async () => {
		expect(await grave(open.page)).toEqual([]);
		await fits(open.page);
	});

	it('[IB3] [IB8] leads to the thread itself; answered, it waits no more and says so', async () => {
		await row(open.page, '統計の年を教えてください。').getByRole('link').click();
		await open.page.waitForURL(new RegExp(`/s/02\\?thread=${asked.id}$`));
		await open.page.getByRole('article').filter({ hasText: '統計の年を教えてください。' }).waitFor();
		const before = await countIn(open.page);
		await say(kurise, asked, '令和2年の国勢調査です。');
		await eventually(() => countIn(open.page)).toBe(before - 1);
		await tab(open.page).click();
		await open.page.getByText(/^済んだもの \d+件$/).click();
		const settled = row(open.page, '返事が済みました');
		await settled.first().waitFor();
		expect(await settled.first().getByRole('button').count()).toBe(0);
		await open.close();
	});
});

describe('ticking off', () => {
	const questions = ['一つ目の質問です。', '二つ目の質問です。', '三つ目の質問です。'];
	let page: Page;

	it('[IB5] [IB6] by keyboard the focus goes from row to row, and presses in quick succession all hold', async () => {
		for (const words of questions) {
			await ask(vendor, kurise, words);
		}
		page = await openInbox();
		await doneOf(page, questions[2] as string).waitFor();
		const before = await countIn(page);
		// Without a last day the longest wait comes first, and what was just asked stands at the end.
		await doneOf(page, '一つ目の質問です。').focus();
		await page.keyboard.press('Enter');
		expect(await hasFocus(doneOf(page, '二つ目の質問です。'))).toBe(true);
		await page.keyboard.press('Enter');
		expect(await hasFocus(doneOf(page, '三つ目の質問です。'))).toBe(true);
		await page.keyboard.press('Space');
		await eventually(() => countIn(page)).toBe(before - 3);
		await eventually(() =>
			page.evaluate(
				() => document.activeElement?.closest('section')?.getAttribute('aria-labelledby') ?? document.activeElement?.tagName,
			),
		).toMatch(/^inbox-asks$|^H1$/);
		await eventually(async () => (await inbox(kurise)).count).toBe(before - 3);
		await page.reload();
		await eventually(() => countIn(page)).toBe(before - 3);
		expect(await doneOf(page, '一つ目の質問です。').count()).toBe(0);
	});

	it('[IB7] what was ticked off can be put back, where it stood', async () => {
		await page.getByText(/^済んだもの \d+件$/).click();
		await row(page, '二つ目の質問です。')
			.getByRole('button', { name: /^戻す：/ })
			.click();
		await group(page, 'asks').getByRole('listitem').filter({ hasText: '二つ目の質問です。' }).waitFor();
		await eventually(
			async () => (await inbox(kurise)).asks.filter(({ thread }) => thread?.text.startsWith('二つ目')).length,
		).toBe(1);
	});

	it('[IB5] what the server never hears of comes back, with a sentence', async () => {
		const before = await countIn(page);
		await page.route('**/api/inbox', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
		await doneOf(page, '二つ目の質問です。').click();
		await page.getByRole('alert').filter({ hasText: 'サーバーにつながりません。一覧は元のままです。' }).waitFor();
		await doneOf(page, '二つ目の質問です。').waitFor();
		await eventually(() => countIn(page)).toBe(before);
		await page.unroute('**/api/inbox');
		await doneOf(page, '二つ目の質問です。').click();
		await eventually(() => countIn(page)).toBe(before - 1);
	});

	it('[IB7] what only tells goes all at once, and what asks stays', async () => {
		for (const words of ['町からの質問その一。', '町からの質問その二。']) {
			await say(vendor, await ask(kurise, vendor, words), 'お答えします。');
		}
		await ask(vendor, kurise, '残る質問です。');
		const all = group(page, 'news').getByRole('button', { name: 'お知らせをすべて済みにする' });
		await all.waitFor();
		expect(
			await group(page, 'asks')
				.getByRole('button', { name: /すべて/ })
				.count(),
		).toBe(0);
		await all.click();
		await page.getByRole('heading', { level: 2, name: 'お知らせ 0件' }).waitFor();
		await page.getByText('新しいお知らせはありません。').waitFor();
		expect(await doneOf(page, '残る質問です。').count()).toBe(1);
		await eventually(async () => (await inbox(kurise)).news.length).toBe(0);
		await page.close();
	});
});

describe('a proposal of three pieces', () => {
	const reason = '別紙の言い方にそろえます。';
	const pieces = { 紙の予約: '紙での予約', 分を充てる: '分でまかなう', 総合戦略の柱: '総合戦略の中心' };
	let page: Page;
	let part: string;
	let before: number;
	let threads: ThreadView[];
	const told = (): Locator => group(page, 'asks').getByRole('listitem').filter({ hasText: reason });
	const kept = async (list: 'asks' | 'ended'): Promise<number> =>
		(await inbox(kurise))[list].filter(({ thread }) => thread?.text === reason).length;

	it('[IB11] is one row that says how many, and counts as three', async () => {
		part = (await partOf(kurise, '14', kurise.seat.party.code)).id;
		before = (await inbox(kurise)).count;
		threads = await propose(vendor, part, reason, pieces);
		page = await openInbox();
		await told().waitFor();
		expect(await told().count()).toBe(1);
		expect(await told().getByRole('link').textContent()).toMatch(/^14 \S+　提案3件に返事をする$/);
		expect(await told().textContent()).toContain('ほか2件');
		expect((await inbox(kurise)).count).toBe(before + 3);
		expect(await countIn(page)).toBe(before + 3);
		await page.getByRole('heading', { level: 1, name: `届いたお知らせ ${before + 3}件` }).waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
	});

	it('[IB11] is ticked off with one press in one call, and put back with one', async () => {
		const calls: unknown[] = [];
		page.on('request', (request) => {
			if (request.method() === 'POST' && request.url().endsWith('/api/inbox')) {
				calls.push(request.postDataJSON());
			}
		});
		await doneOf(page, reason).click();
		await eventually(() => kept('ended')).toBe(3);
		expect(await kept('asks')).toBe(0);
		await eventually(() => countIn(page)).toBe(before);
		await page.getByText(/^済んだもの \d+件$/).click();
		const back = row(page, reason).getByRole('button', { name: /^戻す：.*ほか2件$/ });
		await back.click();
		await told().waitFor();
		await eventually(() => kept('asks')).toBe(3);
		expect(await kept('ended')).toBe(0);
		await eventually(() => countIn(page)).toBe(before + 3);
		expect(calls).toMatchObject([{ done: true }, { done: false }]);
	});

	it('[IB11] gets smaller as one of them is accepted, and keeps the focus; it leads to one that still waits', async () => {
		await doneOf(page, reason).focus();
		// The one that the row tells goes, and the row stays.
		const [first] = (await inbox(kurise)).asks.filter(({ thread }) => thread?.text === reason);
		const decision = { decision: 'accept', threads: [{ thread: first?.thread?.id }] };
		const { body } = await kurise.post<DecidedView>(`/api/parts/${part}/decisions`, decision);
		expect(body.results).toMatchObject([{ done: true }]);
		await eventually(() => told().getByRole('link').textContent()).toContain('提案2件に返事をする');
		expect(await told().count()).toBe(1);
		expect(await hasFocus(doneOf(page, reason))).toBe(true);
		expect(await countIn(page)).toBe(before + 2);
		await told().getByRole('link').click();
		await page.waitForURL(/\/s\/14\?thread=/);
		const waiting = threads.filter(({ id }) => id !== first?.thread?.id).map(({ id }) => id);
		expect(waiting).toContain(new URL(page.url()).searchParams.get('thread'));
		// The other one stands beside it.
		await eventually(() => page.getByRole('article').filter({ hasText: reason }).count()).toBe(2);
		await page.context().close();
	});
});

describe('the settings', () => {
	let page: Page;
	const choice = (words: string): Locator => page.getByRole('group', { name: /^お知らせ/ }).getByRole('radio', { name: words });
	const status = (): Locator => page.getByRole('status', { name: '通知メール' });

	it('[IB16] are reached from the menu; a choice is saved at once and is there again after loading', async () => {
		page = await openPage(browser, kurise, '/today');
		await page.locator('summary').filter({ hasText: kurise.seat.person }).click();
		await page.getByRole('link', { name: '設定', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
		expect(await choice('朝にまとめて').isChecked()).toBe(true);
		await choice('送らない').check();
		await eventually(() => status().textContent()).toBe('保存しました');
		await page.reload();
		await eventually(() => choice('送らない').isChecked()).toBe(true);
	});

	it('[IB16] a choice that cannot be saved goes back, with a sentence, and is never called saved', async () => {
		await page.route('**/api/me/mail', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
		await choice('朝にまとめて').click();
		await page.getByRole('alert').filter({ hasText: '元の選び方に戻しました' }).waitFor();
		expect(await choice('送らない').isChecked()).toBe(true);
		expect(await status().textContent()).toBe('');
		await page.unroute('**/api/me/mail');
	});

	it('[IB10] [IB17] in a demo no address is asked for, the page says why, and everybody can use it', async () => {
		await page.getByText('練習用の環境では、メールは1通も出ません。').waitFor();
		expect(await page.getByRole('button', { name: /アドレス/ }).count()).toBe(0);
		expect(await page.getByRole('textbox').count()).toBe(0);
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.close();
	});
});

it('[IB10] the page of notices and the settings load no editor', () => {
	for (const name of ['inbox', 'settings']) {
		expect(scriptWeight(`src/pages/${name}-page.tsx`), name).toBeLessThan(150_000);
	}
});
