import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

/** Labels of a COSE key (RFC 9052, RFC 9053). Those of one kind of key mean something else in another. */
const KTY = 1;
const ALG = 3;
const [CRV, X, Y] = [-1, -2, -3];
const [N, E] = [-1, -2];

/** Kinds of keys that are taken, by their COSE algorithms: ES256, EdDSA and RS256, which browsers have and Node can check. */
export const keyKinds: readonly number[] = [-7, -8, -257];

/**
 * Whether a COSE key is a whole one of a kind that is taken. One that is not would be kept, asked for at every signing, and
 * never prove anything.
 */
export function isSoundKey(cose: Uint8Array<ArrayBuffer>): boolean {
	try {
		const jwk = jwkOf(decodeCredentialPublicKey(cose) as unknown as ReadonlyMap<number, unknown>);
		return jwk !== null && createPublicKey({ key: jwk, format: 'jwk' }).type === 'public';
	} catch {
		return false;
	}
}

function jwkOf(key: ReadonlyMap<number, unknown>): JsonWebKey | null {
	const text = (label: number): string => {
		const bytes = key.get(label);
		return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64url') : '';
	};
	switch (`${key.get(KTY)} ${key.get(ALG)}`) {
		case '2 -7':
			return key.get(CRV) === 1 ? { kty: 'EC', crv: 'P-256', x: text(X), y: text(Y) } : null;
		case '1 -8':
			return key.get(CRV) === 6 ? { kty: 'OKP', crv: 'Ed25519', x: text(X) } : null;
		case '3 -257':
			return { kty: 'RSA', n: text(N), e: text(E) };
		default:
			return null;
	}
}
