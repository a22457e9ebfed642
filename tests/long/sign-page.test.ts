import { createHash } from 'node:crypto';
import type { PreparedView, SigningActView, SignoffView } from '@renkei/api';
import { contentHashOf, intentText, type PartContent } from '@renkei/plan';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { scriptWeight } from '../support/page-weight.ts';
import { askToRecord, countedHand, freezeAll, loaded, openReading, progress, readToEnd, yesOf } from '../support/reading-tab.ts';
import { openSignoff, readFrozen } from '../support/signoff-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { fits, grave } from '../support/usable.ts';

const YES = '栗瀬町として決裁を記録する';
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let decider: HttpClient;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	decider = await signInAs(server.url, '栗瀬', 'decider');
	await freezeAll(lead);
	await freezeAll(decider);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const signoffs = async (): Promise<SignoffView[]> =>
	(await decider.get<{ signoffs: SignoffView[] }>(`/api/plans/${decider.seat.plan}/signoffs`)).body.signoffs;
const own = async () => (await signoffs()).filter(({ seat, state }) => seat === decider.seat.seat && state === 'valid').length;

/** Answers with what the server said, after a change. */
async function answerWith<T extends object>(route: Route, change: (body: T) => object): Promise<void> {
	const response = await route.fetch();
	await route.fulfill({ response, json: change((await response.json()) as T) });
}

/** What becomes of the first act that is sent; the later ones pass. The route stays: taking it away may stall what is on its way. */
async function firstAct(page: Page, becomes: (route: Route) => Promise<void>): Promise<void> {
	let first = true;
	await page.route('**/signing', (route) => {
		const now = first;
		first = false;
		return now ? becomes(route) : route.continue();
	});
}

/** Addresses to which the page sent something to be recorded. */
function sentBy(page: Page): string[] {
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST' && /\/signing(\/prepare)?$/.test(request.url())) {
			sent.push(new URL(request.url()).pathname.replace(/^.*\/signing/, 'signing'));
		}
	});
	return sent;
}

