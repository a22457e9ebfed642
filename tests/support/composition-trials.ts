import { messageType } from '@renkei/sync-protocol';
import * as Y from 'yjs';
import { chanceFrom } from './rng.ts';
import { pointAt, type SectionTab, wordsIn } from './section-tab.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

/** Where a peer writes while 会議 is being composed between 甲 and 乙. */
export type PeerPlace = 'before' | 'after' | 'same';

/** What came out of one trial; `right` when the word is whole and everybody has the same text. */
export interface Trial {
	readonly number: number;
	readonly mine: string;
	readonly peer: string;
	readonly compositions: number;
	readonly right: boolean;
}

const STEPS = ['k', 'か', 'かい', 'かいｇ', 'かいぎ'];
const INSERTION = '割込';

const expected: Readonly<Record<PeerPlace, RegExp>> = {
	before: /^割込甲会議乙$/,
	after: /^甲会議乙割込$/,
	// At one and the same spot either order is right, as long as no word is torn.
	same: /^甲(割込会議|会議割込)乙$/,
};

const firstText = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
const indexOf = (place: PeerPlace): number => ({ before: 0, same: 1, after: 2 })[place];

/** Empties the part down to one paragraph 甲乙, as the peer. */
function reset(doc: Y.Doc): void {
	doc.transact(() => {
		const body = doc.getXmlFragment('body');
		body.delete(0, body.length);
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText('甲乙')]);
		body.insert(0, [paragraph]);
	});
}

/** Counts compositions that begin in the tab; a remote change that breaks one makes the browser begin another. */
async function countCompositions(tab: SectionTab): Promise<() => Promise<number>> {
	await tab.page.evaluate(() => {
		const counter = window as unknown as { compositions?: number };
		if (counter.compositions === undefined) {
			document.addEventListener('compositionstart', () => {
				counter.compositions = (counter.compositions ?? 0) + 1;
			});
		}
		counter.compositions = 0;
	});
	return () =>
		tab.page.evaluate(() => {
			const counter = window as unknown as { compositions: number };
			const seen = counter.compositions;
			counter.compositions = 0;
			return seen;
		});
}

/**
 * Composes 会議 by the browser's own input method again and again while a stock client writes into the same paragraph,
 * each time at another step of the composition.
 * @param seed decides the step at which the peer writes
 */
export async function composeAgainstPeer(
	tab: SectionTab,
	peer: StockClient,
	{ place, trials, seed }: { readonly place: PeerPlace; readonly trials: number; readonly seed: number },
): Promise<Trial[]> {
	const chance = chanceFrom(seed);
	const text = tab.text();
	const compositions = await countCompositions(tab);
	let arrived = 0;
	const results: Trial[] = [];
	for (let number = 1; number <= trials; number += 1) {
		reset(peer.doc);
		await until(async () => (await wordsIn(text)) === '甲乙');
		await pointAt(text, '甲', 'after');
		const at = chance.below(STEPS.length + 1);
		for (const [step, preedit] of STEPS.entries()) {
			if (step === at) {
				arrived = await insertAndCommit(peer, place, arrived);
			}
			await tab.ime.preedit(preedit);
		}
		if (at === STEPS.length) {
			arrived = await insertAndCommit(peer, place, arrived);
		}
		await tab.ime.commit('会議');
		await until(async () => {
			const mine = await wordsIn(text);
			return mine.includes(INSERTION) && mine === firstText(peer.doc).toString();
		});
		const mine = await wordsIn(text);
		const theirs = firstText(peer.doc).toString();
		const begun = await compositions();
		results.push({
			number,
			mine,
			peer: theirs,
			compositions: begun,
			right: expected[place].test(mine) && mine === theirs && begun === 1,
		});
	}
	return results;
}

/** The peer writes, and the server has it on disk and has relayed it before this returns. */
async function insertAndCommit(peer: StockClient, place: PeerPlace, before: number): Promise<number> {
	firstText(peer.doc).insert(indexOf(place), INSERTION);
	const durable = () => peer.heard.filter(({ type }) => type === messageType.durable).length;
	return until(() => (durable() > before ? durable() : 0));
}
