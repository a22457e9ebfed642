import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { InboxView, MailSettingsView, MeView, ThreadView } from '@renkei/api';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, personIn } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { awayFromMidnight } from '../support/midnight.ts';
import { type Production, type ProductionSeat, startProduction } from '../support/production-folder.ts';
import { type AcceptedMail, type SmtpTrial, startSmtp } from '../support/smtp-server.ts';
import { until } from '../support/until.ts';
import { fits, grave } from '../support/usable.ts';

const ADDRESS = 'kikaku-1@town.example.jp';
/** As long as those of a department are. */
const OTHER = 'somubu-kikaku-seisaku-ka-chiiki-kotsu-tanto@town-mogami-kaneyama.lg.example.jp';
/** Seconds in which a question can be answered before its mail goes. */
const QUIET = 3;

let smtp: SmtpTrial;
let browser: Browser;
let run: Production;
let officer: ProductionSeat;
let asker: ProductionSeat;
let context: BrowserContext;
let page: Page;

const heading = (): Locator => page.getByRole('heading', { name: 'メールの届け先' });
const addressField = (on = page): Locator => on.getByRole('textbox', { name: 'メールアドレス' });
const codeField = (on = page): Locator => on.getByRole('textbox', { name: '確かめの番号' });
const press = (name: string, on = page): Promise<void> => on.getByRole('button', { name, exact: true }).press('Enter');
const said = (on = page): Promise<string | null> => on.getByRole('status', { name: 'メールの届け先' }).textContent();
const focused = (place: Locator): Promise<boolean> => place.evaluate((element) => element === document.activeElement);
/** What a field says is wrong with it, as a screen reader finds it. */
const faultOf = (field: Locator): Promise<string> =>
	field.evaluate((element) =>
		element.getAttribute('aria-invalid') === 'true'
			? (document.getElementById(`${element.id}-error`)?.textContent ?? 'no words')
			: '',
	);
const ask = async <T>(path: string, who: ProductionSeat, body?: unknown): Promise<T> => {
	const answer = await run.doors.ask<T>(path, { cookie: who.cookie, ...(body === undefined ? {} : { body }) });
	expect(answer.status, path).toBeLessThan(300);
	return answer.body;
};
const settings = (): Promise<MailSettingsView> => ask('/api/me/mail', officer);
const inbox = (): Promise<InboxView> => ask('/api/inbox', officer);
/** ISO date in Japan. */
const tomorrow = (): string => new Date(Date.now() + 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10);
/** A question of another body to the officer by name. */
const question = (text: string): Promise<ThreadView> =>
	ask(`/api/parts/${run.part}/threads`, asker, {
		...{ kind: 'question', text, to: { party: officer.party, seat: officer.seat }, due: tomorrow() },
	});
const mailsWith = (words: string): AcceptedMail[] => smtp.accepted.filter(({ mail }) => mail.text?.includes(words));
const codeIn = ({ mail }: AcceptedMail): string => /番号：(\d{6})/.exec(mail.text ?? '')?.[1] ?? '';
/** The code of the mail that comes next to this address. */
async function nextCode(address: string, act: () => Promise<unknown>): Promise<string> {
	const before = smtp.accepted.length;
	await act();
	return codeIn(await until(() => smtp.accepted.slice(before).find(({ to }) => to[0] === address)));
}
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const fullWidth = (text: string): string =>
	text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Waits until nothing is on its way to anybody: every notice has found its mail, or that there is none. */
async function quiet(): Promise<void> {
	const db = new DatabaseSync(join(run.server.data, 'renkei.sqlite'), { readOnly: true });
	const count = (sql: string): number => (db.prepare(sql).get() as { n: number }).n;
	await until(
		() =>
			count("select count(*) n from notice where mail is null and mail_time = 'prompt'") === 0 &&
			count("select count(*) n from mail where state in ('waiting', 'handed-over')") === 0,
	);
	db.close();
}

/** So that another code may be asked for. */
function hourPasses(): void {
	const db = new DatabaseSync(join(run.server.data, 'renkei.sqlite'));
	db.exec("pragma busy_timeout = 10000; update mail set created_at = '2020-01-01T00:00:00.000Z' where kind = 'code'");
	db.close();
}

