import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type CellPeerPlace, composeInCell } from '../support/cell-trials.ts';
import { cellOf } from '../support/grid.ts';
import { partOf, signInAs } from '../support/http-client.ts';
import { openSection, type SectionTab } from '../support/section-tab.ts';
import { type RunningServer, startServer } from '../support/start-server.ts';
import { openStock, type StockClient } from '../support/stock-client.ts';

/** `RENKEI_TRIALS` per place; the promise is stated for 200. */
const trials = Number(process.env.RENKEI_TRIALS ?? 200);
const KEY = '07';

let server: RunningServer;
let browser: Browser;
let tab: SectionTab;
let peer: StockClient;

beforeAll(async () => {
	server = await startServer({ RENKEI_FRAMES_PER_SECOND: '2000' });
	browser = await launchBrowser();
	const lead = await signInAs(server.url, '朝霧', 'lead');
	const other = await signInAs(server.url, '栗瀬', 'officer');
	tab = await openSection(browser, lead, KEY);
	peer = await openStock(other, (await partOf(other, KEY)).id);
	await cellOf(tab, '媒体、周知 1行目').waitFor();
});

afterAll(async () => {
	peer.close();
	await browser.close();
	await server.close();
});

describe('composing 会議 in a cell that was only chosen', () => {
	it.each<[CellPeerPlace, number]>([
		['nowhere', 11],
		['same row', 12],
		['same cell', 13],
	])('[GR22] with somebody writing in the %s the word is whole in every trial (seed %i)', async (place, seed) => {
		const results = await composeInCell(tab, peer.doc, { place, trials, seed });
		expect(results.filter((trial) => !trial.right)).toEqual([]);
		expect(results).toHaveLength(trials);
	});
});
