import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import { openSection } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 自走・維持費: an open section. */
const KEY = '14';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let rules: Page;

const rowOf = (page: Page, section: string): Locator =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${section} `) }) });
const tick = (section: string) => rules.getByRole('checkbox', { name: new RegExp(`^${section} .* を変える$`) }).check();
const send = (count: number) => rules.getByRole('button', { name: `印を付けた${count}節の決まりを変える` }).click();

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	rules = await openPage(browser, lead, `/plans/${lead.seat.plan}/signoff`);
	await rules.getByRole('link', { name: '決裁の決まり' }).click();
	await rules.getByRole('heading', { level: 1, name: '決裁の決まり' }).waitFor();
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

it('[SP5] the 代表団体 sets a last day and the 確認 first for two sections in one act; others read it', async () => {
	await rules.getByRole('button', { name: '決まりを変える' }).click();
	await rules.getByRole('alert').getByText('変える節に、表で印を付けてください').waitFor();
	await tick('03');
	await tick('05');
	await rules.getByRole('combobox', { name: '期限' }).selectOption({ label: '日を決める' });
	await rules.getByRole('combobox', { name: '先に確認' }).selectOption({ label: '要る' });
	await send(2);
	await rules.getByText('日付を入れてください').waitFor();
	await rules.getByRole('textbox', { name: /期限の日/ }).fill('R8.12.20');
	await rules.getByText('令和8年12月20日（日）として保存します').waitFor();
	await send(2);
	await rules.getByText('03・05 の決まりを変えました').waitFor();
	const kurise = await signInAs(server.url, '栗瀬', 'officer');
	const reader = await openPage(browser, kurise, `/plans/${kurise.seat.plan}/signoff/rules`);
	for (const page of [rules, reader]) {
		for (const section of ['03', '05']) {
			await rowOf(page, section).getByRole('cell', { name: '令和8年12月20日（日）' }).waitFor();
			await rowOf(page, section).getByRole('cell', { name: '要る', exact: true }).waitFor();
		}
		await rowOf(page, '04').getByRole('cell', { name: '要らない' }).waitFor();
	}
	expect(await reader.getByRole('checkbox').count()).toBe(0);
	expect(await reader.getByRole('button', { name: /決まりを変える/ }).count()).toBe(0);
	await reader.close();
});

it('[SP11] the lead’s open page loses the freeze button where it is left to the deciders, and gets it back', async () => {
	const tab = await openSection(browser, lead, KEY);
	const freeze = tab.page.getByRole('button', { name: '凍結する', exact: true });
	await freeze.waitFor();
	const set = async (choice: string) => {
		await tick(KEY);
		await rules.getByRole('combobox', { name: '共通の部分を凍結できる人' }).selectOption({ label: choice });
		await send(1);
		await rowOf(rules, KEY).getByRole('cell', { name: choice, exact: true }).waitFor();
	};
	await set('決裁権者・専決だけ');
	await freeze.waitFor({ state: 'detached' });
	expect((await partOf(await signInAs(server.url, '朝霧', 'decider'), KEY)).may).toContain('freeze');
	await set('責任者・決裁権者・専決');
	await freeze.waitFor();
	await tab.close();
});

it('[SP8] a 代決 seat without a basis says so, until the decider of its own body enters one', async () => {
	const decider = await signInAs(server.url, '椿坂', 'decider');
	const seats = await openPage(browser, decider, `/plans/${decider.seat.plan}/seats`);
	const acting = seats.getByRole('listitem').filter({ hasText: /^総務課 課長補佐 岡部 亮/ });
	const enter = async (basis: string) => {
		await acting.getByRole('button', { name: '岡部 亮さんの席の任期と根拠を変える' }).click();
		const dialog = seats.getByRole('dialog');
		await dialog.getByRole('textbox', { name: /委任の根拠/ }).fill(basis);
		await dialog.getByRole('button', { name: '変える' }).click();
		await dialog.waitFor({ state: 'detached' });
	};
	await acting.getByText('委任の根拠 椿坂町事務決裁規程第9条').waitFor();
	await enter('');
	await acting.getByText('根拠がないため決裁を記録できません').waitFor();
	await enter('椿坂町事務決裁規程第10条');
	await acting.getByText('委任の根拠 椿坂町事務決裁規程第10条').waitFor();
	await eventually(() => acting.getByText('根拠がないため').count()).toBe(0);
	// Another body's seats are not this decider's to change.
	expect(await seats.getByRole('button', { name: '工藤 直子さんの席の任期と根拠を変える' }).count()).toBe(0);
	await seats.close();
});
