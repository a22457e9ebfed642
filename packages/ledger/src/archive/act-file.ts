import {
	type Capacity,
	capacities,
	type PartKey,
	type SaidInAct,
	type SignedPart,
	type SigningAct,
	type SigningIntent,
	seatRoles,
	signingActs,
	verdicts,
} from '@renkei/plan';
import { type Guard, isCount, isText, isTruth, listOf, oneOf, orLeftOut, orNull, shape } from './guards.ts';

/** How a person proved once more who they are: by a passkey, or only by having signed in. */
export interface PasskeyProof {
	readonly method: 'passkey';
	readonly credential: string;
	/** COSE key, base64url. */
	readonly publicKey: string;
	readonly rpId: string;
	readonly origin: string;
	readonly authenticatorData: string;
	readonly clientDataJSON: string;
	readonly signature: string;
	/** When and with what it was registered; records from before that was kept do not say with what. */
	readonly registeredAt?: string | undefined;
	readonly enrolledBy?: string | null | undefined;
}
type StepUp = { readonly method: 'sign-in' } | PasskeyProof;

/** acts/….json, and the detail of an entry 'signing': one act as it was recorded. */
export interface ActFile {
	readonly id: string;
	/** From 1 in each plan, without gaps. */
	readonly number: number;
	readonly act: SigningAct;
	readonly body: string;
	readonly seat: string;
	readonly intent: SigningIntent;
	/** base64url of the SHA-256 of the intent's text. */
	readonly challenge: string;
	readonly evidence: { readonly prepared: boolean; readonly stepUp: StepUp };
	readonly at: string;
	/** The sign-offs that it made, took back or viewed. */
	readonly signoffs: readonly { readonly id: string; readonly part: string }[];
}

const isSaid = shape<SaidInAct>({
	verdict: orNull(oneOf(verdicts)),
	capacity: oneOf<Capacity>(capacities),
	documentNumber: orNull(isText),
	decidedOn: orNull(isText),
	text: orNull(isText),
	basis: orNull(isText),
	absent: orNull(isText),
	consulted: listOf(isText),
});

const isSignedPart = shape<SignedPart>({
	part: isText,
	section: isText as Guard<PartKey>,
	owner: orNull(isText),
	seq: isCount,
	contentHash: isText,
	textHash: isText,
	signoff: orNull(isText),
	carriedTo: orNull(isText),
});

const isIntent = shape<SigningIntent>({
	format: oneOf(['renkei.signoff.v1']),
	act: oneOf(signingActs),
	plan: shape({ id: isText, title: isText }),
	body: shape({ code: isText, name: isText }),
	seat: shape({ id: isText, person: isText, post: isText, role: oneOf(seatRoles) }),
	said: isSaid,
	parts: listOf(isSignedPart),
	statement: shape({ version: isText, language: oneOf(['ja']), words: isText }),
	nonce: isText,
	preparedAt: isText,
	expiresAt: isText,
});

const isPasskeyProof = shape<PasskeyProof>({
	method: oneOf(['passkey']),
	credential: isText,
	publicKey: isText,
	rpId: isText,
	origin: isText,
	authenticatorData: isText,
	clientDataJSON: isText,
	signature: isText,
	registeredAt: orLeftOut(isText),
	enrolledBy: orLeftOut(orNull(isText)),
});
const isSignIn = shape<{ readonly method: 'sign-in' }>({ method: oneOf(['sign-in']) });
const isStepUp: Guard<StepUp> = (value): value is StepUp => isSignIn(value) || isPasskeyProof(value);

export const isActFile: Guard<ActFile> = shape<ActFile>({
	id: isText,
	number: isCount,
	act: oneOf(signingActs),
	body: isText,
	seat: isText,
	intent: isIntent,
	challenge: isText,
	evidence: shape({ prepared: isTruth, stepUp: isStepUp }),
	at: isText,
	signoffs: listOf(shape({ id: isText, part: isText })),
});
