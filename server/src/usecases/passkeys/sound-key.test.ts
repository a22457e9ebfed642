import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSoundKey } from './sound-key.ts';

const bytes = (base64url: string | undefined) => Buffer.from(base64url ?? '', 'base64url');
const byteString = (value: Uint8Array) => {
	const { length } = value;
	const head = length < 24 ? [0x40 + length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
	return Buffer.concat([Buffer.from(head), value]);
};

/** COSE: kty RSA, alg RS256, the modulus and the exponent. */
const rsa = (n: Uint8Array, e: Uint8Array): Uint8Array<ArrayBuffer> =>
	new Uint8Array(
		Buffer.concat([Buffer.from('a4010303390100', 'hex'), Buffer.from([0x20]), byteString(n), Buffer.from([0x21]), byteString(e)]),
	);

function made(modulusLength: number, publicExponent = 65_537): Uint8Array<ArrayBuffer> {
	const { n, e } = generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export({ format: 'jwk' });
	return rsa(bytes(n), bytes(e));
}

it('[PK3] an RSA key has at least 2048 bits and the exponent 65537', () => {
	expect(isSoundKey(made(2048))).toBe(true);
	expect(isSoundKey(made(3072))).toBe(true);
	expect(isSoundKey(made(1024))).toBe(false);
	expect(isSoundKey(made(2040))).toBe(false);
	expect(isSoundKey(made(2048, 3))).toBe(false);
	const { n } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
	// Under the exponent 1 everything is its own signature.
	expect(isSoundKey(rsa(bytes(n), Buffer.from([1])))).toBe(false);
	// Zeros in front make no modulus longer.
	const short = bytes(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }).n);
	expect(isSoundKey(rsa(Buffer.concat([Buffer.alloc(128), short]), Buffer.from([1, 0, 1])))).toBe(false);
});
