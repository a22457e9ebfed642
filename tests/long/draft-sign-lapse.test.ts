import type { SignoffView, ThreadView } from '@renkei/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, partOf, signInAs } from '../support/http-client.ts';
import {
	agreed,
	askToFreeze,
	commentOn,
	compose,
	composeWhile,
	confirmFreeze,
	openSection,
	pointAt,
	reopen,
	type SectionTab,
	saved,
	sectionIn,
	typeSlowly,
	wordsIn,
} from '../support/section-tab.ts';
import { cellsSaying, openSignoff, readFrozen, recordDecision } from '../support/signoff-tab.ts';
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

/** How many of the seven cells of the section say this in the matrix that has been open since the freeze. */
const cells = (state: string) => cellsSaying(matrix, SECTION, state);

const deciderOf = (party: string): HttpClient => {
	const decider = deciders.find(({ seat }) => seat.party.shortName === party);
	if (decider === undefined) {
		throw new Error(`no decider of ${party}`);
	}
	return decider;
};
const mark = (tab: SectionTab) => tab.text().locator('mark[data-thread]');
const marked = (tab: SectionTab) =>
	mark(tab)
		.allTextContents()
		.then((pieces) => pieces.join(''));

/** Cuts the last paragraph out and pastes it before the first, with the keys of an office. */
async function moveLastParagraphUp(tab: SectionTab): Promise<void> {
	const { keyboard } = tab.page;
	const blocks = (await wordsIn(tab.text())).split('\n');
	const [first = '', last = ''] = [blocks[0], blocks.at(-1)];
	await pointAt(tab.text(), last, 'select');
	await keyboard.press('Control+X');
	await keyboard.press('Backspace');
	await eventually(() => wordsIn(tab.text())).toBe(blocks.slice(0, -1).join('\n'));
	// By pointing, not by Ctrl+Home: the editor reads where the browser put the caret only in a task of its own.
	await pointAt(tab.text(), first, 'before');
	await keyboard.press('Control+V');
	await eventually(() => wordsIn(tab.text())).toContain(`${last}${first}`);
	await pointAt(tab.text(), first, 'before');
	await keyboard.press('Enter');
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
		await commentOn(vendor, '年およそ357万円', '内訳を示してください。');
		for (const tab of all) {
			await eventually(() => marked(tab)).toBe('年およそ357万円');
		}
		await pointAt(kurise.text(), 'タクシー券と、', 'before');
		await typeSlowly(kurise.page, 'まず、');
		await pointAt(kasumizawa.text(), '新しく増える負担は', 'before');
		await kasumizawa.page.keyboard.press('Enter');
		await eventually(() => wordsIn(asagiri.text())).toContain('\n新しく増える負担は');
		await pointAt(asagiri.text(), '年およそ357万円', 'before');
		await typeSlowly(asagiri.page, '合わせて');
		await Promise.all(all.map(saved));
		expect(await agreed(all)).toContain('\n新しく増える負担は、4町の計で合わせて年およそ357万円になる。');
		for (const tab of all) {
			await eventually(() => marked(tab)).toBe('年およそ357万円');
		}
		await moveLastParagraphUp(asagiri);
		for (const tab of all) {
			await eventually(() => wordsIn(tab.text())).toMatch(/^新しく増える負担は、4町の計で合わせて年およそ357万円になる。/);
		}
		for (const tab of all) {
			await eventually(() => marked(tab)).toBe('年およそ357万円');
		}
	});

	it('[E2] a body replies to the vendor and resolves, and the mark goes from every screen', async () => {
		const card = kurise.page.getByRole('article', { name: /中村 圭さんの指摘/ });
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

describe('the common part is frozen', () => {
	it('[P4] refuses a word that was being typed at that moment, keeps it in the hands of its writer, and breaks no input', async () => {
		const before = await agreed(all);
		await pointAt(kasumizawa.text(), '毎年ではない。', 'after');
		await askToFreeze(asagiri);
		await composeWhile(kasumizawa, 'とうけつのしゅんかんに', () => confirmFreeze(asagiri));
		await kasumizawa.ime.commit(REFUSED);
		await eventually(() => kasumizawa.rescued.textContent()).toContain(REFUSED);
		expect(await kasumizawa.rescued.textContent()).toContain('凍結されています');
		await eventually(() => kasumizawa.saving.textContent()).toBe('保存できませんでした');
		await eventually(() => kasumizawa.text().getAttribute('aria-readonly')).toBe('true');
		// Not even the kana before the word.
		expect(await agreed(all)).toBe(before);
	});

	it('[P4] does not let these words in by themselves when it is reopened: not by reload, second tab or restart', async () => {
		await reopen(asagiri, '三年目の見直しを書き足すため');
		await eventually(() => kasumizawa.text().getAttribute('aria-readonly')).toBe('false');
		await kasumizawa.page.reload();
		const second = await sectionIn(kasumizawa.context, kasumizawa.client, KEY);
		for (const tab of [kasumizawa, second]) {
			await eventually(() => tab.rescued.textContent()).toContain(REFUSED);
		}
		await server.kill();
		await server.restart();
		await pointAt(second.text(), '毎年ではない。', 'after');
		await typeSlowly(second.page, '人口割も改める。');
		await Promise.all([...all, second].map(saved));
		const words = await agreed([...all, second]);
		expect(words).toContain('毎年ではない。人口割も改める。');
		expect(words).not.toContain(REFUSED);
		await second.page.close();
	});
});

describe('every body signs', () => {
	it('[P5] the decider of one body signs its two parts on the screen, with number and date', async () => {
		await askToFreeze(asagiri);
		await confirmFreeze(asagiri);
		for (const decider of deciders) {
			const part = await partOf(decider, KEY, decider.seat.party.code);
			expect((await decider.post(`/api/parts/${part.id}/freeze`)).status).toBe(200);
		}
		matrix = await vendor.context.newPage();
		await matrix.goto(`${server.url}/plans/${lead.seat.plan}/signoff`);
		await eventually(() => cells('未')).toBe(7);
		const page = await openSignoff(browser, deciderOf('栗瀬'), KEY);
		await readFrozen(page, 2);
		await recordDecision(page, '栗瀬町', '栗総第412号', 'R8.11.20');
		await eventually(() => cells('決裁済')).toBe(1);
		expect(await cells('未')).toBe(6);
	});

	it('[P5] another signs several sections in one act, after opening each', async () => {
		for (const key of ['12', '13']) {
			expect((await lead.post(`/api/parts/${(await partOf(lead, key)).id}/freeze`)).status).toBe(200);
		}
		const page = await openSignoff(browser, deciderOf('朝霧'), '12');
		await readFrozen(page, 1);
		for (const [section, parts] of [
			['13 スケジュール', 1],
			[SECTION, 2],
		] as const) {
			await page.getByRole('button', { name: new RegExp(`^${section}、朝霧町、`) }).click();
			await readFrozen(page, parts);
		}
		for (const section of ['12 調達方針', '13 スケジュール', SECTION]) {
			await page.getByRole('checkbox', { name: `${section} をまとめて決裁する` }).check();
		}
		await recordDecision(page, '朝霧町', '朝企第88号', '令和8年11月20日');
		const { signoffs } = (await lead.get<{ signoffs: SignoffView[] }>(`/api/plans/${lead.seat.plan}/signoffs`)).body;
		const act = signoffs.filter((signoff) => signoff.documentNumber === '朝企第88号');
		expect(act).toHaveLength(4);
		expect(new Set(act.map((signoff) => signoff.person))).toEqual(new Set(['大友 和彦']));
	});

	it('[P5] with the last body the open matrix shows 決裁済 for all seven', async () => {
		for (const decider of deciders.filter(({ seat }) => !['栗瀬', '朝霧'].includes(seat.party.shortName))) {
			for (const body of [null, decider.seat.party.code]) {
				const part = await partOf(decider, KEY, body);
				const answer = await decider.post(`/api/parts/${part.id}/signoffs`, {
					contentHash: part.contentHash,
					verdict: 'agree',
					capacity: 'decision-maker',
					documentNumber: `${decider.seat.party.shortName}第7号`,
					decidedOn: '2026-11-20',
				});
				expect(answer.status).toBe(201);
			}
		}
		await eventually(() => cells('決裁済')).toBe(7);
	});
});

describe('the signed words change', () => {
	it('[P5] by one letter, and every sign-off lapses on the open matrix; with the old words all hold again', async () => {
		await reopen(asagiri, '一字を改めるため');
		await eventually(() => asagiri.text().getAttribute('aria-readonly')).toBe('false');
		await pointAt(asagiri.text(), '人口割も改める', 'after');
		await asagiri.page.keyboard.insertText('る');
		await eventually(() => cells('失効')).toBe(7);
		await asagiri.page.keyboard.press('Backspace');
		await eventually(() => cells('決裁済')).toBe(7);
	});

	it('[P1] and all of it outlives kill -9: what lapsed, what holds again, the words and the comment', async () => {
		await asagiri.page.keyboard.insertText('る');
		await saved(asagiri);
		await eventually(() => cells('失効')).toBe(7);
		await server.kill();
		await server.restart();
		await matrix.reload();
		await eventually(() => cells('失効')).toBe(7);
		await asagiri.page.keyboard.press('Backspace');
		await saved(asagiri);
		await eventually(() => cells('決裁済')).toBe(7);
		await server.kill();
		await server.restart();
		await matrix.reload();
		await eventually(() => cells('決裁済')).toBe(7);
		await Promise.all(all.map(saved));
		expect(await agreed(all)).toContain('人口割も改める。');
		const { id, standings } = await partOf(lead, KEY);
		expect(standings.map(({ standing }) => standing)).toEqual(Array(7).fill('decided'));
		const { threads } = (await lead.get<{ threads: ThreadView[] }>(`/api/parts/${id}/threads`)).body;
		expect(threads).toMatchObject([{ quote: '年およそ357万円', state: 'resolved', resolvedBy: '山田 恵', detached: false }]);
	});
});
