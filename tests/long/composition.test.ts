import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { composeAgainstPeer, type PeerPlace } from '../support/composition-trials.ts';
import { planOf, signIn } from '../support/http-client.ts';
import { openSection, type SectionTab } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';

/** `RENKEI_TRIALS` per place; the promise is stated for 200. */
const trials = Number(process.env.RENKEI_TRIALS ?? 200);
const KEY = '13';

let server: RunningServer;
let browser: Browser;
let tab: SectionTab;
let peer: StockClient;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	browser = await launchBrowser();
	const officer = await signIn(server.url, (seat) => seat.card?.order === 1);
	const other = await signIn(
		server.url,
		(seat) => seat.plan === officer.seat.plan && seat.role === 'officer' && seat.party.shortName === '霞沢',
	);
	const plan = await planOf(officer);
	const part = plan.sections.find((section) => section.key === KEY)?.parts.find((candidate) => candidate.body === null);
	tab = await openSection(browser, officer, KEY);
	peer = await openStock(other, part?.id ?? '');
});

afterAll(async () => {
	peer.close();
	await browser.close();
	await server.close();
});

describe('composing 会議 while a peer writes', () => {
	it.each<[PeerPlace, number]>([
		['before', 101],
		['after', 202],
		['same', 303],
	])('[P7a] %s the spot leaves the word unbroken in every trial (seed %i)', async (place, seed) => {
		const results = await composeAgainstPeer(tab, peer, { place, trials, seed });
		expect(results.filter((trial) => !trial.right)).toEqual([]);
		expect(results).toHaveLength(trials);
	});
});
