import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { costRange } from '../support/excel-range.ts';
import { cellOf, choose, copyFromExcel, focused, press, withClipboard } from '../support/grid.ts';
import { partOf, signInAs } from '../support/http-client.ts';
import { openSection, type SectionTab, saved } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';

const KEY = '11';
const LINES = 200;

interface Content {
	readonly content: { readonly tables: readonly { key: string; rows: readonly Record<string, unknown>[] }[] };
}

let server: RunningServer;
let browser: Browser;
let tab: SectionTab;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	tab = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
	await withClipboard(tab);
	await cellOf(tab, 'No、共通の費用 1行目').waitFor();
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

async function stored(): Promise<readonly Record<string, unknown>[]> {
	await saved(tab);
	const { id } = await partOf(tab.client, KEY);
	const { content } = (await tab.client.get<Content>(`/api/parts/${id}/content`)).body;
	return content.tables.find(({ key }) => key === 'lines')?.rows ?? [];
}

it('[GR12] two hundred lines of ten columns land cell by cell, and one step back takes all of them away', async () => {
	const before = await stored();
	const range = costRange(LINES);
	await choose(tab, 'No、共通の費用 新しい行');
	await copyFromExcel(tab, range.text);
	await press(tab, 'Control+v');
	const dialog = tab.page.getByRole('dialog', { name: '貼り付ける前の確かめ' });
	await dialog.getByText(`${LINES}行×10列を貼り付けます。 ${LINES}行が新しく増えます。`).waitFor();
	await dialog.getByRole('button', { name: '貼り付ける' }).click();
	await dialog.getByText('円の数字をどう入れるか選んでください。').waitFor();
	await dialog.getByRole('radio', { name: '千円に直す（1,000円未満は切捨て）' }).check();
	await dialog.getByRole('button', { name: '貼り付ける' }).click();
	await dialog.waitFor({ state: 'detached' });
	expect((await stored()).slice(before.length)).toEqual(range.rows);
	expect(await focused(tab)).toBe(`No、共通の費用 ${before.length + 1}行目`);
	await press(tab, 'Control+z');
	await eventually(stored).toEqual(before);
});

it('[GR30] of more than two hundred lines only those in sight are drawn; the keys reach the last one and come back', async () => {
	await choose(tab, 'No、共通の費用 新しい行');
	await copyFromExcel(tab, costRange(LINES).text);
	await press(tab, 'Control+v');
	const dialog = tab.page.getByRole('dialog', { name: '貼り付ける前の確かめ' });
	await dialog.getByRole('radio', { name: /^千円に直す/ }).check();
	await dialog.getByRole('button', { name: '貼り付ける' }).click();
	await dialog.waitFor({ state: 'detached' });
	const grid = tab.page.getByRole('grid', { name: '共通の費用' });
	const all = Number(await grid.getAttribute('aria-rowcount'));
	expect(all).toBeGreaterThan(LINES);
	await eventually(() => grid.locator('tr[data-line]').count()).toBeLessThan(80);
	await press(tab, 'Control+Home', 'Control+End');
	await eventually(() => focused(tab)).toMatch(/、共通の費用 新しい行$/);
	await press(tab, 'ArrowUp', 'Home');
	await eventually(() => focused(tab)).toBe(`No、共通の費用 ${all - 2}行目`);
	await press(tab, 'Control+Home');
	await eventually(() => focused(tab)).toBe('No、共通の費用 1行目');
	// With the wheel, while the chosen cell stays far above: what is in sight is drawn.
	await grid.evaluate((table) => table.parentElement?.scrollTo(0, 5_000));
	const inSight = () =>
		grid.evaluate((table) => {
			const box = table.parentElement?.getBoundingClientRect() as DOMRect;
			const lines = [...table.querySelectorAll('tr[data-line]')].map((line) => line.getBoundingClientRect());
			return lines.filter(({ top, bottom }) => bottom > box.top && top < box.bottom).length;
		});
	await eventually(inSight).toBeGreaterThan(8);
	await grid.evaluate((table) => table.parentElement?.scrollTo(0, 0));
	await press(tab, 'Control+z');
});