describe('words that were changed on their way', () => {
	it('[SG46] by one letter are said to be wrong, do not count as opened, and nothing can be recorded', async () => {
		const wrong = await partOf(decider, '02');
		// Changed words with a hash of their own are not the frozen ones either.
		const consistent = await partOf(decider, '03');
		const page = await openReading(browser, decider);
		const sent = sentBy(page);
		const fake = (content: object) => JSON.parse(JSON.stringify(content).replace(/"text":"./, '"text":"偽')) as PartContent;
		await page.route(`**/api/parts/${wrong.id}/freeze?*`, (route) =>
			answerWith<{ content: object }>(route, (body) => ({ ...body, content: fake(body.content) })),
		);
		await page.route(`**/api/parts/${consistent.id}/freeze?*`, (route) =>
			answerWith<{ content: object }>(route, (body) => {
				const content = fake(body.content);
				return { ...body, content, contentHash: contentHashOf(content, hex) };
			}),
		);
		await page.reload();
		await loaded(page, 1);
		await page.getByText(/^表示した文の確認値が合いません。.*何も記録していません/).waitFor();
		await readToEnd(page);
		await eventually(() => progress(page).textContent()).toBe('18節のうち16節を開きました');
		await askToRecord(page, countedHand());
		await page.getByRole('link', { name: '先に凍結した文を開いてください' }).click();
		await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe(`read-${wrong.id}`);
		expect(await grave(page)).toEqual([]);
		const panel = await page.context().newPage();
		const sentByPanel = sentBy(panel);
		await panel.route(`**/api/parts/${wrong.id}/freeze?*`, (route) =>
			answerWith<{ content: object }>(route, (body) => ({ ...body, content: fake(body.content) })),
		);
		await panel.goto(`${server.url}/plans/${decider.seat.plan}/signoff?section=02`);
		await panel
			.getByRole('button', { name: /^凍結した文を全部読む/ })
			.first()
			.click();
		await panel.getByText(/^表示した文の確認値が合いません。/).waitFor();
		expect(await panel.getByText(/に開きました$/).count()).toBe(0);
		expect([...sent, ...sentByPanel]).toEqual([]);
		await page.context().close();
	});

	it('[SG48] in the prepared act stop it before anything is sent to be recorded', async () => {
		const page = await openSignoff(browser, decider, '03');
		await readFrozen(page, 1);
		const before = await own();
		const sent = sentBy(page);
		const lies: ((prepared: PreparedView) => PreparedView)[] = [
			(prepared) => ({ ...prepared, contents: prepared.contents.map((one) => ({ ...one, text: `${one.text}。` })) }),
			(prepared) => {
				const intent = { ...prepared.intent, said: { ...prepared.intent.said, verdict: 'return' as const } };
				const challenge = createHash('sha256').update(intentText(intent)).digest('base64url');
				return { ...prepared, intent, stepUp: { ...prepared.stepUp, challenge } };
			},
			(prepared) => ({ ...prepared, intent: { ...prepared.intent, nonce: 'another' } }),
		];
		await askToRecord(page, countedHand());
		await page.getByRole('dialog').getByRole('button', { name: '戻って直す' }).click();
		for (const lie of lies) {
			await page.route('**/signing/prepare', (route) => answerWith(route, lie));
			await page.getByRole('button', { name: YES }).click();
			await page.getByText('記録を止めました').waitFor();
			await page.getByText(/何も記録していません。画面を読み込み直してください。/).waitFor();
			expect(await page.getByRole('dialog').count()).toBe(0);
			await page.unroute('**/signing/prepare');
		}
		expect(new Set(sent)).toEqual(new Set(['signing/prepare']));
		expect(sent).toHaveLength(lies.length + 1);
		expect(await own()).toBe(before);
		await page.context().close();
	});
});

describe('one act for everything that waits', () => {
	let page: Page;
	let act: SigningActView;

	it('[SG49] is read and recorded with at most eight presses, choices and filled fields', async () => {
		const before = await own();
		const hand = countedHand();
		page = await openSignoff(browser, decider, '');
		await hand.press(page.getByRole('link', { name: 'まとめて読んで決裁する' }).first());
		await page.getByRole('heading', { level: 1, name: 'まとめて読んで記録する' }).waitFor();
		await loaded(page);
		expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
		await eventually(() => progress(page).textContent()).not.toContain('すべて');
		await readToEnd(page);
		await eventually(() => progress(page).textContent()).toBe('18節をすべて開きました');
		await askToRecord(page, hand);
		await yesOf(page, YES).waitFor();
		for (const words of ['栗瀬町', '総務課長 小林 修', '同意', '栗総第412号', '令和8年11月20日（金）']) {
			await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
		}
		await page.getByRole('dialog').getByText('版と確認値').click();
		expect(await grave(page)).toEqual([]);
		expect(await own()).toBe(before);
		const recorded = page.waitForResponse((response) => response.status() === 201);
		await hand.press(yesOf(page, YES));
		act = (await (await recorded).json()) as SigningActView;
		await page.getByText('栗瀬町の決裁を記録しました').waitFor();
		expect(hand.actions()).toBeLessThanOrEqual(8);
		expect(act.signoffs).toHaveLength(26);
		expect(await own()).toBe(before + 26);
		await page.getByText('いま栗瀬町のこの席が記録する部分はありません').waitFor();
	});

	it('[SG53] leads to its receipt, with the whole hash of every part as the server has it', async () => {
		await page.getByRole('link', { name: `受付番号 第${act.number}号の控えを見る` }).click();
		await page.getByRole('heading', { level: 1, name: `受付番号 第${act.number}号` }).waitFor();
		const cells = await page.locator('td.receipt-hash').allTextContents();
		const parts = await Promise.all(act.intent.parts.map((part) => partOf(decider, part.section, part.owner)));
		expect(cells.map((cell) => `sha256:${cell}`)).toEqual(parts.map(({ contentHash }) => contentHash));
		await page.getByText('確かめ方').click();
		await page.getByText(act.challenge).waitFor();
		expect(createHash('sha256').update(intentText(act.intent)).digest('base64url')).toBe(act.challenge);
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.context().close();
	});

	it('[SG54] 撤回 asks for a reason, and the record says that it was taken back', async () => {
		page = await openSignoff(browser, decider, '03');
		await page.getByRole('button', { name: /^撤回する：栗瀬町/ }).click();
		await page.getByRole('button', { name: '内容を確かめる' }).click();
		await page.getByText('理由を書いてください。').waitFor();
		expect(await grave(page)).toEqual([]);
		await page.getByRole('textbox', { name: /撤回する理由/ }).fill('負担額を見直すため');
		await page.getByRole('button', { name: '内容を確かめる' }).click();
		await page.getByRole('dialog').getByText('負担額を見直すため', { exact: true }).waitFor();
		// Put away, it leads back to the reason that was given.
		await yesOf(page, '戻って直す').click();
		expect(await page.getByRole('textbox', { name: /撤回する理由/ }).inputValue()).toBe('負担額を見直すため');
		await page.getByRole('button', { name: '内容を確かめる' }).click();
		await page.getByRole('dialog').getByText('負担額を見直すため', { exact: true }).waitFor();
		await yesOf(page, '栗瀬町として撤回する').click();
		await page.getByText('記録を撤回しました').waitFor();
		await page.getByText(/^撤回 \d+月\d+日 \d+:\d\d$/).waitFor();
		await eventually(() => page.getByRole('button', { name: /^03 [^、]+、栗瀬町、未$/ }).count()).toBe(1);
		expect(await page.getByRole('button', { name: /^撤回する：/ }).count()).toBe(0);
		await page.context().close();
		const vendor = await openSignoff(browser, await signInAs(server.url, '委託', 'reviewer'), '04');
		await vendor.getByText('これまでの記録').waitFor();
		await vendor.getByText(/^栗瀬町　決裁：同意$/).waitFor();
		expect(await vendor.getByRole('button', { name: /^撤回する：/ }).count()).toBe(0);
		await vendor.context().close();
	});
});

describe('an act on its way', () => {
	const lapse = async (key: string) => {
		const part = await partOf(decider, key);
		await lead.post(`/api/parts/${part.id}/reopen`, { reason: '書き直すため' });
		await lead.post(`/api/parts/${part.id}/freeze`);
		const valid = (await signoffs()).find(
			(one) => one.part === part.id && one.seat === decider.seat.seat && one.state === 'valid',
		);
		if (valid !== undefined) {
			const request = { act: 'withdraw', signoffs: [valid.id], capacity: 'decision-maker', text: 'もう一度決裁するため' };
			const path = `/api/plans/${decider.seat.plan}/signing`;
			const { nonce } = (await decider.post<PreparedView>(`${path}/prepare`, request)).body.intent;
			expect((await decider.post(path, { ...request, nonce })).status).toBe(201);
		}
	};
	const open = async (key: string): Promise<Page> => {
		await lapse(key);
		const page = await openSignoff(browser, decider, key);
		await readFrozen(page, 1);
		await askToRecord(page, countedHand());
		await yesOf(page, YES).waitFor();
		return page;
	};
	const valid = async (key: string) => {
		const { id } = await partOf(decider, key);
		return (await signoffs()).filter((one) => one.part === id && one.seat === decider.seat.seat && one.state === 'valid').length;
	};

	it('[SG51] is recorded once by a double press', async () => {
		const page = await open('04');
		expect(await valid('04')).toBe(0);
		await yesOf(page, YES).dblclick({ noWaitAfter: true });
		await page.getByText('栗瀬町の決裁を記録しました').waitFor();
		expect(await valid('04')).toBe(1);
		await page.context().close();
	});

	it('[SG51] whose answer was lost is not recorded again by the next press', async () => {
		const page = await open('05');
		// What the page asks for afterwards hangs in the same dead line: the word about the act must not wait for it.
		const { promise: lineBack, resolve: bringBack } = Promise.withResolvers<void>();
		await firstAct(page, async (route) => {
			await page.route('**/signoffs', (asked) => lineBack.then(() => asked.continue()));
			await route.fetch();
			await route.abort();
		});
		await yesOf(page, YES).click();
		await page.getByText(/二重には記録されません/).waitFor();
		bringBack();
		await yesOf(page, YES).click();
		await page.getByText('すでに記録されています').waitFor();
		expect(await valid('05')).toBe(1);
		await page.context().close();
	});

	it('[SG51] of which a server in trouble says nothing certain is not taken for refused, also once it is put away', async () => {
		const page = await open('06');
		const problem = { type: 'about:blank', title: '', status: 503, detail: 'いま保存できません。', code: 'storage-down' };
		await firstAct(page, async (route) => {
			await route.fetch();
			await route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) });
		});
		await yesOf(page, YES).click();
		await page
			.getByRole('dialog')
			.getByRole('alert')
			.getByText(/記録されたかどうかは分かりません/)
			.waitFor();
		await yesOf(page, '戻って直す').click();
		await page.getByText('記録されたかどうか分かりません').waitFor();
		expect(await grave(page)).toEqual([]);
		expect(await valid('06')).toBe(1);
		await page.context().close();
	});

	it('[SG52] that the server no longer takes is prepared anew once and shown again', async () => {
		const page = await open('09');
		await firstAct(page, (route) =>
			route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), nonce: 'too-old' }) }),
		);
		await yesOf(page, YES).click();
		await page.getByText(/用意し直しました。.*まだ記録していません/).waitFor();
		expect(await valid('09')).toBe(0);
		await yesOf(page, YES).click();
		await page.getByText('栗瀬町の決裁を記録しました').waitFor();
		expect(await valid('09')).toBe(1);
		await page.context().close();
	});

	it('[SG50] leaves out what was taken out, which goes on waiting', async () => {
		await lapse('12');
		await lapse('13');
		const page = await openReading(browser, decider);
		await loaded(page);
		await readToEnd(page);
		await page.getByRole('checkbox', { name: 'この記録に含める：13 日程（共通の部分）' }).uncheck();
		await page.getByText('含めないもの：13 日程（共通の部分）').waitFor();
		await askToRecord(page, countedHand());
		await yesOf(page, YES).click();
		await page.getByText('栗瀬町の決裁を記録しました').waitFor();
		expect([await valid('12'), await valid('13')]).toEqual([1, 0]);
		await page.getByRole('link', { name: '13 日程' }).waitFor();
		await page.context().close();
	});
});

