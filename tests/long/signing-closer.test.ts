import type { PartView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { launchBrowser, openPage, personIn } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import { freezeAll, loaded, openReading, readToEnd, yesOf } from '../support/reading-tab.ts';
import { openSignoff } from '../support/signoff-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock } from '../support/stock-client.ts';
import { fits, grave } from '../support/usable.ts';

const YES = '栗瀬町として決裁を記録する';
const RESTORED = '前に入れた内容を戻しました。まだ記録されていません。';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let decider: HttpClient;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	decider = await signInAs(server.url, '栗瀬', 'decider');
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

const openBoard = (client: HttpClient): Promise<Page> => openPage(browser, client, `/plans/${client.seat.plan}/signoff`);
const policies = async (sections: readonly string[], checkFirst: boolean): Promise<void> => {
	const set = { sections, policy: { checkFirst } };
	expect((await lead.post(`/api/plans/${lead.seat.plan}/policies`, set)).status).toBe(200);
};
const sign = async (client: HttpClient, { id, contentHash }: PartView): Promise<void> => {
	const said = { contentHash, verdict: 'agree', capacity: 'decision-maker' };
	expect((await client.post(`/api/parts/${id}/signoffs`, said)).status).toBe(201);
};
/** Writes one more paragraph in an open part, and waits until the server has it. */
async function addParagraph(id: string, before: string): Promise<void> {
	const stock = await openStock(lead, id);
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText('足した一文。')]);
	stock.doc.transact(() => stock.doc.getXmlFragment('body').push([paragraph]));
	const hash = async () => (await planOf(lead)).sections.flatMap(({ parts }) => parts).find((one) => one.id === id)?.contentHash;
	await eventually(async () => (await hash()) !== before).toBe(true);
	stock.close();
}
/** The frozen parts that wait for a body's 決裁, 21 last. */
const waiting = async (client: HttpClient): Promise<PartView[]> => {
	const own = client.seat.party.code;
	const asks = ({ frozen, standings }: PartView) =>
		frozen !== null &&
		standings.some(({ body, standing }) => body === own && ['none', 'checked', 'lapsed', 'returned'].includes(standing));
	return (await planOf(client)).sections.flatMap(({ parts }) => parts.filter(asks));
};
const keptForms = (page: Page): Promise<string[]> =>
	page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('renkei.form.')));
const documentNumber = (page: Page) => page.getByRole('textbox', { name: /文書番号/ });
const include = (page: Page, part: string) => page.getByRole('checkbox', { name: `この記録に含める：${part}` });

