import type { PasskeyProofView, SigningRequests } from '@renkei/api';
import { passkeyIntentText } from '@renkei/plan';
import { challengeOf } from '../../hashes/hash-of-shown.ts';

/** Whether what a passkey is asked to prove is this deed and nothing else: its intent says so, and the challenge is the intent's. */
export function isProofOf({ intent, challenge, rpId }: PasskeyProofView, deed: SigningRequests['passkeyProof']): boolean {
	const subject = deed.act === 'register' ? deed.label : deed.passkey;
	return (
		intent !== null &&
		intent.act === deed.act &&
		intent.subject === subject &&
		intent.rpId === rpId &&
		challenge === challengeOf(passkeyIntentText(intent))
	);
}
