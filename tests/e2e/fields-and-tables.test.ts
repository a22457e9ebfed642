import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { partOf, signInAs } from '../support/http-client.ts';
import { compose, openSection, type SectionTab, saved, typeSlowly } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 住民の声・利用促進・デバイド対策: tables in the common part, a field and tables in the parts of the bodies. */
const KEY = '07';

interface Content {
	readonly content: { readonly tables: readonly { key: string; rows: readonly Record<string, unknown>[] }[] };
}

let server: RunningServer;
let browser: Browser;
let kurise: SectionTab;
let asagiri: SectionTab;
let both: SectionTab[];

/** A value by its column and row, as a screen reader names it. */
const cell = (tab: SectionTab, name: string) => tab.page.getByRole('textbox', { name, exact: true });
const value = (tab: SectionTab, name: string) => cell(tab, name).inputValue();
const rows = (tab: SectionTab) => tab.page.getByRole('textbox', { name: /^媒体、周知 \d行目$/ });
const press = (tab: SectionTab, name: string) => tab.page.getByRole('button', { name, exact: true }).click();

async function rewrite(tab: SectionTab, name: string, kana: string, word: string): Promise<void> {
	await cell(tab, name).focus();
	await tab.page.keyboard.press('Control+A');
	await compose(tab, kana, word);
	await tab.page.keyboard.press('Tab');
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	kurise = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), KEY);
	asagiri = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
	both = [kurise, asagiri];
	await Promise.all(both.map((tab) => rows(tab).first().waitFor()));
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('values of a section', () => {
	it('[P7] a field that is composed in Japanese arrives whole, and nothing of the kana before', async () => {
		const shown = () => asagiri.page.getByRole('row', { name: /栗瀬/ }).first().textContent();
		const field = kurise.page.getByRole('textbox', { name: /^非デジタル経路の維持、/ });
		await field.focus();
		await kurise.page.keyboard.press('Control+A');
		await kurise.ime.preedit('で');
		await kurise.ime.preedit('でんわ');
		// What is typed goes out at a pause. The other's pause begins after this one: with her words here, it is over too.
		await cell(asagiri, '目標、周知 2行目').focus();
		await asagiri.page.keyboard.press('Control+A');
		await typeSlowly(asagiri.page, '二十一回');
		await eventually(() => value(kurise, '目標、周知 2行目')).toBe('二十一回');
		expect(await shown()).not.toContain('でん');
		await kurise.ime.commit('電話');
		await compose(kurise, 'まどぐち', 'と窓口の両方');
		await typeSlowly(kurise.page, 'で受ける。');
		await kurise.page.keyboard.press('Tab');
		await eventually(shown).toContain('電話と窓口の両方で受ける。');
		await saved(kurise);
	});

	it('[P7] a cell composed while another person writes in the same row arrives whole, and both survive', async () => {
		await Promise.all([
			rewrite(kurise, '媒体、周知 1行目', 'こうほうし', '広報紙と回覧板'),
			rewrite(asagiri, '目標、周知 1行目', 'ぜんせたい', '全世帯に二回'),
		]);
		for (const tab of both) {
			await eventually(() => value(tab, '媒体、周知 1行目')).toBe('広報紙と回覧板');
			await eventually(() => value(tab, '目標、周知 1行目')).toBe('全世帯に二回');
		}
	});

	it('[E5] full-width figures become a number, and what is none is said and kept as it was typed', async () => {
		const count = '人数（n）（人）、住民の声 1行目';
		await cell(kurise, count).focus();
		await kurise.page.keyboard.press('Control+A');
		await typeSlowly(kurise.page, '１，２９０人');
		await kurise.page.keyboard.press('Enter');
		await eventually(() => value(kurise, count)).toBe('1,290');
		await eventually(() => value(asagiri, count)).toBe('1,290');
		const { id } = await partOf(kurise.client, KEY);
		await saved(kurise);
		const { content } = (await kurise.client.get<Content>(`/api/parts/${id}/content`)).body;
		expect(content.tables.find(({ key }) => key === 'voices')?.rows[0]?.count).toBe(1290);
		await cell(kurise, count).focus();
		await kurise.page.keyboard.press('Control+A');
		await typeSlowly(kurise.page, '約千三百');
		await kurise.page.keyboard.press('Tab');
		await kurise.page.getByText('『約千三百』は数字にできません。数字だけにしてください。').waitFor();
		expect(await value(kurise, count)).toBe('約千三百');
		expect(await cell(kurise, count).getAttribute('aria-invalid')).toBe('true');
		expect(await value(asagiri, count)).toBe('1,290');
		await cell(kurise, count).focus();
		await kurise.page.keyboard.press('Escape');
		await eventually(() => value(kurise, count)).toBe('1,290');
	});

	it('[E5] a row is added, moved, deleted and brought back by the other person, the same on both screens', async () => {
		const before = await rows(kurise).count();
		await press(kurise, '行を足す：周知');
		await eventually(() => rows(asagiri).count()).toBe(before + 1);
		const added = `媒体、周知 ${before + 1}行目`;
		await eventually(() => cell(kurise, added).evaluate((element) => element === document.activeElement)).toBe(true);
		await compose(kurise, 'ぼうさい', '防災無線');
		await kurise.page.keyboard.press('Tab');
		await eventually(() => value(asagiri, added)).toBe('防災無線');
		await press(asagiri, `上へ：周知 ${before + 1}行目`);
		for (const tab of both) {
			await eventually(() => value(tab, `媒体、周知 ${before}行目`)).toBe('防災無線');
		}
		await press(kurise, `行を消す：周知 ${before}行目`);
		await eventually(() => rows(asagiri).count()).toBe(before);
		await press(asagiri, '行を戻す：「防災無線」');
		for (const tab of both) {
			await eventually(() => value(tab, `媒体、周知 ${before}行目`)).toBe('防災無線');
			await eventually(() => tab.page.getByRole('button', { name: /^行を戻す/ }).count()).toBe(0);
		}
	});

	it('[E5] of two values for one cell one stands on both screens, and whoever lost is offered the own one', async () => {
		const name = '時期、周知 1行目';
		await cell(kurise, name).focus();
		await kurise.page.keyboard.press('Control+A');
		await typeSlowly(kurise.page, '令和9年6月号');
		await cell(asagiri, name).focus();
		await asagiri.page.keyboard.press('Control+A');
		await typeSlowly(asagiri.page, '令和9年8月号');
		await Promise.all(both.map((tab) => tab.page.keyboard.press('Tab')));
		const offer = (tab: SectionTab) => tab.page.getByRole('button', { name: /^自分の『令和9年[68]月号』に/ });
		await eventually(async () => (await Promise.all(both.map((tab) => offer(tab).count()))).reduce((a, b) => a + b)).toBe(1);
		const loser = (await offer(kurise).count()) === 1 ? kurise : asagiri;
		const own = loser === kurise ? '令和9年6月号' : '令和9年8月号';
		await offer(loser).click();
		for (const tab of both) {
			await eventually(() => value(tab, name)).toBe(own);
		}
	});
});
