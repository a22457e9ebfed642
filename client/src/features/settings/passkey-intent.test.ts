import type { PasskeyProofView } from '@renkei/api';
import { type PasskeyIntent, passkeyIntentText } from '@renkei/plan';
import { expect, it } from 'vitest';
import { challengeOf } from '../../hashes/hash-of-shown.ts';
import { isProofOf } from './passkey-intent.ts';

const intent: PasskeyIntent = {
	...{ format: 'renkei.passkey.v1', act: 'register', subject: '端末', person: 'p1', session: 'sha256:00' },
	...{ rpId: 'localhost', nonce: 'AAAA', expiresAt: '2026-12-01T00:00:00.000Z' },
};
const asked = (change: Partial<PasskeyIntent> = {}, more: Partial<PasskeyProofView> = {}): PasskeyProofView => {
	const given = { ...intent, ...change };
	const challenge = challengeOf(passkeyIntentText(given));
	return { method: 'passkey', challenge, rpId: 'localhost', passkeys: [], intent: given, ...more };
};

it('[PK17] the browser asks for a proof of what was pressed alone: the same act, the same name, and the challenge made of it', () => {
	const deed = { act: 'register', label: '端末' } as const;
	expect(isProofOf(asked(), deed)).toBe(true);
	expect(isProofOf(asked({ act: 'end' }), { act: 'end', passkey: '端末' })).toBe(true);
	const lies = [
		...[asked({ act: 'end' }), asked({ subject: '盗人の鍵' }), asked({ rpId: 'example.jp' })],
		// A challenge of something else: an act of signing, above all.
		...[
			asked({}, { challenge: challengeOf('renkei.signoff.v1\n{}') }),
			asked({}, { challenge: '' }),
			asked({}, { intent: null }),
		],
	];
	expect(lies.map((lie) => isProofOf(lie, deed))).toEqual(lies.map(() => false));
});
