/** Where the server can be reached, as far as Origin and Host are judged by it. */
export interface OwnAddress {
	/** `https://…`, where it stands behind such an address. */
	readonly origin: string | null;
	/** Address it listens on. */
	readonly host: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/** Host header without its port. */
const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/**
 * Whether a request may be answered under this Host. A server for one machine answers only to that machine's own names:
 * otherwise a foreign page could let its own name point here and read what the browser may read.
 */
export function isOwnHost(own: OwnAddress, host: string | undefined): boolean {
	if (host === undefined) {
		return false;
	}
	if (own.origin !== null && new URL(own.origin).host === host) {
		return true;
	}
	return LOOPBACK.includes(own.host) ? LOOPBACK.includes(nameOf(host)) : true;
}

/** Whether an Origin header is the server's own. An absent one comes from no browser page and is admitted. */
export function isOwnOrigin(own: OwnAddress, origin: string | undefined, host: string | undefined): boolean {
	if (origin === undefined) {
		return true;
	}
	if (origin === own.origin) {
		return true;
	}
	return own.origin === null && isOwnHost(own, host) && origin === `http://${host}`;
}

/** Under which address a request came in. */
export interface AskedAt {
	/** `http://localhost:8787`: the origin that the page of the request has. */
	readonly origin: string;
	/** Host for which passkeys are made and asked here; null under an IP address, which cannot have any. */
	readonly rpId: string | null;
}

/** The address of a request, from what the server knows of itself, else from the request's Host. */
export function askedAt(own: OwnAddress, host: string | undefined): AskedAt {
	const origin = own.origin ?? `http://${host ?? own.host}`;
	const name = URL.canParse(origin) ? new URL(origin).hostname : '';
	const isAddress = name === '' || name.startsWith('[') || /^[\d.]+$/.test(name);
	return { origin, rpId: isAddress ? null : name };
}
