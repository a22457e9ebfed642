import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import {
	cellOf as cell,
	choose,
	clipboardOf,
	copyFromExcel,
	focused,
	press,
	withClipboard,
	wordsOf as words,
} from '../support/grid.ts';
import { partOf, signInAs } from '../support/http-client.ts';
import { compose, openSection, type SectionTab, saved, typeSlowly } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

/** 住民の声・利用促進・デバイド対策: tables in the common part and in the parts of the bodies. */
const KEY = '07';

interface Content {
	readonly content: { readonly tables: readonly { key: string; rows: readonly Record<string, unknown>[] }[] };
}

let server: RunningServer;
let browser: Browser;
let kurise: SectionTab;
let asagiri: SectionTab;
let both: SectionTab[];

const button = (tab: SectionTab, name: string) => tab.page.getByRole('button', { name, exact: true });
const rowsOf = (tab: SectionTab) => tab.page.getByRole('gridcell', { name: /^媒体、周知 \d+行目：/ }).count();

async function stored(key: string): Promise<readonly Record<string, unknown>[]> {
	await Promise.all(both.map(saved));
	const { id } = await partOf(kurise.client, KEY);
	const { content } = (await kurise.client.get<Content>(`/api/parts/${id}/content`)).body;
	return content.tables.find((table) => table.key === key)?.rows ?? [];
}

