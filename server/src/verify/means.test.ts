import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nodeMeans } from './means.ts';

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');
const word = (base64url: string | undefined): Buffer => Buffer.from(base64url ?? '', 'base64url');

/** COSE keys as devices write them, by RFC 9053. */
function kinds(): Record<string, { readonly cose: Buffer; readonly privateKey: KeyObject; readonly hash: string | null }> {
	const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const ecJwk = ec.publicKey.export({ format: 'jwk' });
	const ed = generateKeyPairSync('ed25519');
	const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
	const rsaOf = (key: KeyObject, length: string): Buffer => {
		const { n, e } = key.export({ format: 'jwk' });
		return Buffer.concat([bytesOf(`a401030339010020${length}`), word(n), bytesOf('2143'), word(e)]);
	};
	return {
		ES256: {
			cose: Buffer.concat([bytesOf('a5010203262001215820'), word(ecJwk.x), bytesOf('225820'), word(ecJwk.y)]),
			...{ privateKey: ec.privateKey, hash: 'sha256' },
		},
		EdDSA: {
			cose: Buffer.concat([bytesOf('a4010103272006215820'), word(ed.publicKey.export({ format: 'jwk' }).x)]),
			...{ privateKey: ed.privateKey, hash: null },
		},
		RS256: { cose: rsaOf(rsa.publicKey, '590100'), privateKey: rsa.privateKey, hash: 'sha256' },
		'RS256 of 1024 bits': { cose: rsaOf(weak.publicKey, '5880'), privateKey: weak.privateKey, hash: 'sha256' },
	};
}

describe('what a passkey signed', () => {
	const all = kinds();
	const data = Buffer.from('authenticator data and the hash of the client data');
	const check = (kind: string, change: Partial<Record<'publicKey' | 'data' | 'signature', Uint8Array>> = {}): boolean => {
		const { cose, privateKey, hash } = all[kind] as (typeof all)[string];
		return nodeMeans.verifyAssertion({ publicKey: cose, data, signature: sign(hash, data, privateKey), ...change });
	};

	it.each(['ES256', 'EdDSA', 'RS256'])('[AV21] by %s holds over these bytes alone', (kind) => {
		expect(check(kind)).toBe(true);
		expect(check(kind, { data: Buffer.from('other') })).toBe(false);
		expect(check(kind, { signature: Buffer.alloc(64) })).toBe(false);
		expect(check(kind, { signature: Buffer.alloc(0) })).toBe(false);
		const others = Object.keys(all).filter((other) => other !== kind);
		expect(others.map((other) => check(kind, { publicKey: all[other]?.cose ?? data }))).toEqual(others.map(() => false));
	});

	it('[AV21] by a weak key, or by what is no key, proves nothing', () => {
		expect(check('RS256 of 1024 bits')).toBe(false);
		for (const publicKey of [Buffer.alloc(0), Buffer.from([0xa0]), Buffer.from([0xff]), data]) {
			expect(check('ES256', { publicKey })).toBe(false);
		}
	});
});

it('[AV21] hashes are SHA-256', () => {
	expect(Buffer.from(nodeMeans.sha256(Buffer.from('abc'))).toString('hex')).toBe(
		'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
	);
});
