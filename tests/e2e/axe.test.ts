import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Screen, screens } from '../screens/screens.ts';
import { eventually } from '../support/eventually.ts';
import { fits, grave, openScreenRoom, type ScreenRoom, screenOf, usable } from '../support/usable.ts';

let room: ScreenRoom;

beforeAll(async () => {
	room = await openScreenRoom();
});

afterAll(async () => {
	await room?.close();
});

describe('every screen', () => {
	it.each<Screen>(screens.filter(({ daily }) => daily === true))(
		'[E3] $name: everybody can use it, with the keyboard, at 320 px, and nothing leaves the origin',
		(screen) => usable(room, screen),
	);
});

describe('what opens on a screen', () => {
	it('[E3] menu, dialog and comment form of a section can be used by everybody, and Escape leads back', async () => {
		const { page, errors } = await room.open(screenOf('section-cost'));
		const menu = page.locator('summary').filter({ hasText: '佐藤 真紀' });
		await menu.click();
		expect(await grave(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await eventually(() => menu.evaluate((element) => element === document.activeElement)).toBe(true);
		const freeze = page.getByRole('button', { name: '凍結する', exact: true });
		await freeze.click();
		await page.getByRole('dialog').waitFor();
		expect(await grave(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await eventually(() => freeze.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.getByRole('button', { name: '部分の全体に指摘を付ける' }).click();
		const form = page.getByRole('form', { name: 'コメントを書く' });
		await form.getByRole('button', { name: '送る' }).click();
		await form.getByText('内容を書いてください。').waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		expect(errors).toEqual([]);
		await page.close();
	});

	it('[E3] frozen words and a form that lacks everything can be used by everybody, and each fault leads to its field', async () => {
		const { page, errors } = await room.open(screenOf('signoff-decider'));
		await page.getByRole('button', { name: /^01 事業概要、栗瀬町、/ }).click();
		await page.getByRole('button', { name: /^凍結した文を全部読む/ }).click();
		await page.getByRole('region', { name: /の凍結した文$/ }).waitFor();
		expect(await grave(page)).toEqual([]);
		await page
			.getByText('決裁を改める')
			.or(page.getByRole('radio', { name: '同意', exact: true }))
			.first()
			.click();
		await page.getByRole('button', { name: '栗瀬町として決裁を記録する' }).click();
		await page.getByRole('link', { name: '文書番号を入れてください' }).click();
		await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
		expect(await grave(page)).toEqual([]);
		await fits(page);
		expect(errors).toEqual([]);
		await page.close();
	});
});
