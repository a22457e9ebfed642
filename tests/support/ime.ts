import type { CDPSession, Page } from 'playwright-core';

/** A Japanese input method on one page, by the browser's own protocol (the only way to compose in headless Chromium). */
export interface InputMethod {
	/** Shows unconfirmed text, as while typing kana. */
	preedit(text: string): Promise<void>;
	/** Confirms. */
	commit(text: string): Promise<void>;
	/** Gives up the unconfirmed text. */
	cancel(): Promise<void>;
}

export async function inputMethodOf(page: Page): Promise<InputMethod> {
	const session: CDPSession = await page.context().newCDPSession(page);
	return {
		async preedit(text) {
			await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
		},
		async commit(text) {
			await session.send('Input.insertText', { text });
		},
		async cancel() {
			await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
		},
	};
}
