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
	it.each<Screen>(screens.filter(({ daily }) => daily !== true))(
		'[E3] $name: everybody can use it, with the keyboard, at 320 px, and nothing leaves the origin',
		(screen) => usable(room, screen),
	);
});

describe('what opens on a screen', () => {
	it('[E3] answers of the bodies, the inquiry and the tables of pictures can be used by everybody, and Escape leads back', async () => {
		const { page, errors } = await room.open(screenOf('section-answers'));
		const ask = page.getByRole('button', { name: '団体に照会する' });
		await ask.focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog');
		await dialog.waitFor();
		expect(await grave(page)).toEqual([]);
		await dialog.getByRole('textbox', { name: /照会の文/ }).fill('');
		await dialog.getByRole('button', { name: /に照会する$/ }).press('Enter');
		await dialog.getByText('照会の文を書いてください。').waitFor();
		expect(await grave(page)).toEqual([]);
		await fits(page);
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		await eventually(() => ask.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(errors).toEqual([]);
		await page.close();
		const { page: kpis, errors: others } = await room.open(screenOf('section-lapsed'));
		for (const fold of await kpis.locator('.kpi-pictures summary').all()) {
			await fold.press('Enter');
		}
		await kpis.locator('summary').filter({ hasText: '団体の回答を並べて見る' }).press('Enter');
		await kpis.locator('.questions-table').waitFor();
		expect(await grave(kpis)).toEqual([]);
		await fits(kpis);
		expect(others).toEqual([]);
		await kpis.close();
	});

	it('[E3] the form of a figure, what it refuses, and the move to another edition can be used by everybody', async () => {
		const { page, errors } = await room.open(screenOf('check-lead'));
		await page.getByText('この版では点検しないもの').click();
		await page.locator('#check-PF-09').getByRole('link').click();
		await page.locator('#figure-eligible-floor').getByRole('button', { name: 'この値で点検する' }).click();
		await page.getByText('出典の日付を入れてください。').waitFor();
		await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
		expect(await grave(page)).toEqual([]);
		await fits(page);
		const move = page.getByRole('button', { name: 'TYPE A に替える' });
		await move.click();
		await page.getByRole('dialog').waitFor();
		expect(await grave(page)).toEqual([]);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await eventually(() => move.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(errors).toEqual([]);
		await page.close();
	});
});
