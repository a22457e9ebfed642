import type { PlanView, SignoffView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, planOf, signInAs } from '../support/http-client.ts';
import {
	agreed,
	compose,
	openSection,
	pointAt,
	type SectionTab,
	saved,
	sectionIn,
	typeSlowly,
	wordsIn,
} from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 自走・維持費: an open section with a text of its own for every body. */
const KEY = '14';
const SECTION = '14 自走・維持費';
const BODIES = ['朝霧', '霞沢', '栗瀬', '椿坂', '灯野', '水守', '若杉'];
const REFUSED = '凍結の瞬間に書いた';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let deciders: HttpClient[];
let kurise: SectionTab;
let kasumizawa: SectionTab;
let asagiri: SectionTab;
let vendor: SectionTab;
let matrix: Page;
let all: SectionTab[];

const trunk = () => partOf(lead, KEY);
const cell = (page: Page, name: string, state: string) =>
	page.getByRole('button', { name: `${SECTION}、${name}、${state}`, exact: true });
/** How many of the seven cells of the section say this in the matrix that has been open since the freeze. */
const cells = (state: string) => matrix.getByRole('button', { name: new RegExp(`^${SECTION}、[^、]+、${state}$`) }).count();
const memberNames = (plan: PlanView) => plan.parties.filter((party) => party.membership === 'member').map((party) => party.name);

async function press(page: Page, ...names: (string | RegExp)[]): Promise<void> {
	for (const name of names) {
		await page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
	}
}

async function freezeInDialog(tab: SectionTab): Promise<void> {
	await tab.page.getByRole('dialog').getByRole('button', { name: '凍結する' }).click();
}

async function reopenInDialog(tab: SectionTab, reason: string): Promise<void> {
	await press(tab.page, '凍結を解く');
	const dialog = tab.page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: /凍結を解く理由/ }).fill(reason);
	await dialog.getByRole('button', { name: '凍結を解く' }).click();
	await dialog.waitFor({ state: 'detached' });
}

const mark = (tab: SectionTab) => tab.text().locator('mark[data-thread]');
const marked = (tab: SectionTab) =>
	mark(tab)
		.allTextContents()
		.then((pieces) => pieces.join(''));