async function rewrite(tab: SectionTab, name: string, kana: string, word: string): Promise<void> {
	await choose(tab, name);
	await compose(tab, kana, word);
	await press(tab, 'Enter');
}

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	kurise = await openSection(browser, await signInAs(server.url, '栗瀬', 'officer'), KEY);
	asagiri = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
	both = [kurise, asagiri];
	await Promise.all(both.map((tab) => cell(tab, '媒体、周知 1行目').waitFor()));
	await withClipboard(kurise);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('a table whose first rows are of the common part', () => {
	it('[GR20] is one stop of the Tab key, and every cell is reached by the arrows', async () => {
		await choose(kurise, '媒体、周知 1行目');
		await press(kurise, 'ArrowRight', 'ArrowDown');
		expect(await focused(kurise)).toBe('時期、周知 2行目');
		await press(kurise, 'End');
		expect(await focused(kurise)).toBe('目標、周知 2行目');
		await press(kurise, 'Home', 'ArrowUp', 'ArrowUp');
		expect(await focused(kurise)).toBe('媒体、周知 1行目');
		await press(kurise, 'Control+End');
		expect(await focused(kurise)).toMatch(/^目標、若杉村 周知 /);
		await press(kurise, 'Control+Home');
		expect(await focused(kurise)).toBe('媒体、周知 1行目');
		await press(kurise, 'Shift+Tab', 'Tab');
		expect(await focused(kurise)).toBe('媒体、周知 1行目');
	});

	it('[GR20] who comes with the Tab key and types has typed into the first cell, letter by letter, once', async () => {
		const first = '方法、住民の声 1行目';
		const before = await words(kurise, first);
		await kurise.page.getByRole('button', { name: 'やり直す：住民の声' }).focus();
		while ((await focused(kurise)) === null) {
			await press(kurise, 'Tab');
		}
		expect(await focused(kurise)).toBe(first);
		await kurise.page.keyboard.type('123');
		expect(await words(kurise, first)).toBe('123');
		await press(kurise, 'Escape');
		await eventually(() => words(kurise, first)).toBe(before);
		await saved(kurise);
	});

	it('[GR21] F2 opens a cell, Escape gives the value back, Enter keeps it and goes down, Tab to the right', async () => {
		const name = '目標、周知 1行目';
		const before = await words(kurise, name);
		await choose(kurise, name);
		await press(kurise, 'F2');
		await typeSlowly(kurise.page, '以上');
		await press(kurise, 'Escape');
		expect(await words(kurise, name)).toBe(before);
		await press(kurise, 'F2');
		await typeSlowly(kurise.page, '以上');
		await press(kurise, 'Enter');
		expect(await focused(kurise)).toBe('目標、周知 2行目');
		await eventually(() => words(asagiri, name)).toBe(`${before}以上`);
		await press(kurise, 'Control+z');
		await eventually(() => words(asagiri, name)).toBe(before);
		await press(kurise, 'Control+y');
		await eventually(() => words(asagiri, name)).toBe(`${before}以上`);
		await press(kurise, 'Control+z');
		await eventually(() => words(asagiri, name)).toBe(before);
	});

	it('[P7] Japanese that begins in a cell which was only chosen loses no letter, and another cell of the row survives', async () => {
		await Promise.all([
			rewrite(kurise, '媒体、周知 1行目', 'こうほうし', '広報紙と回覧板'),
			rewrite(asagiri, '目標、周知 1行目', 'ぜんせたい', '全世帯に二回'),
		]);
		for (const tab of both) {
			await eventually(() => words(tab, '媒体、周知 1行目')).toBe('広報紙と回覧板');
			await eventually(() => words(tab, '目標、周知 1行目')).toBe('全世帯に二回');
		}
	});

	it('[P7] the 代表団体 and the vendor write different cells of one row of the common part, and everybody has both', async () => {
		const vendor = await openSection(browser, await signInAs(server.url, '委託', 'reviewer'), KEY);
		await cell(vendor, '時期、周知 2行目').waitFor();
		await Promise.all([
			rewrite(asagiri, '媒体、周知 2行目', 'こうほうむせん', '広報無線'),
			rewrite(vendor, '時期、周知 2行目', 'れいわ', '令和9年7月'),
		]);
		for (const tab of [...both, vendor]) {
			await eventually(() => words(tab, '媒体、周知 2行目')).toBe('広報無線');
			await eventually(() => words(tab, '時期、周知 2行目')).toBe('令和9年7月');
			await saved(tab);
		}
		expect((await stored('publicity'))[1]).toMatchObject({ medium: '広報無線', when: '令和9年7月' });
		await vendor.close();
	});

	it('[GR22] keys of the input method stay its own; a word that is given up leaves the cell as it was', async () => {
		const name = '時期、周知 2行目';
		const before = await words(kurise, name);
		await choose(kurise, name);
		await kurise.ime.preedit('れ');
		await kurise.ime.preedit('れいわ');
		await press(kurise, 'ArrowDown');
		expect(await focused(kurise)).toBe(name);
		await kurise.ime.cancel();
		await eventually(() => words(kurise, name)).toBe(before);
		await press(kurise, 'ArrowUp');
		expect(await focused(kurise)).toBe('時期、周知 1行目');
		expect(await words(asagiri, name)).toBe(before);
	});

	it('[GR23] full-width figures become a number; what is none is said and stays in the cell, unsaved, until Escape', async () => {
		const count = '人数（n）（人）、住民の声 1行目';
		await choose(kurise, count);
		await typeSlowly(kurise.page, '１，２９０人');
		await press(kurise, 'Enter');
		for (const tab of both) {
			await eventually(() => words(tab, count)).toBe('1,290');
		}
		expect((await stored('voices'))[0]?.count).toBe(1290);
		await choose(kurise, count);
		await typeSlowly(kurise.page, '約千三百');
		await press(kurise, 'Tab');
		await choose(kurise, count);
		await kurise.page.getByText('『約千三百』は数字にできません。').waitFor();
		expect(await words(kurise, count)).toBe('約千三百');
		const field = cell(kurise, count).getByRole('textbox');
		expect(await field.getAttribute('aria-invalid')).toBe('true');
		const said = await field.getAttribute('aria-describedby');
		expect(await kurise.page.locator(`[id="${said}"]`).textContent()).toContain('まだ保存していません');
		expect(await words(asagiri, count)).toBe('1,290');
		await press(kurise, 'Escape');
		await eventually(() => words(kurise, count)).toBe('1,290');
	});

	it('[GR24] a closed list is chosen from with Enter, or typed as its whole word', async () => {
		const method = '方法、住民の声 2行目';
		await choose(kurise, method);
		await typeSlowly(kurise.page, 'アンケート');
		await press(kurise, 'Enter');
		await eventually(() => words(asagiri, method)).toBe('アンケート');
		await choose(kurise, method);
		await press(kurise, 'Enter');
		await cell(kurise, method).getByRole('combobox').waitFor();
		// The first Enter takes the next one of the open list, the second is done with the cell.
		await press(kurise, 'ArrowDown', 'Enter', 'Enter');
		await eventually(() => words(asagiri, method)).toBe('聞き取り');
		await choose(kurise, method);
		await typeSlowly(kurise.page, '聞');
		await press(kurise, 'Enter');
		await choose(kurise, method);
		await kurise.page.getByText('『聞』は選べる言葉にありません。').waitFor();
		await press(kurise, 'Escape');
		expect(await words(kurise, method)).toBe('聞き取り');
	});

	it('[GR25] a row is added, moved, deleted and brought back by the other person, the same on both screens', async () => {
		const before = await rowsOf(kurise);
		await choose(kurise, `媒体、周知 ${before}行目`);
		await button(kurise, '行を足す：周知').click();
		await eventually(() => rowsOf(asagiri)).toBe(before + 1);
		const added = `媒体、周知 ${before + 1}行目`;
		await eventually(() => focused(kurise)).toBe(added);
		await compose(kurise, 'ぼうさい', '防災無線');
		await press(kurise, 'Enter');
		await eventually(() => words(asagiri, added)).toBe('防災無線');
		await choose(asagiri, added);
		await press(asagiri, 'Alt+Shift+ArrowUp');
		for (const tab of both) {
			await eventually(() => words(tab, `媒体、周知 ${before}行目`)).toBe('防災無線');
		}
		expect(await focused(asagiri)).toBe(`媒体、周知 ${before}行目`);
		await choose(kurise, `媒体、周知 ${before}行目`);
		await button(kurise, `行を消す：周知 ${before}行目`).click();
		await eventually(() => rowsOf(asagiri)).toBe(before);
		await button(asagiri, '行を戻す：「防災無線」').click();
		for (const tab of both) {
			await eventually(() => words(tab, `媒体、周知 ${before}行目`)).toBe('防災無線');
			await eventually(() => tab.page.getByRole('button', { name: /^行を戻す/ }).count()).toBe(0);
		}
	});

	it('[GR26] the row that stands ready comes into being with its first value', async () => {
		const before = await rowsOf(kurise);
		await choose(kurise, '媒体、周知 新しい行');
		await compose(kurise, 'かいらんばん', '回覧板');
		await press(kurise, 'Tab');
		await compose(kurise, 'れいわ', '令和9年10月');
		await press(kurise, 'Enter');
		for (const tab of both) {
			await eventually(() => words(tab, `時期、周知 ${before + 1}行目`)).toBe('令和9年10月');
			expect(await words(tab, `媒体、周知 ${before + 1}行目`)).toBe('回覧板');
		}
		await choose(kurise, `媒体、周知 ${before + 1}行目`);
		await button(kurise, `行を消す：周知 ${before + 1}行目`).click();
		await eventually(() => rowsOf(asagiri)).toBe(before);
	});

	it('[GR12] a range from Excel is shown before it is written, lands cell by cell, and one undo takes all of it back', async () => {
		const before = await stored('publicity');
		await copyFromExcel(kurise, '防災ラジオ\t令和9年11月\t"全世帯\n月2回"\r\nSNS\t\tフォロワー２，０００人\r\n\t\t\r\n');
		await choose(kurise, '媒体、周知 新しい行');
		await press(kurise, 'Control+v');
		const dialog = kurise.page.getByRole('dialog', { name: '貼り付ける前の確かめ' });
		await dialog.getByText('3行×3列を貼り付けます。 3行が新しく増えます。').waitFor();
		await dialog.getByRole('button', { name: '貼り付ける' }).click();
		await dialog.waitFor({ state: 'detached' });
		await eventually(() => rowsOf(asagiri)).toBe(before.length + 3);
		expect((await stored('publicity')).slice(before.length)).toEqual([
			{ medium: '防災ラジオ', when: '令和9年11月', goal: '全世帯 月2回' },
			{ medium: 'SNS', goal: 'フォロワー２，０００人' },
			{},
		]);
		expect(await focused(kurise)).toBe(`媒体、周知 ${before.length + 1}行目`);
		await press(kurise, 'Control+z');
		await eventually(() => rowsOf(asagiri)).toBe(before.length);
		expect(await stored('publicity')).toEqual(before);
	});

	it('[GR11] what is chosen is copied for a spreadsheet, as text and as a table, and comes back the same', async () => {
		await choose(kurise, '対象、住民の声 1行目');
		await press(kurise, 'Shift+ArrowRight', 'Shift+ArrowDown');
		await press(kurise, 'Control+c');
		const { text, html } = await clipboardOf(kurise);
		expect(text.split('\r\n').map((line) => line.split('\t')[1])).toEqual(['1290', '48']);
		expect(html).toContain('<td>1290</td>');
		await press(kurise, 'Control+v');
		const dialog = kurise.page.getByRole('dialog');
		await dialog.getByText('変わる所はありません。').waitFor();
		await press(kurise, 'Escape');
		await dialog.waitFor({ state: 'detached' });
		expect(await focused(kurise)).toBe('対象、住民の声 1行目');
	});

	it('[GR25] whose row is deleted while it is being written into writes into no other, and finds the words when it comes back', async () => {
		const last = await rowsOf(kurise);
		const [name, above] = [`目標、周知 ${last}行目`, `目標、周知 ${last - 1}行目`];
		const before = await words(kurise, above);
		const called = await words(kurise, `媒体、周知 ${last}行目`);
		await choose(kurise, name);
		await kurise.page.keyboard.type('12');
		await choose(asagiri, name);
		await button(asagiri, `行を消す：周知 ${last}行目`).click();
		await eventually(() => rowsOf(kurise)).toBe(last - 1);
		await kurise.page.keyboard.type('34');
		await press(kurise, 'Enter');
		expect(await words(kurise, above)).toBe(before);
		await button(asagiri, `行を戻す：「${called}」`).click();
		for (const tab of both) {
			await eventually(() => words(tab, name)).toBe('12');
			await saved(tab);
		}
		expect(await words(asagiri, above)).toBe(before);
	});

	it('[GR27] the cell in which somebody is shows it to the others, with the words of who writes what', async () => {
		await choose(asagiri, '媒体、周知 2行目');
		await eventually(() => cell(kurise, '媒体、周知 2行目').getAttribute('data-peer')).toBe('here');
		await asagiri.ime.preedit('こう');
		await kurise.page.getByText('朝霧町 佐藤 真紀さんが入力中：媒体、周知 2行目').waitFor();
		await eventually(() => cell(kurise, '媒体、周知 2行目').getAttribute('data-peer')).toBe('writing');
		await asagiri.ime.cancel();
		await press(asagiri, 'Escape');
		await asagiri.text().click();
		await eventually(() => cell(kurise, '媒体、周知 2行目').getAttribute('data-peer')).toBe(null);
	});
});

