import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { personIn } from './browser.ts';
import { eventually } from './eventually.ts';
import type { HttpClient } from './http-client.ts';
import { type InputMethod, inputMethodOf } from './ime.ts';

/** A section page in one person's browser. */
export interface SectionTab {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly client: HttpClient;
	/** 保存の状態. */
	readonly saving: Locator;
	/** The boxes of 保存できなかった文. */
	readonly rescued: Locator;
	/** A text of the page: the common part, or that of a body (its name). */
	text(body?: string): Locator;
	/** An input method at work on this page. */
	readonly ime: InputMethod;
	close(): Promise<void>;
}

/** Opens a section and waits until its common part can be read. */
export async function openSection(browser: Browser, client: HttpClient, key: string): Promise<SectionTab> {
	const context = await personIn(browser, client);
	return sectionIn(context, client, key);
}

/** The same in a further tab of a browser that is open already. */
export async function sectionIn(context: BrowserContext, client: HttpClient, key: string): Promise<SectionTab> {
	const page = await context.newPage();
	await page.goto(`${client.url}/plans/${client.seat.plan}/s/${key}`);
	const text = (body?: string) =>
		page.getByRole('textbox', { name: new RegExp(`^${key} \\S+ ${body === undefined ? '' : `${body} `}本文$`) });
	await text().waitFor();
	return {
		page,
		context,
		client,
		saving: page.getByRole('status', { name: '保存の状態' }),
		rescued: page.getByRole('region', { name: '保存できなかった文' }),
		text,
		ime: await inputMethodOf(page),
		close: () => context.close(),
	};
}

/** The words of a text, a line for each block, without the carets of others. */
export function wordsIn(text: Locator): Promise<string> {
	return text.evaluate((element) => {
		const copy = element.cloneNode(true) as HTMLElement;
		for (const caret of copy.querySelectorAll('.peer-caret')) {
			caret.remove();
		}
		return [...copy.children].map((block) => block.textContent).join('\n');
	});
}

/** Selects `words` in a text as a pointer would, or puts the caret before or after them, until the editor has it so. */
export async function pointAt(text: Locator, words: string, how: 'select' | 'before' | 'after'): Promise<void> {
	await text.focus();
	await text.evaluate(
		async (element, { words: wanted, how: at }) => {
			const placesNow = (): readonly [[Text, number], [Text, number]] => {
				const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
					node.parentElement?.closest('.peer-caret') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
				);
				const nodes: Text[] = [];
				while (walker.nextNode()) {
					nodes.push(walker.currentNode as Text);
				}
				const whole = nodes.map((node) => node.data).join('');
				const start = whole.indexOf(wanted);
				if (start < 0) {
					throw new Error(`no such words: ${wanted}`);
				}
				// A place between two nodes belongs to the end of the first for an end, to the start of the second for a start.
				const place = (offset: number, side: 'start' | 'end'): [Text, number] => {
					let before = 0;
					for (const node of nodes) {
						const inside = offset - before;
						if (inside < node.length || (side === 'end' && inside === node.length)) {
							return [node, inside];
						}
						before += node.length;
					}
					throw new Error('beyond the text');
				};
				const from = place(start, 'start');
				const to = place(start + wanted.length, 'end');
				return at === 'select' ? [from, to] : at === 'before' ? [from, from] : [to, to];
			};
			const { editor } = element as unknown as {
				editor: {
					view: { posAtDOM(node: Node, offset: number): number };
					state: { selection: { anchor: number; head: number } };
				};
			};
			// The editor reads the selection in a task of its own, and puts its own back when somebody's caret comes before.
			for (let time = 0; time < 50; time += 1) {
				const [anchor, head] = placesNow();
				getSelection()?.setBaseAndExtent(...anchor, ...head);
				await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
				const [nowAnchor, nowHead] = placesNow();
				const { selection } = editor.state;
				if (selection.anchor === editor.view.posAtDOM(...nowAnchor) && selection.head === editor.view.posAtDOM(...nowHead)) {
					return;
				}
			}
			throw new Error(`the editor does not take the place of: ${wanted}`);
		},
		{ words, how },
	);
}

/** Types words letter by letter where the caret is, each as a confirmed one. */
export async function typeSlowly(page: Page, words: string): Promise<void> {
	for (const letter of words) {
		await page.keyboard.insertText(letter);
	}
}

/** Builds a word with the input method: kana first, then the confirmed word. */
export async function compose(tab: SectionTab, kana: string, word: string): Promise<void> {
	for (let length = 1; length <= kana.length; length += 1) {
		await tab.ime.preedit(kana.slice(0, length));
	}
	await tab.ime.commit(word);
}

/**
 * Begins a word, does something else, and keeps the input method at work until that has happened: so long the word stays
 * on the page. No faster than a person, for the server takes in no more than a person types.
 */
export async function composeWhile<T>(tab: SectionTab, kana: string, act: () => Promise<T>): Promise<T> {
	let length = 0;
	const type = async (): Promise<void> => {
		length = (length % kana.length) + 1;
		await tab.ime.preedit(kana.slice(0, length));
	};
	await type();
	let over = false;
	const ended = act().finally(() => {
		over = true;
	});
	await eventually(async () => {
		await type();
		return over;
	}).toBe(true);
	return ended;
}

/** Waits until the page says that everything is saved. */
export async function saved(tab: SectionTab): Promise<void> {
	await eventually(() => tab.saving.textContent()).toMatch(/^保存しました \d\d:\d\d$/);
}

/** Waits until every tab shows the same words, and answers them. */
export async function agreed(tabs: readonly SectionTab[], body?: string): Promise<string> {
	const all = () => Promise.all(tabs.map((tab) => wordsIn(tab.text(body))));
	await eventually(async () => new Set(await all()).size).toBe(1);
	return (await all())[0] ?? '';
}

const trunkOf = (tab: SectionTab) => tab.page.getByRole('region', { name: '共通の部分' });

/** Presses 凍結する for the common part; the dialog stands open. */
export async function askToFreeze(tab: SectionTab): Promise<void> {
	await tab.page.getByRole('button', { name: '凍結する', exact: true }).click();
	await tab.page.getByRole('dialog').waitFor();
}

/** Says yes in the dialog and waits until the part is frozen. */
export async function confirmFreeze(tab: SectionTab): Promise<void> {
	const dialog = tab.page.getByRole('dialog');
	await dialog.getByRole('button', { name: '凍結する' }).click();
	await dialog.waitFor({ state: 'detached' });
}

/** Reopens the common part with a reason. */
export async function reopen(tab: SectionTab, reason: string): Promise<void> {
	await trunkOf(tab).getByRole('button', { name: '凍結を解く' }).click();
	const dialog = tab.page.getByRole('dialog');
	await dialog.getByRole('textbox', { name: /凍結を解く理由/ }).fill(reason);
	await dialog.getByRole('button', { name: '凍結を解く' }).click();
	await dialog.waitFor({ state: 'detached' });
}

/** Selects words of the common part and comments on them. */
export async function commentOn(tab: SectionTab, words: string, comment: string): Promise<void> {
	await pointAt(tab.text(), words, 'select');
	await trunkOf(tab).getByRole('button', { name: '指摘を付ける', exact: true }).click();
	const form = tab.page.getByRole('form', { name: 'コメントを書く' });
	await form.getByRole('textbox', { name: /内容/ }).fill(comment);
	await form.getByRole('button', { name: '送る' }).click();
	await form.waitFor({ state: 'detached' });
}
