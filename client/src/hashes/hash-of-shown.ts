import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { contentHashOf, type PartContent } from '@renkei/plan';

const digestOf = (text: string): Uint8Array => sha256(utf8ToBytes(text));

/** `sha256:` and the hex digest of the UTF-8 bytes. Written in the script itself: a page over plain HTTP has no WebCrypto. */
export function sha256Of(text: string): string {
	return `sha256:${bytesToHex(digestOf(text))}`;
}

/** The SHA-256 of the UTF-8 bytes in base64url, as the server makes a challenge of it. */
export function challengeOf(text: string): string {
	return btoa(String.fromCharCode(...digestOf(text)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}

/** The hash of content as it is shown here; null for content that cannot be hashed at all. */
export function hashOfShown(content: Readonly<Record<string, unknown>>): string | null {
	try {
		return contentHashOf(content as unknown as PartContent, (text) => bytesToHex(digestOf(text)));
	} catch {
		// RFC 8785 knows no hash of lone surrogates: such words never came from a freeze.
		return null;
	}
}
