import type { PartView } from '@renkei/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { composeAgainstPeer, type PeerPlace } from '../support/composition-trials.ts';
import { eventually } from '../support/eventually.ts';
import { type HttpClient, planOf, signIn } from '../support/http-client.ts';
import { openSection, pointAt, type SectionTab, wordsIn } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';
import { until } from '../support/until.ts';

const KEY = '13';

let server: RunningServer;
let browser: Browser;
let lead: HttpClient;
let part: PartView;
let tab: SectionTab;
let peer: StockClient;

beforeAll(async () => {
	server = await startServer();
	browser = await launchBrowser();
	const officer = await signIn(server.url, (seat) => seat.card?.order === 1);
	lead = await signIn(server.url, (seat) => seat.card?.order === 2);
	const sections = (await planOf(officer)).sections;
	part = sections.find(({ key }) => key === KEY)?.parts.find(({ body }) => body === null) as PartView;
	tab = await openSection(browser, officer, KEY);
	peer = await openStock(lead, part.id);
});

afterAll(async () => {
	peer.close();
	await browser.close();
	await server.close();
});

describe('composing in a shared text', () => {
	// Two hundred trials each run in tests/long; a few here keep every day honest.
	it.each<[PeerPlace, number]>([
		['before', 1],
		['after', 2],
		['same', 3],
	])('[P7b] a peer who writes %s the spot leaves 会議 unbroken (seed %i)', async (place, seed) => {
		const results = await composeAgainstPeer(tab, peer, { place, trials: 8, seed });
		expect(results.filter((trial) => !trial.right)).toEqual([]);
	});

	it('[P7c] what is undone after a slow word is the word, not its kana one by one', async () => {
		await pointAt(tab.text(), '甲', 'before');
		for (const kana of ['k', 'か', 'かい', 'かいg', 'かいぎ']) {
			await tab.ime.preedit(kana);
			// A slow typist: Yjs closes an undo step after 500 ms, and the word must outlast that.
			await tab.page.waitForTimeout(200);
		}
		const before = (await wordsIn(tab.text())).replace('かいぎ', '');
		await tab.ime.commit('会議');
		await eventually(() => wordsIn(tab.text())).toBe(`会議${before}`);
		await eventually(() => peer.words()).toContain('会議甲');
		await tab.page.keyboard.press('Control+z');
		await eventually(() => wordsIn(tab.text())).toBe(before);
	});

	it('[P7d] a freeze binds the server at once and the screen after the composition, and the words are kept', async () => {
		const text = tab.text();
		await pointAt(text, '乙', 'after');
		await tab.ime.preedit('けってい');
		const frozen = await lead.post<{ contentHash: string }>(`/api/parts/${part.id}/freeze`);
		expect(frozen.status).toBe(200);
		// The server is bound: a stock client that writes now is refused.
		peer.type('遅い。');
		await until(() => peer.heard.some(({ type }) => type === 101));
		// The screen is not: the word goes on.
		await tab.ime.preedit('けっていしました');
		await eventually(() => wordsIn(text)).toContain('けっていしました');
		await tab.ime.commit('決定しました');
		await eventually(() => tab.text().getAttribute('aria-readonly')).toBe('true');
		await eventually(() => tab.rescued.textContent()).toContain('決定しました');
		await eventually(() => wordsIn(tab.text())).not.toContain('決定しました');
		const { body } = await lead.get<{ contentHash: string; text: string }>(`/api/parts/${part.id}/content`);
		expect(body.contentHash).toBe(frozen.body.contentHash);
		expect(body.text).not.toContain('決定しました');
	});
});
