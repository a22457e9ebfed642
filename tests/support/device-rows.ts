import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { HttpClient } from './http-client.ts';
import type { SectionTab } from './section-tab.ts';

/** What the browser keeps on this device for the pages of one server. */
export interface DeviceRows {
	/** Names of databases. */
	readonly databases: readonly string[];
	/** Texts of what the server does not have, of all databases. */
	readonly unsent: readonly string[];
	/** Texts of refused drafts, of all databases. */
	readonly drafts: readonly string[];
	/** Keys of localStorage. */
	readonly local: readonly string[];
}

/** Reads it through a page of that server, without making anything. */
export function rowsOn(page: Page): Promise<DeviceRows> {
	return page.evaluate(async () => {
		const answer = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, refuse) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => refuse(request.error);
			});
		// Between the list and here a database may have gone; opening would make an empty one, which the page then trips over.
		const opened = (name: string) =>
			new Promise<IDBDatabase | null>((resolve, refuse) => {
				const request = indexedDB.open(name);
				request.onupgradeneeded = () => request.transaction?.abort();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => (request.error?.name === 'AbortError' ? resolve(null) : refuse(request.error));
			});
		const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
		const found = { databases, unsent: [] as string[], drafts: [] as string[], local: Object.keys(localStorage) };
		for (const name of databases) {
			const db = await opened(name);
			if (db === null) {
				continue;
			}
			for (const store of ['unsent', 'drafts'] as const) {
				const rows = await answer(db.transaction(store).objectStore(store).getAll());
				found[store].push(...rows.map((row: { text: string }) => row.text));
			}
			db.close();
		}
		return found;
	});
}

/** Waits until words that the server does not have lie on this device. */
export async function keptOnDevice(tab: SectionTab, words: string): Promise<void> {
	await eventually(async () => (await rowsOn(tab.page)).unsent.join('\n')).toContain(words);
}

/** Waits until nothing unsent lies on this device any more. */
export async function nothingUnsent(tab: SectionTab): Promise<void> {
	await eventually(async () => (await rowsOn(tab.page)).unsent).toEqual([]);
}

/** The tab's process dies, as with a crash of the browser or a power cut: no handler of the page runs. */
export async function crash(tab: SectionTab): Promise<void> {
	const session = await tab.context.newCDPSession(tab.page);
	const died = tab.page.waitForEvent('crash');
	// The answer never comes: who should give it is dead.
	session.send('Page.crash').catch(() => undefined);
	await died;
	await tab.page.close();
}

/** Somebody else signs in to the same browser. */
export async function signInHere(context: BrowserContext, client: HttpClient): Promise<void> {
	const [name, value] = client.cookie.split('=') as [string, string];
	await context.addCookies([{ name, value, url: client.url, httpOnly: true, sameSite: 'Strict' }]);
}

/** Whether the browser would ask before this page is left. */
export function asksBeforeLeaving(page: Page): Promise<boolean> {
	return page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
}