describe('the board', () => {
	it('[SC5] says to each seat what it can record now: the 決裁 to those who decide, the 確認 to those who check', async () => {
		const page = await openBoard(decider);
		// 08 has lapsed and is not frozen again: it is no 決裁 that could be given now.
		await page.getByText('栗瀬町がいま決裁できる節 2件', { exact: true }).waitFor();
		await page.context().close();
		const officer = await openBoard(await signInAs(server.url, '栗瀬', 'officer'));
		await officer.getByText('栗瀬町がいま担当確認できる節 1件', { exact: true }).waitFor();
		// Nor is 決裁 spoken of where an officer ticks sections.
		await officer.getByText(/印を付けると、まとめて担当確認できます。$/).waitFor();
		await officer.goto(`${officer.url().split('?')[0]}?section=09`);
		await officer.getByRole('button', { name: '凍結した文を全部読む' }).click();
		await officer.getByRole('checkbox', { name: '09 推進体制 をまとめて担当確認する' }).waitFor();
		expect(await officer.getByText('まとめて決裁').count()).toBe(0);
		await officer.context().close();
		const vendor = await openBoard(await signInAs(server.url, '委託', 'reviewer'));
		await vendor.getByText(/^22節のうち\d+節がそろいました$/).waitFor();
		await vendor.context().close();
	});

	it('[SC7] says that it is loading, and that the records could not be loaded, and loads them again on a press', async () => {
		const context = await personIn(browser, decider);
		// The page asks again by itself too, every few seconds. Not here: what comes now comes by the press.
		await context.addInitScript(() => {
			window.setInterval = (() => 0) as unknown as typeof window.setInterval;
		});
		const page = await context.newPage();
		let asked = 0;
		let answer: 'later' | 'never' | 'now' = 'later';
		const held: (() => void)[] = [];
		await page.route('**/api/plans/*/signoffs', async (route) => {
			asked += 1;
			if (answer === 'later') {
				await new Promise<void>((resolve) => held.push(resolve));
			}
			await (answer === 'never'
				? route.fulfill({ status: 404, contentType: 'application/problem+json', json: { status: 404 } })
				: route.continue());
		});
		for (const [path, heading] of [
			['signoff', '確認と決裁'],
			['sign', 'まとめて読んで記録する'],
		] as const) {
			answer = 'later';
			await page.goto(`${decider.url}/plans/${decider.seat.plan}/${path}`);
			await page.getByRole('heading', { level: 1, name: heading }).waitFor();
			await page.locator('main .ui-bones').first().waitFor();
			expect(await page.getByRole('table').count()).toBe(0);
			expect(await page.getByText('記録する部分はありません').count()).toBe(0);
			answer = 'never';
			held.splice(0).forEach((release) => {
				release();
			});
			await page.getByText('確認と決裁の記録を読み込めませんでした').waitFor();
			await page.getByText(/^記録はサーバーに残っています。/).waitFor();
			expect(await grave(page)).toEqual([]);
			await fits(page);
			// A press that fails again: the button stays where it is, and keeps the focus.
			const button = page.getByRole('button', { name: 'もう一度読み込む' });
			const before = asked;
			answer = 'later';
			await button.focus();
			await page.keyboard.press('Enter');
			await page.locator('main .ui-button:focus[aria-disabled="true"]').waitFor();
			expect(await page.locator('main .ui-bones').count()).toBe(0);
			answer = 'never';
			held.splice(0).forEach((release) => {
				release();
			});
			await page.locator('main .ui-button:focus:not([aria-disabled])').waitFor();
			expect(asked).toBe(before + 1);
			answer = 'now';
			await page.keyboard.press('Enter');
			await page.getByText(/^栗瀬町(がいま決裁できる節|の決裁を待つ2節)/).waitFor();
			expect(await page.getByText('読み込めませんでした').count()).toBe(0);
			expect(asked).toBe(before + 2);
			await page.locator('#main:focus').waitFor();
		}
		await context.close();
	});

	it('[SC9][SC12] breaks no word of a state within itself and scrolls not sideways, in neither language, beside the ticks', async () => {
		for (const language of ['ja', 'en']) {
			const context = await personIn(browser, decider);
			await context.addInitScript((chosen) => localStorage.setItem('renkei.language', chosen), language);
			const page = await context.newPage();
			await page.goto(`${decider.url}/plans/${decider.seat.plan}/signoff?section=09`);
			await page.getByRole('button', { name: /^(凍結した文を全部読む|Read all the frozen words)/ }).click();
			await page.getByRole('checkbox', { name: /^(09 .*まとめて決裁する|Decide 09)/ }).waitFor();
			await page.evaluate(() => document.fonts.ready);
			const broken = await page.locator('.matrix__cell .ui-mark').evaluateAll((marks) =>
				marks.flatMap((mark) => {
					const cell = mark.closest('td')?.getBoundingClientRect();
					const texts = [...mark.childNodes].flatMap((node) => (node instanceof Text ? [node] : [...node.childNodes]));
					return texts
						.filter((node) => node instanceof Text)
						.flatMap((text) =>
							[...text.data.matchAll(/\S+/g)].flatMap((word) => {
								const range = document.createRange();
								range.setStart(text, word.index);
								range.setEnd(text, word.index + word[0].length);
								const beyond = range.getBoundingClientRect().right > (cell?.right ?? 0);
								return range.getClientRects().length > 1 || beyond ? [word[0]] : [];
							}),
						);
				}),
			);
			expect(broken, language).toEqual([]);
			const beyond = await page.locator('.signoff__matrix').evaluate((box) => box.scrollWidth - box.clientWidth);
			expect([language, beyond]).toEqual([language, 0]);
			expect(
				await page
					.locator('.matrix__cell .ui-mark')
					.filter({ hasText: language === 'en' ? 'Condition' : '条件付' })
					.count(),
			).toBe(1);
			await fits(page);
			await context.close();
		}
	});

	it('[SC8] keeps the dialog of a 催促 while the body decides, says so, and sends nothing', async () => {
		const page = await openBoard(lead);
		await page.getByRole('button', { name: '催促する：水守村' }).click();
		const dialog = page.getByRole('dialog', { name: '水守村に決裁を催促する' });
		await dialog.getByRole('textbox', { name: /^添える言葉/ }).fill('議会の前にお願いします。');
		const mizumori = await signInAs(server.url, '水守', 'decider');
		for (const part of await waiting(mizumori)) {
			await sign(mizumori, part);
		}
		await dialog.getByText('この間に、水守村に決裁を待つ節がなくなりました。催促は要りません。何も送っていません。').waitFor();
		await dialog.getByText('議会の前にお願いします。').waitFor();
		expect(await dialog.getByRole('button').allTextContents()).toEqual(['閉じる']);
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await dialog.getByRole('button', { name: '閉じる' }).click();
		await dialog.waitFor({ state: 'detached' });
		await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^決裁待ちの団体/);
		expect(await page.getByText('水守村を待つ節').count()).toBe(0);
		await page.context().close();
	});
});

