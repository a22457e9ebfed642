import { launchBrowser } from '../support/browser.ts';
import { costRange } from '../support/excel-range.ts';
import { copyFromExcel, withClipboard } from '../support/grid.ts';
import { signInAs } from '../support/http-client.ts';
import { openSection, type SectionTab } from '../support/section-tab.ts';
import { startServer } from '../support/start-server.ts';

/** How often the same is done; the median is told. */
const TIMES = 7;

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] as number;

/**
 * ms until what an act changes is painted.
 * @param selector what is pressed; null: a bare table of the same size is built by the browser's own means
 */
function untilPainted(tab: SectionTab, selector: string | null): Promise<number> {
	return tab.page.evaluate(
		(pressed) =>
			new Promise<number>((done) => {
				const table = document.createElement('table');
				const began = performance.now();
				if (pressed === null) {
					for (let line = 0; line < 200; line += 1) {
						const row = table.insertRow();
						for (let column = 0; column < 10; column += 1) {
							row.insertCell().textContent = `セル ${line} ${column}`;
						}
					}
					document.querySelector('.section-main')?.append(table);
				} else {
					document.querySelector<HTMLElement>(pressed)?.click();
				}
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => {
						done(performance.now() - began);
						table.remove();
					};
					port2.postMessage(null);
				});
			}),
		selector,
	);
}

const server = await startServer();
const browser = await launchBrowser();
const tab = await openSection(browser, await signInAs(server.url, '朝霧', 'lead'), '11');
await withClipboard(tab);
const first = tab.page.getByRole('gridcell', { name: /^No、共通の費用 新しい行/ });
const bare: number[] = [];
const paste: number[] = [];
const undo: number[] = [];
for (let time = 0; time < TIMES; time += 1) {
	bare.push(await untilPainted(tab, null));
	await first.click({ position: { x: 6, y: 6 } });
	await copyFromExcel(tab, costRange(200).text);
	await tab.page.keyboard.press('Control+v');
	const dialog = tab.page.getByRole('dialog');
	await dialog.getByRole('radio', { name: /^千円に直す/ }).check();
	paste.push(await untilPainted(tab, 'dialog .ui-button--solid'));
	await dialog.waitFor({ state: 'detached' });
	await tab.page.waitForTimeout(2_000);
	undo.push(await untilPainted(tab, '[aria-label="元に戻す：共通の費用"]'));
	await tab.page.waitForTimeout(2_000);
}
const [table, pasted, back] = [median(bare), median(paste), median(undo)];
process.stdout.write(
	`200 × 10 cells, median of ${TIMES}: bare table ${table.toFixed(1)} ms; paste to paint ${pasted.toFixed(1)} ms (${(pasted / table).toFixed(1)} ×); one step back ${back.toFixed(1)} ms (${(back / table).toFixed(1)} ×)\n`,
);
await browser.close();
await server.close();
