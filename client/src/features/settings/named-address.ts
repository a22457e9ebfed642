/** The same page under the machine's own name, where it was opened under that machine's digits; else null. */
export function namedAddress(href: string): string | null {
	const url = new URL(href);
	if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') {
		return null;
	}
	url.hostname = 'localhost';
	return url.href;
}