/** A tab of the officer with the settings drawn. */
async function openSettings(): Promise<Page> {
	const tab = await context.newPage();
	await tab.goto(`${run.server.url}/settings`);
	await tab.getByRole('heading', { name: 'メールの届け先' }).waitFor();
	return tab;
}

beforeAll(async () => {
	await awayFromMidnight();
	[smtp, browser] = await Promise.all([startSmtp(), launchBrowser()]);
	run = await startProduction(smtp, { RENKEI_MAIL_QUIET: String(QUIET) });
	const officers = run.seats.filter(({ role }) => role === 'officer');
	[officer, asker] = [officers[0] as ProductionSeat, officers[1] as ProductionSeat];
	expect(asker.party).not.toBe(officer.party);
	context = await personIn(browser, { url: run.server.url, cookie: officer.cookie });
	page = await context.newPage();
});

afterAll(async () => {
	await browser?.close();
	await run?.server.close();
	await smtp?.stop();
});

describe('an address', () => {
	let code: string;

	it('[IB12] is entered from the account menu; a mistyped one is said before anything is sent', async () => {
		const { person } = await ask<MeView>('/api/me', officer);
		await page.goto(`${run.server.url}/today`);
		await page.locator('summary').filter({ hasText: person }).press('Enter');
		await page.getByRole('link', { name: '設定', exact: true }).press('Enter');
		await press('アドレスを入れる');
		expect(await focused(addressField())).toBe(true);
		for (const mistyped of ['kikaku-1', 'kikaku-1@town', '企画@town.example.jp', `${ADDRESS}、${OTHER}`]) {
			await addressField().fill(mistyped);
			await page.keyboard.press('Enter');
			await eventually(() => faultOf(addressField())).toMatch('メールアドレスの形になっていません');
			expect(await addressField().inputValue()).toBe(mistyped);
			expect(await focused(addressField())).toBe(true);
		}
		await press('やめる');
		expect(await focused(page.getByRole('button', { name: 'アドレスを入れる' }))).toBe(true);
		expect((await settings()).asked).toBeNull();
		expect(smtp.connections()).toBe(0);
	});

	it('[IB12] in full-width letters brings a code; the field of the code has the focus, and everybody can use it', async () => {
		await press('アドレスを入れる');
		// As an input method on kana writes the keys.
		await page.keyboard.insertText('ｋｉｋａｋｕー１＠ｔｏｗｎ。ｅｘａｍｐｌｅ．ｊｐ');
		code = await nextCode(ADDRESS, async () => {
			// In quick succession, as a tired hand does.
			await page.keyboard.press('Enter');
			await page.keyboard.press('Enter');
			await codeField().waitFor();
		});
		expect(code).toMatch(/^\d{6}$/);
		await eventually(() => focused(codeField())).toBe(true);
		await quiet();
		expect(smtp.accepted).toHaveLength(1);
		expect(await grave(page)).toEqual([]);
		await fits(page);
	});

	it('[IB13] waits for its code after a reload, which takes the focus to no field', async () => {
		await page.reload();
		await codeField().waitFor();
		await page.getByText(`${ADDRESS} に確かめの番号を送りました。`).waitFor();
		expect(await focused(page.locator('body'))).toBe(true);
	});

	it('[IB12] a wrong code is said at the field, which keeps the focus and what was typed, pressed by key or by mouse', async () => {
		await codeField().fill(wrong(code));
		await codeField().press('Enter');
		await eventually(() => faultOf(codeField())).toMatch('番号が違います');
		expect(await focused(codeField())).toBe(true);
		expect(await codeField().inputValue()).toBe(wrong(code));
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.getByRole('button', { name: '届け先を決める' }).click();
		await eventually(() => focused(codeField())).toBe(true);
		expect(await faultOf(codeField())).toMatch('番号が違います');
	});

	it('[IB12] a code that is sent again voids the one before; its field is empty and has the focus', async () => {
		const before = code;
		code = await nextCode(ADDRESS, () => press('番号をもう一度送る'));
		await eventually(() => said()).toBe('番号をもう一度送りました。前の番号は使えません。');
		expect(await codeField().inputValue()).toBe('');
		expect(await focused(codeField())).toBe(true);
		await fits(page);
		await codeField().fill(before);
		await page.keyboard.press('Enter');
		await eventually(() => faultOf(codeField())).toMatch('番号が違います');
	});

	it('[IB13] offline the code stays in its field, with a sentence, and counts when the connection is back', async () => {
		await context.setOffline(true);
		await codeField().fill(`${fullWidth(code.slice(0, 3))}ー${fullWidth(code.slice(3))}`);
		await codeField().press('Enter');
		await page.getByRole('alert').filter({ hasText: 'サーバーにつながりません' }).waitFor();
		expect(await faultOf(codeField())).toBe('');
		expect(await focused(codeField())).toBe(true);
		await context.setOffline(false);
		await page.keyboard.press('Enter');
		await eventually(() => said()).toBe('届け先を決めました。');
		await eventually(() => focused(heading())).toBe(true);
		await page.getByText(`いまの届け先：${ADDRESS}`).waitFor();
		expect(await settings()).toMatchObject({ address: ADDRESS, asked: null });
		expect(await grave(page)).toEqual([]);
	});

	it('[IB12] that stands already is not asked for again', async () => {
		await press('アドレスを変える');
		await addressField().fill(fullWidth(ADDRESS));
		await page.keyboard.press('Enter');
		await eventually(() => faultOf(addressField())).toBe('いまの届け先と同じアドレスです。');
		await press('やめる');
		await eventually(() => focused(page.getByRole('button', { name: 'アドレスを変える' }))).toBe(true);
	});
});

