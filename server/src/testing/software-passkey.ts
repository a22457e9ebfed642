import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { SigningRequests } from '@renkei/api';

export type Assertion = NonNullable<SigningRequests['commit']['assertion']>;
export type Attestation = SigningRequests['newPasskey']['credential'];

/** What a device, or the browser around it, may say otherwise than it should. */
export interface Overrides {
	readonly type?: string;
	readonly challenge?: string;
	readonly origin?: string;
	readonly crossOrigin?: boolean;
	readonly topOrigin?: string;
	/** Host whose hash stands in the authenticator data. */
	readonly rpId?: string;
	/** Flags of the authenticator data: 1 present, 4 verified, 8 and 16 may stand and stands on several devices. */
	readonly flags?: number;
	readonly counter?: number;
	/** Changes the authenticator data before they are signed. */
	readonly data?: (data: Buffer) => Buffer;
	/** Another user handle than none. */
	readonly userHandle?: string;
}

/** What navigator.credentials.create is given, as far as a key in software looks at it. */
export interface CreationOptions {
	readonly challenge: string;
}

/** A passkey in software (ES256, attestation `none`), for tests: what a browser and its device answer together. */
export interface SoftwarePasskey {
	/** Credential id, base64url. */
	readonly id: string;
	/** Answers the options of a new passkey. */
	register(options: CreationOptions | Readonly<Record<string, unknown>>, overrides?: Overrides): Attestation;
	/** Answers a challenge (base64url). */
	assert(challenge: string, overrides?: Overrides): Assertion;
}

const PRESENT = 1;
const VERIFIED = 4;
const WITH_KEY = 64;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const byteString = (bytes: Uint8Array): Buffer =>
	Buffer.concat([
		bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]),
		bytes,
	]);
const textString = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

function uint(value: number, bytes: 2 | 4): Buffer {
	const buffer = Buffer.alloc(bytes);
	buffer.writeUIntBE(value, 0, bytes);
	return buffer;
}

/** A new key of its own. @param rpId host that it is for @param origin address of the page that asks */
export function softwarePasskey(rpId: string, origin: string): SoftwarePasskey {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const credentialId = randomBytes(32);
	const id = base64url(credentialId);
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	// COSE: kty EC2, alg ES256, crv P-256, x, y.
	const coseKey = Buffer.concat([
		Buffer.from('a5010203262001', 'hex'),
		...[Buffer.from([0x21]), byteString(Buffer.from(x, 'base64url'))],
		...[Buffer.from([0x22]), byteString(Buffer.from(y, 'base64url'))],
	]);

	function clientData(type: string, challenge: string, overrides: Overrides): Buffer {
		const { topOrigin } = overrides;
		const data = {
			type: overrides.type ?? type,
			challenge: overrides.challenge ?? challenge,
			origin: overrides.origin ?? origin,
			crossOrigin: overrides.crossOrigin ?? false,
			...(topOrigin === undefined ? {} : { topOrigin }),
		};
		return Buffer.from(JSON.stringify(data));
	}

	function authenticatorData(more: number, tail: Uint8Array, overrides: Overrides): Buffer {
		const flags = (overrides.flags ?? PRESENT | VERIFIED) | more;
		const head = [sha256(overrides.rpId ?? rpId), Buffer.from([flags]), uint(overrides.counter ?? 0, 4), tail];
		const data = Buffer.concat(head);
		return overrides.data?.(data) ?? data;
	}

	const named = { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const;
	return {
		id,
		register(options, overrides = {}) {
			const key = Buffer.concat([Buffer.alloc(16), uint(credentialId.length, 2), credentialId, coseKey]);
			const attestation = Buffer.concat([
				Buffer.from([0xa3]),
				...[textString('fmt'), textString('none')],
				...[textString('attStmt'), Buffer.from([0xa0])],
				...[textString('authData'), byteString(authenticatorData(WITH_KEY, key, overrides))],
			]);
			return {
				...named,
				response: {
					clientDataJSON: base64url(clientData('webauthn.create', String(options.challenge), overrides)),
					attestationObject: base64url(attestation),
					transports: ['internal'],
				},
			};
		},
		assert(challenge, overrides = {}) {
			const client = clientData('webauthn.get', challenge, overrides);
			const data = authenticatorData(0, Buffer.alloc(0), overrides);
			const signature = sign('sha256', Buffer.concat([data, sha256(client)]), { key: privateKey, dsaEncoding: 'der' });
			const { userHandle } = overrides;
			return {
				...named,
				response: {
					clientDataJSON: base64url(client),
					authenticatorData: base64url(data),
					signature: base64url(signature),
					...(userHandle === undefined ? {} : { userHandle }),
				},
			};
		},
	};
}
