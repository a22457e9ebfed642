import { z } from 'zod';
import { ledgerPlaceShape } from './ledger-shapes.ts';
import { capacities, decidingCapacities, enrolments, freezers, seatRoles, signingActs, verdicts } from './lists.ts';
import { isReadable, isReadableLine } from './readable.ts';
import { signoffShape } from './shapes.ts';

const hash = z.string().max(200);
const day = z.iso.date();
const line = z.string().trim().max(200).refine(isReadableLine);
const words = z.string().trim().max(2000).refine(isReadable);

/** The name of a passkey. */
const passkeyLabel = z.string().trim().min(1).max(60).refine(isReadable);

/** What every act of signing says; what does not belong to the act may be left out. */
const said = {
	capacity: z.enum(capacities),
	verdict: z.enum(verdicts).nullish(),
	documentNumber: z.string().trim().max(100).refine(isReadable).nullish(),
	decidedOn: day.nullish(),
	text: words.nullish(),
	/** 代決: who is away. */
	absent: line.nullish(),
	/** 合議先 inside the body. */
	consulted: z.array(line.min(1)).max(20).nullish(),
};

/** A WebAuthn assertion as browsers give it, in base64url (PublicKeyCredential.toJSON). */
export const assertionShape = z.object({
	id: z.string().max(2000),
	rawId: z.string().max(2000),
	type: z.literal('public-key'),
	response: z.object({
		clientDataJSON: z.string().max(4000),
		authenticatorData: z.string().max(4000),
		signature: z.string().max(4000),
		userHandle: z.string().max(400).nullish(),
	}),
	authenticatorAttachment: z.string().max(40).nullish(),
	clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});

/** A new passkey as browsers give it (PublicKeyCredential.toJSON). */
export const attestationShape = z.object({
	id: z.string().max(2000),
	rawId: z.string().max(2000),
	type: z.literal('public-key'),
	response: z.object({
		clientDataJSON: z.string().max(4000),
		attestationObject: z.string().max(20_000),
		transports: z.array(z.string().max(40)).max(10).optional(),
		authenticatorData: z.string().max(4000).optional(),
		publicKey: z.string().max(4000).optional(),
		publicKeyAlgorithm: z.number().optional(),
	}),
	authenticatorAttachment: z.string().max(40).nullish(),
	clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});

/** What is to be signed: parts with the hash of the words as they were shown, or sign-offs that stand. */
const act = z.union([
	z.object({
		act: z.literal('sign'),
		parts: z
			.array(z.object({ part: z.string(), contentHash: hash }))
			.min(1)
			.max(200),
		...said,
	}),
	z.object({
		act: z.enum(['withdraw', 'later-view']),
		signoffs: z.array(z.string().max(200)).min(1).max(200),
		...said,
	}),
]);

/** Bodies of the requests of signing, of passkeys, of policies and of 軽微な修正. */
export const signingRequests = {
	prepare: act,
	/** The same as was prepared, with its nonce and, where one was asked for, the assertion over its challenge. */
	commit: z.intersection(act, z.object({ nonce: z.string().max(100), assertion: assertionShape.nullish() })),
	/** What a passkey is to prove: that another one is registered under this name, or that this one is ended. */
	passkeyProof: z.union([
		z.object({ act: z.literal('register'), label: passkeyLabel }),
		z.object({ act: z.literal('end'), passkey: z.string().max(2000) }),
	]),
	/** The name as it was proved, and the proof; without one for the first. */
	passkeyOptions: z.object({ label: passkeyLabel, assertion: assertionShape.nullish() }),
	newPasskey: z.object({ label: passkeyLabel, credential: attestationShape }),
	/** Ends it, with the proof where there is one; or says that it is lost, or that it is not. */
	passkeyChange: z.union([
		z.object({ revoked: z.literal(true), assertion: assertionShape.nullish() }),
		z.object({ lost: z.boolean() }),
	]),
	/** For sections by their keys; what is left out of a policy stays as it is. */
	policies: z.object({
		sections: z.array(z.string().max(100)).min(1).max(30),
		policy: z.object({
			deciding: z.array(z.enum(decidingCapacities)).min(1).max(3).optional(),
			freezing: z.enum(freezers).optional(),
			checkFirst: z.boolean().optional(),
			dueOn: day.nullable().optional(),
		}),
	}),
	/** Declares that the words frozen now differ from those that were signed by slips of the pen alone. */
	correction: z.object({ reason: z.string().trim().min(1).max(1000).refine(isReadable), objectUntil: day }),
	objection: z.object({ text: z.string().trim().min(1).max(1000).refine(isReadable) }),
} as const;
export type SigningRequests = { [name in keyof typeof signingRequests]: z.infer<(typeof signingRequests)[name]> };

