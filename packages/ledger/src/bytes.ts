/** Two byte strings are the same. */
export function bytesEqual(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The bytes of base64 with padding, or null. Only the one right spelling is taken: else two texts would say the same. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
		return toBase64(bytes) === text ? bytes : null;
	} catch {
		return null;
	}
}

/** The bytes of base64url without padding (RFC 4648 §5), or null; as strict as {@link fromBase64}. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
	if (!/^[\w-]*$/.test(text)) {
		return null;
	}
	const plain = text.replaceAll('-', '+').replaceAll('_', '/');
	return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
}

/** Base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
	return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of UTF-8 bytes, or null where they are none. A byte order mark is kept: it is a byte like the others. */
export function utf8Of(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}
