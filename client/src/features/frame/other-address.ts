/**
 * The same page under the other name of this machine. The two names keep separate cookies, so that one person can work
 * in two seats side by side in one browser.
 * @returns null where the page is not opened under a loopback name
 */
export function otherAddress(href: string): string | null {
	const url = new URL(href);
	if (url.hostname === 'localhost') {
		url.hostname = '127.0.0.1';
	} else if (url.hostname === '127.0.0.1') {
		url.hostname = 'localhost';
	} else {
		return null;
	}
	return url.href;
}
