import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type PasskeyIntent, passkeyIntentText } from '@renkei/plan';
import { toBase64url } from '../bytes.ts';
import type { PasskeyProof } from './act-file.ts';
import { assertionFault } from './assertions.ts';
import { type Fault, faultOf, firstFault } from './fault.ts';
import { archivePaths } from './format.ts';
import { type Guard, isText, oneOf, shape } from './guards.ts';
import type { Happening, Told } from './happenings.ts';
import type { Means } from './reading.ts';

export type Passkey = Extract<Happening, { kind: 'passkey' }>;

/** With what a passkey was registered or ended by another one, as the log keeps it. */
interface EnrolmentProof extends Pick<PasskeyProof, 'credential' | 'publicKey' | 'origin'> {
	readonly intent: PasskeyIntent;
	readonly authenticatorData: string;
	readonly clientDataJSON: string;
	readonly signature: string;
}
const isProof: Guard<EnrolmentProof> = shape<EnrolmentProof>({
	credential: isText,
	publicKey: isText,
	origin: isText,
	intent: shape<PasskeyIntent>({
		format: oneOf(['renkei.passkey.v1']),
		act: oneOf(['register', 'end']),
		subject: isText,
		person: isText,
		session: isText,
		rpId: isText,
		nonce: isText,
		expiresAt: isText,
	}),
	authenticatorData: isText,
	clientDataJSON: isText,
	signature: isText,
});

/** What the log says of one passkey. */
export function passkeysIn({ happenings }: Told, credential: string): readonly Passkey[] {
	return happenings.filter((one) => one.kind === 'passkey').filter((one) => one.credential === credential);
}

/** Whether a passkey was in use at an entry. One that was enrolled before the log began does not stand in it. */
export function isInUse(known: readonly Passkey[], publicKey: string, at: number): boolean {
	const [first] = known;
	if (known.some((one) => one.publicKey !== publicKey) || (first !== undefined && !first.revoked && first.entry >= at)) {
		return false;
	}
	return known.findLast(({ entry }) => entry < at)?.revoked !== true;
}

/**
 * Judges the proofs with which passkeys were registered and ended: each is over this very deed, by a passkey of the time, and
 * used once. What rests on a sign-in alone has none.
 */
export function judgeEnrolments(told: Told, means: Means): Fault | null {
	const used = new Set<string>();
	return firstFault(
		told.happenings
			.filter((one) => one.kind === 'passkey')
			.map((one) => () => {
				const wrong = enrolmentFault(one, { told, means, used });
				return wrong === null ? null : faultOf('enrolment-wrong', archivePaths.entries, wrong, one.entry);
			}),
	);
}

/** @returns what does not hold, or null */
function enrolmentFault(
	{ credential, revoked, enrolledBy, proof, entry }: Passkey,
	{ told, means, used }: { readonly told: Told; readonly means: Means; readonly used: Set<string> },
): string | null {
	if (proof === undefined) {
		return enrolledBy === 'passkey' ? 'proof' : null;
	}
	if (!isProof(proof) || enrolledBy === 'sign-in') {
		return 'proof';
	}
	const { intent } = proof;
	const { rpId } = intent;
	const challenge = toBase64url(means.sha256(utf8ToBytes(passkeyIntentText(intent))));
	if (used.has(challenge)) {
		return 'nonce';
	}
	used.add(challenge);
	const failed = assertionFault({ ...proof, method: 'passkey', rpId }, challenge, means);
	if (failed !== null) {
		return failed;
	}
	if (intent.act !== (revoked ? 'end' : 'register') || (revoked && intent.subject !== credential)) {
		return 'intent';
	}
	return isInUse(passkeysIn(told, proof.credential), proof.publicKey, entry) ? null : 'credential';
}
