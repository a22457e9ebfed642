import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, signInAs } from '../support/http-client.ts';
import {
	agreed,
	composeWhile,
	openSection,
	pointAt,
	type SectionTab,
	saved,
	typeSlowly,
	wordsIn,
} from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const KEY = '12';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let asagiri: SectionTab;

const plan = (path: string) => `/api/plans/${lead.seat.plan}/${path}`;
const readOnly = (tab: SectionTab) => tab.text().getAttribute('aria-readonly');
/** Leaves a mark in the page that a reload would wipe out. */
const stay = (tab: SectionTab) => tab.page.evaluate(() => Object.assign(window, { stayed: true }));
const stayed = (tab: SectionTab) => tab.page.evaluate(() => 'stayed' in window);

/** Types a sentence that is saved, then does `change` while the next word is being built, and confirms that word. */
async function inTheMiddleOf(tab: SectionTab, sentence: string, word: string, change: () => Promise<{ status: number }>) {
	await stay(tab);
	await tab.text().focus();
	await tab.page.keyboard.press('Control+End');
	await typeSlowly(tab.page, sentence);
	await saved(tab);
	expect((await composeWhile(tab, 'とちゅうのぶん', change)).status).toBe(200);
	await tab.ime.commit(word);
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	lead = await signInAs(server.url, '朝霧', 'lead');
	asagiri = await openSection(browser, lead, KEY);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('a change of rights reaches an open page by itself', () => {
	it('[P3] 提案のみ shuts the common part to a member and keeps its words; taken back, the member writes on', async () => {
		const member = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), KEY);
		expect(await readOnly(member)).toBe('false');
		const only = (on: boolean) => lead.post(plan(`sections/${KEY}/suggest-only`), { on });
		await inTheMiddleOf(member, '提案のみの前。', '途中の文', () => only(true));
		await eventually(() => readOnly(member)).toBe('true');
		await member.page.getByText('この節は提案のみです。代表団体だけが直接書けます。').first().waitFor();
		await eventually(() => member.rescued.textContent()).toContain('途中の文');
		expect(await agreed([member, asagiri])).toMatch(/提案のみの前。$/);
		expect(await readOnly(asagiri)).toBe('false');
		expect((await only(false)).status).toBe(200);
		await eventually(() => readOnly(member)).toBe('false');
		await pointAt(member.text(), '提案のみの前。', 'after');
		await typeSlowly(member.page, '提案のみの後。');
		await eventually(() => wordsIn(asagiri.text())).toContain('提案のみの前。提案のみの後。');
		expect(await stayed(member)).toBe(true);
		await member.close();
	});

	it('[P3] the vendor stops drafting at once and may comment; allowed again, it drafts', async () => {
		const vendor = await openSection(browser, await signInAs(server.url, '委託', 'reviewer'), KEY);
		const drafting = (allowed: boolean) => lead.post(plan('drafting'), { allowed });
		await inTheMiddleOf(vendor, '下書きの前。', '止められた文', () => drafting(false));
		await eventually(() => readOnly(vendor)).toBe('true');
		await vendor.page.getByText('代表団体が委託事業者の下書きを止めています。指摘は付けられます。').first().waitFor();
		await eventually(() => vendor.rescued.textContent()).toContain('止められた文');
		await vendor.rescued.getByRole('button', { name: '指摘として残す' }).click();
		await vendor.rescued.getByText('指摘として残しました。').waitFor();
		await eventually(() => asagiri.page.getByRole('article').allTextContents().then(String)).toContain('止められた文');
		expect(await agreed([vendor, asagiri])).not.toContain('止められた文');
		expect((await drafting(true)).status).toBe(200);
		await eventually(() => readOnly(vendor)).toBe('false');
		await pointAt(vendor.text(), '下書きの前。', 'after');
		await typeSlowly(vendor.page, '下書きの後。');
		await eventually(() => wordsIn(asagiri.text())).toContain('下書きの前。下書きの後。');
		expect(await stayed(vendor)).toBe(true);
		await vendor.close();
	});

	it('[P3] whose seat ends can read and write nothing more, and still holds the words of that moment', async () => {
		const leaving = await openSection(browser, await signInAs(server.url, '若杉', 'officer'), KEY);
		const { seat } = leaving.client.seat;
		await inTheMiddleOf(leaving, '席のある間に書いた。', '席が終わった時の文', () =>
			lead.post(plan('members'), { end: { seat } }),
		);
		await eventually(() => readOnly(leaving)).toBe('true');
		await leaving.page.getByRole('alert').getByText('いまの席では、この部分を見られなくなりました。').waitFor();
		await eventually(() => leaving.rescued.textContent()).toContain('席が終わった時の文');
		await eventually(() => wordsIn(asagiri.text())).toMatch(/席のある間に書いた。$/);
		expect((await leaving.client.get(`/api/plans/${lead.seat.plan}`)).status).toBe(404);
		expect(await stayed(leaving)).toBe(true);
		await leaving.page.getByRole('button', { name: '読み込み直す' }).first().click();
		await leaving.page.getByRole('heading', { level: 1, name: '見つかりません' }).waitFor();
		expect(await leaving.text().count()).toBe(0);
		expect(await leaving.rescued.textContent()).toContain('席が終わった時の文');
		await leaving.close();
	});
});
