import { z } from 'zod';
import { partStates } from './lists.ts';
import { partyShape, signoffShape, standingShape } from './shapes.ts';

const at = z.string();

/** Who did it, by name and post, for which body. */
const doerShape = z.object({ person: z.string(), post: z.string(), body: z.string() });

/**
 * The receipt of the act that recorded it, and how the person was known. Null for seats that may not open it, and in records
 * from before acts were kept.
 */
const receiptShape = z
	.object({
		act: z.string(),
		number: z.number(),
		/** How the session had begun, and what proved the person at the record. */
		signedInBy: z.string(),
		stepUp: z.enum(['passkey', 'sign-in']),
	})
	.nullable();

const correctionRef = z.object({ seq: z.number(), contentHash: z.string() });

/** One thing that happened to frozen words. */
export const evidenceEntryShape = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('frozen'), at, by: doerShape }),
	z.object({ kind: z.literal('reopened'), at, by: doerShape, reason: z.string() }),
	z.object({
		kind: z.literal('signed'),
		at,
		signoff: signoffShape,
		receipt: receiptShape,
		/** Why it does not stand for the words of now, and since when; `open`: the words of the open part have changed. */
		lapse: z.object({ because: z.enum(['other-words', 'open']), since: z.string().nullable() }).nullable(),
	}),
	z.object({
		kind: z.enum(['withdrawn', 'viewed']),
		at,
		by: doerShape.nullable(),
		/** Reason of the 撤回, or what was said with the 後閲. */
		text: z.string().nullable(),
		/** The sign-off that it is about. */
		signoff: signoffShape.pick({ id: true, body: true, person: true, post: true, verdict: true, capacity: true, at: true }),
		receipt: receiptShape,
	}),
	z.object({
		kind: z.literal('declared'),
		at,
		by: doerShape,
		reason: z.string(),
		objectUntil: z.string(),
		from: correctionRef,
	}),
	z.object({ kind: z.literal('objected'), at, by: doerShape, text: z.string() }),
	/** A 軽微な修正 ended: the bodies whose sign-offs it carried over, or none. */
	z.object({ kind: z.literal('ended'), at, bodies: z.array(z.string()) }),
]);
export type EvidenceEntryView = z.infer<typeof evidenceEntryShape>;

/** Everything that was recorded of one part, in order of time. */
export const partEvidenceShape = z.object({
	part: z.string(),
	key: z.string(),
	title: z.string(),
	body: z.string().nullable(),
	plan: z.object({ id: z.string(), title: z.string() }),
	/** When this was put together (the server's clock). */
	at,
	/** Everybody who is or was a party of the plan, for the names of bodies. */
	parties: z.array(partyShape),
	state: z.enum(partStates),
	/** The words that are frozen now; null while the part is open. */
	frozen: z.object({ seq: z.number(), contentHash: z.string(), at }).nullable(),
	/** One entry per body whose 決裁 the part needs, in code order. */
	standings: z.array(standingShape.omit({ at: true }).extend({ awaitedSince: z.string().nullable() })),
	/** Oldest first. */
	versions: z.array(z.object({ seq: z.number(), contentHash: z.string(), entries: z.array(evidenceEntryShape) })),
});
export type PartEvidenceView = z.infer<typeof partEvidenceShape>;