describe('a half-filled form', () => {
	it('[SC3] is there again when the page is loaded anew, with what was taken out, and says that nothing is recorded', async () => {
		const page = await openReading(browser, decider);
		await loaded(page);
		await include(page, '01 事業概要（共通の部分）').uncheck();
		await page.locator('summary', { hasText: 'その他の場合' }).click();
		await page.getByRole('radio', { name: '条件付同意' }).check();
		await page.getByRole('textbox', { name: /同意の条件/ }).fill('体制図に広域消防を加えること。');
		await documentNumber(page).fill('栗総第500号');
		expect(await page.getByText(RESTORED).count()).toBe(0);
		await page.reload();
		await page.getByText(RESTORED).waitFor();
		expect(await documentNumber(page).inputValue()).toBe('栗総第500号');
		expect(await page.getByRole('textbox', { name: /同意の条件/ }).inputValue()).toBe('体制図に広域消防を加えること。');
		// The fold in which it was chosen is open.
		expect(await page.getByRole('radio', { name: '条件付同意' }).isVisible()).toBe(true);
		expect(await page.getByRole('radio', { name: '条件付同意' }).isChecked()).toBe(true);
		expect(await include(page, '01 事業概要（共通の部分）').isChecked()).toBe(false);
		expect(await grave(page)).toEqual([]);
		await fits(page);
		// The form of another act does not have it.
		await page.goto(`${decider.url}/plans/${decider.seat.plan}/signoff?section=09`);
		await page.getByRole('radio', { name: '同意', exact: true }).waitFor();
		expect([await documentNumber(page).inputValue(), await page.getByText(RESTORED).count()]).toEqual(['', 0]);
		await page.goBack();
		await page.getByRole('button', { name: '入れた内容を消す' }).click();
		expect(await documentNumber(page).inputValue()).toBe('');
		await page.reload();
		await loaded(page);
		expect([await documentNumber(page).inputValue(), await page.getByText(RESTORED).count()]).toEqual(['', 0]);
		await page.context().close();
	});

	it('[SC3] with words that are others by then has what was typed, says so, and asks for the verdict anew', async () => {
		const page = await openSignoff(browser, decider, '09');
		await page.getByRole('radio', { name: '差戻し', exact: true }).check();
		await page.getByRole('textbox', { name: /差し戻す理由/ }).fill('年度が違います。');
		await documentNumber(page).fill('栗総第506号');
		const { id, contentHash } = await partOf(lead, '09');
		expect((await lead.post(`/api/parts/${id}/reopen`, { reason: '年度を直すため' })).status).toBe(200);
		// The form goes while nothing is frozen; what stood in it does not.
		await documentNumber(page).waitFor({ state: 'detached' });
		await addParagraph(id, contentHash);
		expect((await lead.post(`/api/parts/${id}/freeze`)).status).toBe(200);
		for (const loadAnew of [false, true]) {
			await (loadAnew ? page.reload() : documentNumber(page).waitFor());
			await page.getByText(/^前に入れた内容を戻しました。そのあと、記録する部分か凍結した文が変わっています。/).waitFor();
			expect(await page.getByText(RESTORED).count()).toBe(0);
			expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
			expect(await documentNumber(page).inputValue()).toBe('栗総第506号');
		}
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.getByRole('radio', { name: '差戻し', exact: true }).check();
		expect(await page.getByRole('textbox', { name: /差し戻す理由/ }).inputValue()).toBe('年度が違います。');
		await page.context().close();
	});

	it('[SC3] in the panel too', async () => {
		const page = await openSignoff(browser, decider, '09');
		await documentNumber(page).fill('栗総第501号');
		await page.reload();
		await page.getByText(RESTORED).waitFor();
		expect(await documentNumber(page).inputValue()).toBe('栗総第501号');
		await page.context().close();
	});

	it('[SC4] is forgotten with the sign-out, and never kept on a shared terminal', async () => {
		const own = await signInAs(server.url, '栗瀬', 'decider');
		const page = await openReading(browser, own);
		await loaded(page);
		await documentNumber(page).fill('栗総第502号');
		expect(await keptForms(page)).toHaveLength(1);
		await page.getByText('総務課長 小林 修').first().click();
		await page.getByRole('button', { name: '終了する' }).click();
		await page.waitForURL('**/enter');
		expect(await keptForms(page)).toEqual([]);
		await page.context().close();
		const context = await personIn(browser, decider);
		const shared = await context.newPage();
		await shared.goto(`${decider.url}/plans/${decider.seat.plan}/sign`);
		await loaded(shared);
		await documentNumber(shared).fill('栗総第503号');
		expect(await keptForms(shared)).toHaveLength(1);
		await context.addCookies([{ name: 'renkei_shared', value: '1', url: decider.url }]);
		await shared.reload();
		await loaded(shared);
		// What was kept before is gone too.
		expect(await documentNumber(shared).inputValue()).toBe('');
		await documentNumber(shared).fill('栗総第504号');
		expect(await keptForms(shared)).toEqual([]);
		await context.close();
	});
});

