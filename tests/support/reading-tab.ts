import type { Browser, Locator, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { eventually } from './eventually.ts';
import { type HttpClient, planOf } from './http-client.ts';

/** What a person does on a page, counted. Reading, which is scrolling, is not. */
export interface CountedHand {
	press(target: Locator): Promise<void>;
	choose(target: Locator): Promise<void>;
	fill(target: Locator, words: string): Promise<void>;
	actions(): number;
}

export function countedHand(): CountedHand {
	let actions = 0;
	const counted = (act: Promise<unknown>) => {
		actions += 1;
		return act.then(() => undefined);
	};
	return {
		press: (target) => counted(target.click()),
		choose: (target) => counted(target.check()),
		fill: (target, words) => counted(target.fill(words)),
		actions: () => actions,
	};
}

/** Freezes every part that this person may freeze, but for those of the sections named. */
export async function freezeAll(client: HttpClient, but: readonly string[] = []): Promise<void> {
	for (const section of (await planOf(client)).sections.filter(({ key }) => !but.includes(key))) {
		for (const part of section.parts.filter((one) => one.may.includes('freeze') && one.frozen === null)) {
			const { status } = await client.post(`/api/parts/${part.id}/freeze`);
			if (status !== 200) {
				throw new Error(`${section.key} could not be frozen: ${status}`);
			}
		}
	}
}

/** まとめて読んで記録する in one person's browser. */
export async function openReading(browser: Browser, client: HttpClient): Promise<Page> {
	return openPage(browser, client, `/plans/${client.seat.plan}/sign`);
}

/** How far the reading has come, as the bar says it. */
export const progress = (page: Page): Locator => page.getByText(/^\d+節(のうち\d+節を|をすべて)開きました$/);

/** Waits until all words are there, but for those that never come. */
export async function loaded(page: Page, missing = 0): Promise<void> {
	await progress(page).waitFor();
	await eventually(() => page.locator('main .ui-bones').count()).toBe(missing);
}

/** Reads from where the page stands to its end, one screen after the other. */
export async function readToEnd(page: Page): Promise<void> {
	for (;;) {
		const before = await standing(page);
		await page.keyboard.press('PageDown');
		if ((await standing(page)) === before) {
			return;
		}
	}
}

/** Where the page stands once it has stopped moving, with every screen on the way drawn. */
function standing(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		for (let still = 0, last = -1; still < 6; ) {
			await frame();
			still = scrollY === last ? still + 1 : 0;
			last = scrollY;
		}
		return scrollY;
	});
}

/** Fills the form of the body 栗瀬町 with a hand that is counted, up to the press that asks for the dialog. */
export async function askToRecord(page: Page, hand: CountedHand): Promise<void> {
	await hand.choose(page.getByRole('radio', { name: '同意', exact: true }));
	await hand.fill(page.getByRole('textbox', { name: /文書番号/ }), '栗総第412号');
	await hand.fill(page.getByRole('textbox', { name: /決裁日/ }), 'R8.11.20');
	await hand.press(page.getByRole('button', { name: '栗瀬町として決裁を記録する' }));
}

/** The button of the dialog. */
export const yesOf = (page: Page, name: string): Locator => page.getByRole('dialog').getByRole('button', { name, exact: true });
