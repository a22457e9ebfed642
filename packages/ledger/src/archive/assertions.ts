import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesEqual, fromBase64url, utf8Of } from '../bytes.ts';
import type { PasskeyProof } from './act-file.ts';
import type { Means } from './reading.ts';

/** Length of the part of authenticator data that every assertion has: hash of the host, flags, counter. */
const HEAD_BYTES = 37;
const HASH_BYTES = 32;
/** User present, user verified. */
const FLAGS = 0b101;

/**
 * Judges a passkey's proof over a challenge (W3C Web Authentication §7.2, without the counter: keys that stand on several
 * devices always say 0).
 * @returns what does not hold, or null
 */
export function assertionFault(proof: PasskeyProof, challenge: string, { sha256, verifyAssertion }: Means): string | null {
	const [client, data, signature, publicKey] = [
		proof.clientDataJSON,
		proof.authenticatorData,
		proof.signature,
		proof.publicKey,
	].map((text) => (text === '' ? null : fromBase64url(text)));
	if (!client || !data || !signature || !publicKey) {
		return 'base64url';
	}
	const said = clientDataOf(client);
	if (said === null || said.type !== 'webauthn.get' || said.framed) {
		return 'clientDataJSON';
	}
	if (said.challenge !== challenge) {
		return 'challenge';
	}
	if (said.origin !== proof.origin || !isOfHost(proof.origin, proof.rpId)) {
		return 'origin';
	}
	if (data.length < HEAD_BYTES || !bytesEqual(data.slice(0, HASH_BYTES), sha256(utf8ToBytes(proof.rpId)))) {
		return 'rpIdHash';
	}
	if (((data[HASH_BYTES] as number) & FLAGS) !== FLAGS) {
		return 'flags';
	}
	return verifyAssertion({ publicKey, data: concatBytes(data, sha256(client)), signature }) ? null : 'signature';
}

function clientDataOf(
	bytes: Uint8Array,
): { readonly type: unknown; readonly challenge: unknown; readonly origin: unknown; readonly framed: boolean } | null {
	try {
		const { type, challenge, origin, crossOrigin, topOrigin } = JSON.parse(utf8Of(bytes) ?? '') as Record<string, unknown>;
		return { type, challenge, origin, framed: (crossOrigin ?? false) !== false || topOrigin !== undefined };
	} catch {
		return null;
	}
}

/** Whether an address is of a host that a passkey was made for, or below it. */
function isOfHost(origin: string, rpId: string): boolean {
	const host = URL.canParse(origin) ? new URL(origin).hostname : '';
	return rpId !== '' && (host === rpId || host.endsWith(`.${rpId}`));
}