describe('the reading page', () => {
	it('[SC2] says where a 確認 comes first and whether it is there, and takes what waits for one out at a press', async () => {
		await policies(['01', '09'], true);
		const page = await openReading(browser, decider);
		await loaded(page);
		const part = (name: RegExp) => page.getByRole('region', { name }).filter({ has: page.getByRole('heading', { level: 3 }) });
		// 01 was checked in the demo, 09 not.
		await part(/^01/).getByText('担当確認は記録されています').waitFor();
		await part(/^09/).getByText('先に担当確認が要ります').waitFor();
		await part(/^09/).getByText('担当者がこの文を確認するまで、決裁は記録できません。差戻しは記録できます。').waitFor();
		const list = page.getByRole('navigation', { name: '読む節' }).getByRole('listitem');
		expect((await list.allTextContents()).map((words) => words.includes('先に担当確認'))).toEqual([false, true]);
		await page.getByText('先に担当確認が要るもの：09 推進体制（共通の部分）').waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.getByRole('button', { name: '担当確認のない1つを外す' }).click();
		expect(await page.getByText(/^先に担当確認が要るもの/).count()).toBe(0);
		expect(await include(page, '09 推進体制（共通の部分）').isChecked()).toBe(false);
		// The board counts the same.
		const board = await openBoard(decider);
		await board.getByText('栗瀬町がいま決裁できる節 1件、担当確認を待つ節 1件', { exact: true }).waitFor();
		await board.context().close();
		// Only what was checked is recorded, and the form is forgotten with it.
		await page.evaluate(() => window.scrollTo(0, 0));
		await readToEnd(page);
		await page.getByRole('radio', { name: '同意', exact: true }).check();
		await documentNumber(page).fill('栗総第505号');
		await page.getByRole('textbox', { name: /決裁日/ }).fill('R8.11.20');
		await page.getByRole('button', { name: YES }).click();
		await yesOf(page, YES).click();
		await page.getByText('栗瀬町の決裁を記録しました').waitFor();
		expect(await keptForms(page)).toEqual([]);
		await page.context().close();
		await policies(['01', '09'], false);
	});

	it('[SC2] says it in the panel, and tells whoever checks that the 決裁 waits for it', async () => {
		await policies(['09'], true);
		const panel = await openSignoff(browser, decider, '09');
		await panel.getByText('先に担当確認が要るもの：09 推進体制（共通の部分）').waitFor();
		await panel.context().close();
		const officer = await openReading(browser, await signInAs(server.url, '栗瀬', 'officer'));
		await officer.getByText('この文の担当確認があると、決裁を記録できるようになります。').waitFor();
		await officer.context().close();
		await policies(['09'], false);
	});

	it('[SC1] tells of an open 軽微な修正 at the words of its part, and takes an objection', async () => {
		const { id } = await partOf(lead, '06');
		expect((await lead.post(`/api/parts/${id}/reopen`, { reason: '誤字を直すため' })).status).toBe(200);
		await addParagraph(id, (await partOf(lead, '06')).contentHash);
		expect((await lead.post(`/api/parts/${id}/freeze`)).status).toBe(200);
		const objectUntil = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
		const declared = await lead.post(`/api/parts/${id}/corrections`, { reason: '助詞が抜けていたため', objectUntil });
		expect(declared.status).toBe(201);
		const page = await openReading(browser, decider);
		await loaded(page);
		const card = page.getByRole('region', { name: '軽微な修正の届出' });
		await card.getByText('理由：助詞が抜けていたため').waitFor();
		await card.getByText(/^このまま待つときは、下の「この記録に含める」を外します。/).waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await card.getByRole('button', { name: '異議を出す' }).click();
		await page.getByRole('textbox', { name: /異議の理由/ }).fill('意味が変わります。');
		await page.getByRole('dialog').getByRole('button', { name: '異議を出す' }).click();
		await page.locator('.ui-banner:focus', { hasText: '軽微な修正に異議を出しました。' }).waitFor();
		await card.getByText('栗瀬町 小林 修：意味が変わります。').waitFor();
		await page.context().close();
	});
});