describe('a 代決', () => {
	it('[SG54] says in whose place it is given, and its 後閲 is recorded by the 決裁権者', async () => {
		const acting = await signInAs(server.url, '椿坂', 'acting');
		const page = await openSignoff(browser, acting, '12');
		await readFrozen(page, 1);
		await page.getByRole('radio', { name: '同意', exact: true }).check();
		await page.getByRole('textbox', { name: /文書番号/ }).fill('椿総第300号');
		await page.getByRole('textbox', { name: /決裁日/ }).fill('R8.11.20');
		const yes = '椿坂町として決裁を記録する';
		await page.getByRole('button', { name: yes }).click();
		await page.getByRole('link', { name: 'だれの代わりかを書いてください' }).click();
		await page.keyboard.type('総務課長 村上 孝');
		await page.getByRole('button', { name: yes }).click();
		await page.getByRole('dialog').getByText('総務課長 村上 孝（後閲が必要です）').waitFor();
		await yesOf(page, yes).click();
		await page.getByText('椿坂町の決裁を記録しました').waitFor();
		await page.getByText('後閲 未').waitFor();
		expect(await page.getByRole('button', { name: /^後閲を済ませる/ }).count()).toBe(0);
		await page.context().close();
		const head = await openSignoff(browser, await signInAs(server.url, '椿坂', 'decider'), '12');
		await head.getByRole('button', { name: /^後閲を済ませる/ }).click();
		expect(await grave(head)).toEqual([]);
		await yesOf(head, '後閲を記録する').click();
		await head.getByText('後閲を記録しました').waitFor();
		await head.getByText('後閲 済').waitFor();
		expect(await head.getByRole('button', { name: /^後閲を済ませる/ }).count()).toBe(0);
		await head.context().close();
	});
});

it('[SG49] the pages of the act carry no editor: their scripts stay under 150 kB', () => {
	for (const name of ['sign', 'signoff', 'receipt']) {
		expect(scriptWeight(`src/pages/${name}-page.tsx`), name).toBeLessThan(150_000);
	}
});
