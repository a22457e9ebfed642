import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { signInAs } from '../support/http-client.ts';
import { compose, openSection, type SectionTab, saved, typeSlowly } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 住民の声・利用促進・デバイド対策: a field in the parts of the bodies. */
const KEY = '07';

let server: RunningServer;
let browser: Browser;
let kurise: SectionTab;
let asagiri: SectionTab;

/** The one field that a body's part has here. */
const own = (tab: SectionTab) => tab.page.getByRole('textbox', { name: /^非デジタル経路の維持、/ });

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	kurise = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), KEY);
	asagiri = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
	await Promise.all([kurise, asagiri].map((tab) => own(tab).waitFor()));
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('values of a section', () => {
	it('[P7] a field that is composed in Japanese arrives whole, and nothing of the kana before', async () => {
		const shown = () => asagiri.page.getByRole('row', { name: /栗瀬/ }).first().textContent();
		await own(kurise).focus();
		await kurise.page.keyboard.press('Control+A');
		await kurise.ime.preedit('で');
		await kurise.ime.preedit('でんわ');
		// What is typed goes out at a pause. The other's pause begins after this one: with her words here, it is over too.
		await own(asagiri).focus();
		await asagiri.page.keyboard.press('Control+A');
		await typeSlowly(asagiri.page, '窓口で受ける。');
		await eventually(() => kurise.page.getByRole('row', { name: /朝霧/ }).first().textContent()).toContain('窓口で受ける。');
		expect(await shown()).not.toContain('でん');
		await kurise.ime.commit('電話');
		await compose(kurise, 'まどぐち', 'と窓口の両方');
		await typeSlowly(kurise.page, 'で受ける。');
		await kurise.page.keyboard.press('Tab');
		await eventually(shown).toContain('電話と窓口の両方で受ける。');
		await saved(kurise);
	});
});