describe('a question to the officer by name', () => {
	let thread: ThreadView;

	it('[IB14] is one plain mail, whose address opens the thread', async () => {
		thread = await question('第一の質問です。統計の年を教えてください。');
		const { to, mail, source } = await until(() => mailsWith('第一の質問です。')[0]);
		expect(to).toEqual([ADDRESS]);
		expect(mail.subject).toMatch('返事のお願い');
		expect(mail.html).toBe(false);
		expect(source).toMatch(/^content-type: text\/plain/im);
		expect(mail.text).toMatch('期限：明日');
		const links = (mail.text ?? '').match(/http\S+\/t\/\S+/g) ?? [];
		expect(links).toEqual([`${run.server.url}/t/${thread.id}`]);
		expect((links[0] as string).length).toBeLessThan(76);
		await quiet();
		expect(mailsWith('第一の質問です。')).toHaveLength(1);
		await page.goto(links[0] as string);
		await page.getByRole('article').filter({ hasText: '第一の質問です。' }).waitFor();
	});

	it('[IB18] is answered there; one that is asked and answered before its mail goes sends none', async () => {
		const card = page.getByRole('article').filter({ hasText: '第一の質問です。' });
		await card.getByRole('button', { name: '返信' }).click();
		await card.getByRole('textbox', { name: /返信/ }).fill('令和2年の国勢調査です。');
		await card.getByRole('button', { name: '送る' }).click();
		await eventually(async () => (await inbox()).ended.some((one) => one.thread?.id === thread.id)).toBe(true);
		const second = await question('第二の質問です。');
		await ask(`/api/threads/${second.id}/comments`, officer, { text: '第二の答えです。' });
		const third = await question('第三の質問です。');
		await until(() => mailsWith('第三の質問です。')[0]);
		await ask(`/api/threads/${third.id}/comments`, officer, { text: '第三の答えです。' });
		// Alone too: a mail in which nothing is left is none.
		const fourth = await question('第四の質問です。');
		await ask(`/api/threads/${fourth.id}/comments`, officer, { text: '第四の答えです。' });
		await quiet();
		expect([...mailsWith('第二の'), ...mailsWith('第四の')]).toEqual([]);
		expect(mailsWith('第三の質問です。')).toHaveLength(1);
	});

	it('[IB18] stands in the inbox alone once 「送らない」 is chosen', async () => {
		await page.goto(`${run.server.url}/settings`);
		await page
			.getByRole('group', { name: /^自分の席あて/ })
			.getByRole('radio', { name: '送らない' })
			.check();
		await eventually(() => page.getByRole('status', { name: '通知メール' }).textContent()).toBe('保存しました');
		const sent = smtp.accepted.length;
		const fifth = await question('第五の質問です。');
		await quiet();
		expect((await inbox()).asks.filter((one) => one.thread?.id === fifth.id)).toHaveLength(1);
		await page.goto(`${run.server.url}/inbox`);
		await page.getByRole('listitem').filter({ hasText: '第五の質問です。' }).waitFor();
		expect(smtp.accepted).toHaveLength(sent);
	});
});

