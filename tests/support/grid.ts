import type { Locator } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { SectionTab } from './section-tab.ts';

const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A cell of a grid by its name, 「媒体、周知 1行目」, whatever stands in it. */
export function cellOf(tab: SectionTab, name: string): Locator {
	return tab.page.getByRole('gridcell', { name: new RegExp(`^${plain(name)}：`) });
}

/** What stands in a cell; 「空」 where nothing does. */
export async function wordsOf(tab: SectionTab, name: string): Promise<string> {
	return ((await cellOf(tab, name).getAttribute('aria-label')) ?? '').slice(name.length + 1);
}

/** Chooses a cell with the pointer, until its field has the focus: on a page that has just opened rows still come, and move it. */
export async function choose(tab: SectionTab, name: string): Promise<void> {
	await eventually(async () => {
		await cellOf(tab, name).click({ position: { x: 6, y: 6 } });
		return focused(tab);
	}).toBe(name);
}

/** Name of the cell that has the focus. */
export function focused(tab: SectionTab): Promise<string | null> {
	return tab.page.evaluate(() => {
		const label = document.activeElement?.closest('td')?.getAttribute('aria-label') ?? null;
		return label === null ? null : label.slice(0, label.indexOf('：'));
	});
}

/** Presses keys one after the other. */
export async function press(tab: SectionTab, ...keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		await tab.page.keyboard.press(key);
	}
}

/** Lets the page use the clipboard of the machine, as Control+C and Control+V do. */
export async function withClipboard(tab: SectionTab): Promise<void> {
	await tab.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

/** Puts into the clipboard what Excel puts there: the text, and an HTML table in which empty cells at the ends are lost. */
export async function copyFromExcel(tab: SectionTab, text: string): Promise<void> {
	await tab.page.evaluate(async (words) => {
		const html = '<table><tr><td>Excel</td></tr></table>';
		await navigator.clipboard.write([
			new ClipboardItem({
				'text/plain': new Blob([words], { type: 'text/plain' }),
				'text/html': new Blob([html], { type: 'text/html' }),
			}),
		]);
	}, text);
}

/** What lies in the clipboard. */
export function clipboardOf(tab: SectionTab): Promise<{ readonly text: string; readonly html: string }> {
	return tab.page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const of = async (type: string) => (item?.types.includes(type) ? await (await item.getType(type)).text() : '');
		return { text: await of('text/plain'), html: await of('text/html') };
	});
}
