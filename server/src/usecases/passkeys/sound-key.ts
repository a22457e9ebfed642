import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

/** Labels of a COSE key (RFC 9052, RFC 9053). Those of one kind of key mean something else in another. */
const KTY = 1;
const ALG = 3;
const [CRV, X, Y] = [-1, -2, -3];
const [N, E] = [-1, -2];

/** Kinds of keys that are taken, by their COSE algorithms: ES256, EdDSA and RS256, which browsers have and Node can check. */
export const keyKinds: readonly number[] = [-7, -8, -257];

/** Shortest RSA modulus (bits) and the only exponent: what devices make. Others could be factored, or signed for by anybody. */
const RSA_BITS = 2048;
const RSA_EXPONENT = 65_537n;

/**
 * Whether a COSE key is a whole one of a kind that is taken, and strong. One that is not whole would be kept, asked for at every
 * signing, and never prove anything; a weak one would prove what its person never did.
 */
export function isSoundKey(cose: Uint8Array<ArrayBuffer>): boolean {
	return soundKeyOf(cose) !== null;
}

/** The key that a COSE key is, where it is a sound one; else null. */
export function soundKeyOf(cose: Uint8Array<ArrayBuffer>): KeyObject | null {
	try {
		const jwk = jwkOf(decodeCredentialPublicKey(cose) as unknown as ReadonlyMap<number, unknown>);
		const key = jwk === null ? null : createPublicKey({ key: jwk, format: 'jwk' });
		return key !== null && isStrong(key) ? key : null;
	} catch {
		return null;
	}
}

/** The curves have one strength; an RSA key has the one that its maker chose. */
function isStrong({ asymmetricKeyType, asymmetricKeyDetails: details }: KeyObject): boolean {
	return asymmetricKeyType !== 'rsa' || ((details?.modulusLength ?? 0) >= RSA_BITS && details?.publicExponent === RSA_EXPONENT);
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
