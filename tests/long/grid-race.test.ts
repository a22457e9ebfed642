import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { cellOf as cell, choose, press, wordsOf as words } from '../support/grid.ts';
import { signInAs } from '../support/http-client.ts';
import { openSection, type SectionTab, saved, typeSlowly } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const KEY = '07';
const NAME = '時期、周知 1行目';

let server: RunningServer;
let line: TcpProxy;
let browser: Browser;
let near: SectionTab;
let far: SectionTab;

beforeAll(async () => {
	[server, browser] = await Promise.all([startServer(), launchBrowser()]);
	line = await startProxy(server.port);
	near = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), KEY);
	far = await openSection(browser, await signInAs(line.url, '栗瀬', 'officer'), KEY);
	await Promise.all([near, far].map((tab) => cell(tab, NAME).waitFor()));
});

afterAll(async () => {
	await browser?.close();
	await line?.close();
	await server?.close();
});

async function write(tab: SectionTab, value: string): Promise<void> {
	await choose(tab, NAME);
	await typeSlowly(tab.page, value);
	await press(tab, 'Enter', 'ArrowUp');
}

const offer = (tab: SectionTab, own: string) => tab.page.getByRole('button', { name: `自分の『${own}』に戻す` });

it('[GR1] of two values for one cell, one of them held up on its way, one stands everywhere; whoever lost is told and takes the own one back', async () => {
	const lost = new Set<string>();
	// Which value stands is decided by the clientIDs: both orders have to be seen, and each reload draws new ones.
	for (let round = 1; lost.size < 2; round += 1) {
		expect(round).toBeLessThan(40);
		const [mine, theirs] = [`近くの値${round}`, `遠くの値${round}`];
		line.set({ kind: 'half-open' });
		await write(far, theirs);
		await write(near, mine);
		// The near value is on disk, and said to be, before the far one is even sent.
		await saved(near);
		line.set({ kind: 'fair' });
		await eventually(async () => new Set([await words(near, NAME), await words(far, NAME)]).size).toBe(1);
		// What there is to say of a cell stands under the table while one is in it.
		await Promise.all([near, far].map((tab) => choose(tab, NAME)));
		await eventually(async () => (await offer(near, mine).count()) + (await offer(far, theirs).count())).toBe(1);
		const loser = (await offer(near, mine).count()) === 1 ? near : far;
		const [own, standing] = loser === near ? [mine, theirs] : [theirs, mine];
		lost.add(own.slice(0, 2));
		expect(await words(near, NAME)).toBe(standing);
		expect(await words(far, NAME)).toBe(standing);
		await offer(loser, own).click();
		for (const tab of [near, far]) {
			await eventually(() => words(tab, NAME)).toBe(own);
			await saved(tab);
		}
		// Who then follows a value that was seen is nobody's race.
		await write(near, `続き${round}`);
		await eventually(() => words(far, NAME)).toBe(`続き${round}`);
		expect(await far.page.getByRole('button', { name: /^自分の『/ }).count()).toBe(0);
		await saved(near);
		await Promise.all([near, far].map((tab) => tab.page.reload()));
		await Promise.all([near, far].map((tab) => choose(tab, NAME)));
	}
});