const signedPart = z.object({
	part: z.string(),
	section: z.string(),
	owner: z.string().nullable(),
	seq: z.number(),
	contentHash: z.string(),
	textHash: z.string(),
	signoff: z.string().nullable(),
	carriedTo: z.string().nullable(),
});

/** The intent, field for field as @renkei/plan has it: what is hashed must not be reshaped on its way. */
export const intentShape = z.object({
	format: z.literal('renkei.signoff.v1'),
	act: z.enum(signingActs),
	plan: z.object({ id: z.string(), title: z.string() }),
	body: z.object({ code: z.string(), name: z.string() }),
	seat: z.object({ id: z.string(), person: z.string(), post: z.string(), role: z.enum(seatRoles) }),
	said: z.object({
		verdict: z.enum(verdicts).nullable(),
		capacity: z.enum(capacities),
		documentNumber: z.string().nullable(),
		decidedOn: z.string().nullable(),
		text: z.string().nullable(),
		basis: z.string().nullable(),
		absent: z.string().nullable(),
		consulted: z.array(z.string()),
	}),
	parts: z.array(signedPart),
	statement: z.object({ version: z.string(), language: z.literal('ja'), words: z.string() }),
	nonce: z.string(),
	preparedAt: z.string(),
	expiresAt: z.string(),
});

/** How the person proves once more who they are: by one of these passkeys, or only by having signed in. */
export const stepUpAskShape = z.object({
	method: z.enum(['passkey', 'sign-in']),
	/** base64url of the SHA-256 of the intent's text. */
	challenge: z.string(),
	rpId: z.string(),
	/** Credential ids that are admitted; empty for sign-in. */
	passkeys: z.array(z.object({ id: z.string(), transports: z.array(z.string()) })),
});

/** A prepared act: nothing is recorded yet. */
export const preparedShape = z.object({
	intent: intentShape,
	stepUp: stepUpAskShape,
	/** The words of each part, from which the browser computes the hashes again. */
	contents: z.array(z.object({ part: z.string(), content: z.record(z.string(), z.unknown()), text: z.string() })),
});
export type PreparedView = z.infer<typeof preparedShape>;

/** How the person was known and proved it again, as it stands in the record. */
export const evidenceShape = z.object({
	/** `demo` and others: how the session began. */
	signedInBy: z.string(),
	signedInAt: z.string(),
	/** SHA-256 of the stored id of the session. */
	session: z.string(),
	clock: z.literal('server'),
	/** Whether the act was prepared and shown first; only the demo records without. */
	prepared: z.boolean(),
	stepUp: z.union([
		z.object({ method: z.literal('sign-in') }),
		z.object({
			method: z.literal('passkey'),
			credential: z.string(),
			/** COSE key, base64url. */
			publicKey: z.string(),
			rpId: z.string(),
			origin: z.string(),
			registeredAt: z.string(),
			/** What it was registered with; left out in records from before that was kept. */
			enrolledBy: z.enum(enrolments).nullish(),
			authenticatorData: z.string(),
			clientDataJSON: z.string(),
			signature: z.string(),
		}),
	]),
});
export type EvidenceView = z.infer<typeof evidenceShape>;

