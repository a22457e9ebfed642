import { type Row, rowsOf, setCell } from '@renkei/part-doc';
import type * as Y from 'yjs';
import { cellOf, wordsOf } from './grid.ts';
import { chanceFrom } from './rng.ts';
import type { SectionTab } from './section-tab.ts';
import { until } from './until.ts';

/** Where somebody else writes while 会議 is being composed in a cell that was only chosen. */
export type CellPeerPlace = 'nowhere' | 'same row' | 'same cell';

/** What came out of one trial; `right` when the word is whole here and the peer has what this screen shows. */
export interface CellTrial {
	readonly number: number;
	readonly shown: string;
	readonly peer: string;
	readonly compositions: number;
	readonly right: boolean;
}

const STEPS = ['k', 'か', 'かい', 'かいｇ', 'かいぎ'];

/** Columns of 周知 in section 07: the one that is composed in, and another of the same row. */
const TABLE = 'publicity';
const [COLUMN, BESIDE] = ['medium', 'goal'];
const NAME = '媒体、周知 1行目';

const firstRow = (doc: Y.Doc): Row => rowsOf(doc, TABLE).find((row) => !row.deleted) as Row;

/** Counts compositions that begin in the page; one that is broken begins twice. */
async function countCompositions(tab: SectionTab): Promise<() => Promise<number>> {
	await tab.page.evaluate(() => {
		const counter = window as unknown as { begun?: number };
		if (counter.begun === undefined) {
			document.addEventListener('compositionstart', () => {
				counter.begun = (counter.begun ?? 0) + 1;
			});
		}
		counter.begun = 0;
	});
	let before = 0;
	return async () => {
		const all = await tab.page.evaluate(() => (window as unknown as { begun: number }).begun);
		const since = all - before;
		before = all;
		return since;
	};
}

/**
 * Composes 会議 again and again in a cell that was only chosen, while somebody writes elsewhere in the row or in the very
 * cell, each time at another step. Written in the cell, the other value is told, and 会議 is offered back and taken.
 * @param seed decides the step at which the other writes
 */
export async function composeInCell(
	tab: SectionTab,
	peer: Y.Doc,
	{ place, trials, seed }: { readonly place: CellPeerPlace; readonly trials: number; readonly seed: number },
): Promise<CellTrial[]> {
	const chance = chanceFrom(seed);
	const compositions = await countCompositions(tab);
	const results: CellTrial[] = [];
	await cellOf(tab, NAME).click({ position: { x: 6, y: 6 } });
	for (let number = 1; number <= trials; number += 1) {
		const was = `前の値${number}`;
		setCell(peer, TABLE, firstRow(peer).id, COLUMN as string, was);
		await until(async () => (await wordsOf(tab, NAME)) === was);
		const at = chance.below(STEPS.length);
		const theirs = `相手${number}`;
		for (const [step, preedit] of STEPS.entries()) {
			if (step === at && place !== 'nowhere') {
				setCell(peer, TABLE, firstRow(peer).id, (place === 'same cell' ? COLUMN : BESIDE) as string, theirs);
				await until(async () =>
					place === 'same cell'
						? step === 0 || (await tab.page.getByText(`ほかの人がこの欄を『${theirs}』にしました。`).count()) > 0
						: (await wordsOf(tab, '目標、周知 1行目')) === theirs,
				);
			}
			await tab.ime.preedit(preedit);
		}
		await tab.ime.commit('会議');
		await tab.page.keyboard.press('Enter');
		await tab.page.keyboard.press('ArrowUp');
		const offer = tab.page.getByRole('button', { name: '自分の『会議』に戻す' });
		await until(async () => (await wordsOf(tab, NAME)) === '会議' || (await offer.count()) > 0);
		if ((await offer.count()) > 0) {
			await offer.click();
			await cellOf(tab, NAME).click({ position: { x: 6, y: 6 } });
		}
		await until(() => firstRow(peer).cells[COLUMN as string] === '会議');
		const shown = await wordsOf(tab, NAME);
		const other = String(firstRow(peer).cells[COLUMN as string]);
		const begun = await compositions();
		results.push({ number, shown, peer: other, compositions: begun, right: shown === '会議' && other === '会議' && begun === 1 });
	}
	return results;
}