describe('another address', () => {
	it('[IB13] confirmed in another tab is said as confirmed here, and so is one whose answer was lost', async () => {
		await page.goto(`${run.server.url}/settings`);
		await press('アドレスを変える');
		await addressField().fill(OTHER);
		const code = await nextCode(OTHER, () => page.keyboard.press('Enter'));
		await codeField().waitFor();
		const tab = await openSettings();
		// The server hears of it, and nobody hears the server.
		await tab.route('**/api/me/mail/code', async (route) => {
			await route.fetch();
			await route.abort();
		});
		await codeField(tab).fill(code);
		await codeField(tab).press('Enter');
		await eventually(() => said(tab)).toBe('届け先を決めました。');
		await tab.close();
		await codeField().fill(code);
		await codeField().press('Enter');
		await eventually(() => said()).toBe('届け先を決めました。');
		await eventually(() => focused(heading())).toBe(true);
		expect(await settings()).toMatchObject({ address: OTHER, asked: null });
	});

	it('[IB13] is given up before its code has come back, and the one that stands stays', async () => {
		await press('アドレスを変える');
		await addressField().fill(ADDRESS);
		await page.keyboard.press('Enter');
		await page.getByRole('alert').filter({ hasText: '番号は1時間に3回まで送れます。' }).waitFor();
		expect(await addressField().inputValue()).toBe(ADDRESS);
		hourPasses();
		const code = await nextCode(ADDRESS, () => page.keyboard.press('Enter'));
		await page.getByText(`それまでは、${OTHER} に届きます。`).waitFor();
		await fits(page);
		await press('別のアドレスにする');
		expect(await focused(addressField())).toBe(true);
		await press('やめる');
		await eventually(() => focused(codeField())).toBe(true);
		await press('やめる');
		await eventually(() => said()).toBe('アドレスを確かめるのをやめました。');
		await eventually(() => focused(heading())).toBe(true);
		expect(await settings()).toMatchObject({ address: OTHER, asked: null });
		const late = await run.doors.ask('/api/me/mail/code', { cookie: officer.cookie, body: { code } });
		expect(late.status).toBe(400);
	});

	it('[IB19] that the mail server refuses is said to have failed', async () => {
		await ask('/api/me/mail', officer, { toMe: 'prompt' });
		smtp.setMood('refuse-receiver');
		await question('第六の質問です。');
		await until(async () => (await settings()).failed);
		smtp.setMood('ready');
		await page.reload();
		await page.getByText(`${OTHER} には届きませんでした。`).waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
	});

	it('[IB19] is removed, and nothing more is sent', async () => {
		await press('アドレスを消す');
		await fits(page);
		await page.getByRole('dialog').getByRole('button', { name: '消す', exact: true }).press('Enter');
		await eventually(() => said()).toBe('アドレスを消しました。');
		await eventually(() => focused(heading())).toBe(true);
		await page.getByText('届け先がまだないため、メールは届きません。').waitFor();
		const sent = smtp.accepted.length;
		const connections = smtp.connections();
		const seventh = await question('第七の質問です。');
		await quiet();
		expect((await inbox()).asks.some((one) => one.thread?.id === seventh.id)).toBe(true);
		expect(smtp.accepted).toHaveLength(sent);
		expect(smtp.connections()).toBe(connections);
	});
});