/** A recorded act: the receipt. */
export const signingActShape = z.object({
	id: z.string(),
	number: z.number(),
	at: z.string(),
	intent: intentShape,
	challenge: z.string(),
	evidence: evidenceShape,
	/** The sign-offs that it made, took back or viewed, as they stand now. */
	signoffs: z.array(signoffShape),
	/** Its place in the plan's log; null for acts from before there was one. */
	ledger: ledgerPlaceShape.nullable(),
});
export type SigningActView = z.infer<typeof signingActShape>;

export const passkeyShape = z.object({
	id: z.string(),
	label: z.string(),
	rpId: z.string(),
	backedUp: z.boolean(),
	createdAt: z.string(),
	lastUsedAt: z.string().nullable(),
	revokedAt: z.string().nullable(),
	/** Whether it may be ended now by a sign-in alone. */
	mayEndUnproven: z.boolean(),
	/** Of one that is said to be lost: when it may be ended so. */
	lostUntil: z.string().nullable(),
});
export const passkeysShape = z.object({
	passkeys: z.array(passkeyShape),
	/** Whether the sign-in is so recent that it counts for what needs no passkey. */
	freshSignIn: z.boolean(),
	/** Host that a new one would be made for; null where this address cannot have passkeys (an IP address). */
	rpId: z.string().nullable(),
});
export type PasskeysView = z.infer<typeof passkeysShape>;

/** How an act with passkeys is proved: by one of these, or by the sign-in alone. */
export const passkeyProofShape = stepUpAskShape.extend({
	/** Of which the challenge is made; null for sign-in. */
	intent: z
		.object({
			format: z.literal('renkei.passkey.v1'),
			act: z.enum(['register', 'end']),
			subject: z.string(),
			person: z.string(),
			session: z.string(),
			rpId: z.string(),
			nonce: z.string(),
			expiresAt: z.string(),
		})
		.nullable(),
});
export type PasskeyProofView = z.infer<typeof passkeyProofShape>;

/** What navigator.credentials.create needs for a new passkey. */
export const passkeyOptionsShape = z.object({ options: z.record(z.string(), z.unknown()) });

export const policyShape = z.object({
	deciding: z.array(z.enum(decidingCapacities)),
	freezing: z.enum(freezers),
	checkFirst: z.boolean(),
	dueOn: z.string().nullable(),
});
/** The policy of every section, in plan order. */
export const policiesShape = z.object({ policies: z.array(policyShape.extend({ key: z.string() })), mayChange: z.boolean() });
export type PoliciesView = z.infer<typeof policiesShape>;

/** A declared 軽微な修正. `open` while bodies may object, `carried` once it has carried sign-offs over, `ended` else. */
export const correctionShape = z.object({
	id: z.string(),
	part: z.string(),
	from: z.object({ seq: z.number(), contentHash: z.string() }),
	to: z.object({ seq: z.number(), contentHash: z.string() }),
	reason: z.string(),
	by: z.object({ body: z.string(), person: z.string() }),
	at: z.string(),
	objectUntil: z.string(),
	state: z.enum(['open', 'carried', 'ended']),
	endedAt: z.string().nullable(),
	/** Bodies whose sign-offs it would carry over, or has. */
	bodies: z.array(z.string()),
	objections: z.array(z.object({ body: z.string(), person: z.string(), text: z.string(), at: z.string() })),
	mayObject: z.boolean(),
});
export const correctionsShape = z.object({
	corrections: z.array(correctionShape),
	/** Parts whose frozen words may be declared a 軽微な修正 by this seat now, with the words that were signed before. */
	declarable: z.array(z.object({ part: z.string(), fromSeq: z.number(), bodies: z.array(z.string()) })),
});
export type CorrectionsView = z.infer<typeof correctionsShape>;
