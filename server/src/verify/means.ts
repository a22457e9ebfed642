import { createHash, type KeyObject, verify } from 'node:crypto';
import type { VerifyAsk } from '@renkei/ledger';
import { soundKeyOf } from '../usecases/passkeys/sound-key.ts';

type Means = Pick<VerifyAsk, 'sha256' | 'verifyAssertion'>;

/** How Node hashes, and how it checks what a passkey signed: ES256, RS256 and EdDSA, by strong keys alone. */
export const nodeMeans: Means = {
	sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
	verifyAssertion: ({ publicKey, data, signature }) => {
		const key = soundKeyOf(new Uint8Array(publicKey));
		try {
			return key !== null && verify(hashOf(key), data, key, signature);
		} catch {
			return false;
		}
	},
};

/** Ed25519 hashes by itself. The others are taken with SHA-256 alone, ECDSA in DER and RSA by PKCS #1 1.5: Node's own ways. */
const hashOf = ({ asymmetricKeyType }: KeyObject): string | null => (asymmetricKeyType === 'ed25519' ? null : 'sha256');
