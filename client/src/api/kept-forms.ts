import { isSharedTerminal } from '../text/shared-terminal.ts';

/**
 * What stands in a form that is not sent yet, for as long as the tab lives: a page that is loaded anew has it again. It never
 * leaves the browser, goes with the sign-out, and is not kept at all on a terminal that others use too.
 */
const PREFIX = 'renkei.form.';

/** What was kept under a name, or null. */
export function keptForm(name: string): string | null {
	try {
		if (isSharedTerminal()) {
			forgetForms();
			return null;
		}
		return sessionStorage.getItem(PREFIX + name);
	} catch {
		return null;
	}
}

/** Keeps what stands in a form now. */
export function keepForm(name: string, words: string): void {
	try {
		if (!isSharedTerminal()) {
			sessionStorage.setItem(PREFIX + name, words);
		}
	} catch {
		// Then it is there for as long as the page is open.
	}
}

/** Forgets every form whose name begins so; without a name all of them. */
export function forgetForms(name = ''): void {
	try {
		for (const key of Object.keys(sessionStorage)) {
			if (key.startsWith(PREFIX + name)) {
				sessionStorage.removeItem(key);
			}
		}
	} catch {
		// Nothing was kept.
	}
}