describe('a table of every body', () => {
	it('[GR28] shows whose row is whose; only the own ones take keys, and it is said who writes the others', async () => {
		const own = '対象層、栗瀬町 支援 1行目';
		await cell(kurise, own).waitFor();
		expect(await cell(kurise, own).getAttribute('aria-readonly')).toBe(null);
		await rewrite(kurise, own, 'こうれい', '高齢の方と初めての方');
		await eventually(() => words(asagiri, own)).toBe('高齢の方と初めての方');
		const others = '対象層、霞沢町 支援 1行目';
		const before = await words(kurise, others);
		expect(await cell(kurise, others).getAttribute('aria-readonly')).toBe('true');
		await choose(kurise, others);
		await press(kurise, 'a', 'Delete', 'Enter');
		await kurise.page.getByText('この行は霞沢町が書きます。').waitFor();
		expect(await words(kurise, others)).toBe(before);
	});

	it('[GR29] rows are found by their words, and only the rows of one body stand there when asked for', async () => {
		const shown = () =>
			kurise.page
				.getByRole('grid', { name: '支援' })
				.getByRole('gridcell', { name: /^対象層、/ })
				.count();
		const all = await shown();
		const body = kurise.page.getByRole('group', { name: '支援の道具' }).getByRole('combobox', { name: '団体' });
		await body.selectOption('栗瀬町');
		await eventually(shown).toBeLessThan(all);
		expect(await cell(kurise, '対象層、栗瀬町 支援 1行目').count()).toBe(1);
		// Letter by letter: each changes the table, and none of them may end in a cell.
		await choose(kurise, '対象層、栗瀬町 支援 1行目');
		await kurise.page.getByRole('searchbox', { name: 'この言葉がある行：支援' }).click();
		await typeSlowly(kurise.page, '初メテノ');
		await eventually(shown).toBe(1);
		await button(kurise, '絞り込みをやめる').click();
		await eventually(shown).toBe(all);
	});
});