describe('where everything is decided', () => {
	it('[SC6] board and reading page say that there is nothing to record, and what comes next', async () => {
		const clients = [];
		for (const body of ['朝霧', '霞沢', '栗瀬', '椿坂', '灯野', '水守', '若杉']) {
			clients.push(await signInAs(server.url, body, 'decider'));
		}
		for (const client of [lead, ...clients]) {
			await freezeAll(client, ['21']);
		}
		await freezeAll(lead);
		const [first, ...others] = clients
			.filter((client) => client.seat.seat === decider.seat.seat)
			.concat(clients.filter((client) => client.seat.seat !== decider.seat.seat));
		const decideAll = async (client: HttpClient) => {
			for (const part of await waiting(client)) {
				await sign(client, part);
			}
		};
		await decideAll(first as HttpClient);
		const board = await openBoard(decider);
		const reading = await openReading(browser, decider);
		await board.getByText('栗瀬町の決裁はすべて済みました', { exact: true }).waitFor();
		await board.getByText(/^栗瀬町の決裁はすべて済み、.*ほかの団体の決裁を待っています。/).waitFor();
		await reading.getByText(/^栗瀬町の決裁はすべて済み、ほかの団体の決裁を待っています。/).waitFor();
		for (const client of others) {
			await decideAll(client);
		}
		await board.getByText('すべての団体の決裁がそろっています', { exact: true }).waitFor();
		await board.getByText(/^すべての団体の決裁がそろい、記録することはありません。/).waitFor();
		await reading.getByText(/^すべての団体の決裁がそろっています。/).waitFor();
		for (const page of [board, reading]) {
			expect(await page.getByText(/凍結されると/).count()).toBe(0);
			expect(await grave(page)).toEqual([]);
			await fits(page);
			await page.context().close();
		}
	});
});
