/** What a browser says about a ceremony (CollectedClientData), as far as it is judged here. */
export interface ClientData {
	readonly challenge: string;
	/** Whether the page stood in a frame of another site, or the browser says anything but a plain no. */
	readonly framed: boolean;
}

/** Reads clientDataJSON; null where it is none. */
export function readClientData(base64url: string): ClientData | null {
	const data = parsed(Buffer.from(base64url, 'base64url').toString('utf8'));
	if (typeof data !== 'object' || data === null || !('challenge' in data) || typeof data.challenge !== 'string') {
		return null;
	}
	const framed = ('crossOrigin' in data && data.crossOrigin !== false) || 'topOrigin' in data;
	return { challenge: data.challenge, framed };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/**
 * Whether a text is base64url in its one shortest form, as browsers write it. Another spelling of the same bytes would have to
 * be read alike by whoever checks a record years later.
 */
export function isPlainBase64url(text: string): boolean {
	return text !== '' && Buffer.from(text, 'base64url').toString('base64url') === text;
}