/** Cuts the last paragraph out and pastes it before the first, with the keys of an office. */
async function moveLastParagraphUp(tab: SectionTab): Promise<void> {
	const { keyboard } = tab.page;
	await pointAt(tab.text(), (await wordsIn(tab.text())).split('\n').at(-1) ?? '', 'select');
	for (const keys of ['Control+X', 'Backspace', 'Control+Home', 'Enter', 'ArrowUp', 'Control+V']) {
		await keyboard.press(keys);
	}
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	const as = (party: string, role: string) => signInAs(server.url, party, role);
	lead = await as('朝霧', 'lead');
	deciders = await Promise.all(BODIES.map((party) => as(party, 'decider')));
	kurise = await openSection(browser, await as('栗瀬', 'officer'), KEY);
	kasumizawa = await openSection(browser, await as('霞沢', 'officer'), KEY);
	asagiri = await openSection(browser, lead, KEY);
	vendor = await openSection(browser, await as('委託', 'reviewer'), KEY);
	all = [kurise, kasumizawa, asagiri, vendor];
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('three bodies and the vendor in one section', () => {
	it('[P6] write Japanese in the common part at once, and every screen comes to the same words', async () => {
		await pointAt(asagiri.text(), 'クラウド利用料', 'after');
		await pointAt(kurise.text(), '当初予算に入れる。', 'after');
		await pointAt(kasumizawa.text(), '3村の分は積算している。', 'after');
		await pointAt(vendor.text(), '新しく増える負担は', 'before');
		await Promise.all([
			compose(asagiri, 'つうしんひ', '、通信費'),
			typeSlowly(kurise.page, '栗瀬町は基金を取り崩さない。'),
			compose(kasumizawa, 'みなおし', '霞沢町は三年目に見直す。').then(() => typeSlowly(kasumizawa.page, '毎年ではない。')),
			typeSlowly(vendor.page, '委託事業者の試算では、'),
		]);
		await Promise.all(all.map(saved));
		const words = await agreed(all);
		expect(words).toContain('クラウド利用料、通信費と');
		expect(words).toContain('当初予算に入れる。栗瀬町は基金を取り崩さない。');
		expect(words).toContain('霞沢町は三年目に見直す。毎年ではない。');
		expect(words).toContain('委託事業者の試算では、新しく増える負担は');
	});

	it('[P2] each body writes its own part, which the others read as it is written and cannot change', async () => {
		const own = async (tab: SectionTab, words: string) => {
			const { name } = tab.client.seat.party;
			await tab.text(name).focus();
			await tab.page.keyboard.press('Control+End');
			await typeSlowly(tab.page, words);
			await saved(tab);
		};
		await Promise.all([
			own(kurise, '総務課が毎年確かめる。'),
			own(kasumizawa, '福祉課が持つ。'),
			own(asagiri, '企画課が集める。'),
		]);
		const { name } = kurise.client.seat.party;
		for (const reader of [asagiri, vendor]) {
			await reader.page
				.locator('summary')
				.filter({ hasText: `${name}の文` })
				.click();
			const text = reader.text(name);
			await eventually(() => wordsIn(text)).toContain('総務課が毎年確かめる。');
			expect(await text.getAttribute('aria-readonly')).toBe('true');
		}
	});

	it('[E1] a comment stays on its words while text is put before them and their paragraph is split and moved', async () => {
		await pointAt(vendor.text(), '年およそ357万円', 'select');
		await vendor.page.getByRole('region', { name: '共通の部分' }).getByRole('button', { name: '指摘を付ける' }).click();
		const form = vendor.page.getByRole('form', { name: 'コメントを書く' });
		await form.getByRole('textbox', { name: /内容/ }).fill('内訳を示してください。');
		await form.getByRole('button', { name: '送る' }).click();
		for (const tab of all) {
			await eventually(() => marked(tab)).toBe('年およそ357万円');
		}
		await pointAt(kurise.text(), 'タクシー券と、', 'before');
		await typeSlowly(kurise.page, 'まず、');
		await pointAt(kasumizawa.text(), '新しく増える負担は', 'before');
		await kasumizawa.page.keyboard.press('Enter');
		await pointAt(asagiri.text(), '年およそ357万円', 'before');
		await typeSlowly(asagiri.page, '合わせて');
		await Promise.all(all.map(saved));
		expect(await agreed(all)).toContain('\n新しく増える負担は、4町の計で合わせて年およそ357万円になる。');
		for (const tab of all) {
			await eventually(() => marked(tab)).toBe('年およそ357万円');
		}
		await moveLastParagraphUp(asagiri);
		await Promise.all(all.map(saved));
		expect((await agreed(all)).startsWith('新しく増える負担は、4町の計で合わせて年およそ357万円になる。')).toBe(true);
		for (const tab of all) {
			await eventually(() => marked(tab)).toBe('年およそ357万円');
		}
	});

	it('[E2] a body replies to the vendor and resolves, and the mark goes from every screen', async () => {
		const card = kurise.page.getByRole('article', { name: /委託|みちしるべ|中村/ });
		await card.getByRole('button', { name: '返信' }).click();
		await card.getByRole('textbox', { name: /返信/ }).fill('表の下に内訳を足しました。');
		await card.getByRole('button', { name: '送る' }).click();
		await eventually(() => vendor.page.getByRole('article').allTextContents().then(String)).toContain(
			'表の下に内訳を足しました。',
		);
		await card.getByRole('button', { name: '解決' }).click();
		for (const tab of all) {
			await eventually(() => mark(tab).count()).toBe(0);
		}
	});
});
