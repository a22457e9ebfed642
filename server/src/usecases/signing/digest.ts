import { createHash } from 'node:crypto';

/** `sha256:` and the hex digest of the UTF-8 bytes. */
export function sha256Of(text: string): string {
	return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The SHA-256 of the UTF-8 bytes in base64url, as WebAuthn takes a challenge. */
export function challengeOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
