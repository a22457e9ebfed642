import { capacities, signingActs, verdicts } from '@renkei/plan';
import { z } from 'zod';

/** Where an act stands in its plan's log, with all that shows it. */
export const ledgerPlaceShape = z.object({
	/** From 0. */
	index: z.number(),
	/** The entry itself: canonical JSON, the data of its leaf. */
	entry: z.string(),
	/** The checkpoint of which it is the last entry (C2SP signed note). */
	checkpoint: z.string(),
	/** C2SP verifier key of the checkpoint. */
	key: z.string(),
	/** Inclusion proof (RFC 9162 §2.1.3): hashes in base64, from the leaf up. */
	proof: z.array(z.string()),
});
export type LedgerPlaceView = z.infer<typeof ledgerPlaceShape>;

export const ledgerEntryShape = z.object({
	index: z.number(),
	at: z.string(),
	kind: z.string(),
	/** Who did it, or null where nobody of the plan did. */
	by: z.object({ body: z.string(), person: z.string() }).nullable(),
	/** The part that it concerns, where this seat may read it. */
	part: z.string().nullable(),
	/** In the journal's words; null where it has none. */
	words: z.string().nullable(),
	/** The act of signing whose receipt tells of it, or null. */
	act: z.string().nullable(),
	/** What was done in that act, so that a 確認 is not taken for a 決裁; null where `act` is. */
	said: z
		.object({
			act: z.enum(signingActs),
			capacity: z.enum(capacities),
			/** Null where the act records no verdict. */
			verdict: z.enum(verdicts).nullable(),
			/** How many parts the act names. */
			parts: z.number(),
		})
		.nullable(),
});

/** A plan's log as it stands: its checkpoint, and its newest entries. */
export const ledgerShape = z.object({
	size: z.number(),
	checkpoint: z.string(),
	key: z.string(),
	/** Newest first. */
	entries: z.array(ledgerEntryShape),
});
export type LedgerView = z.infer<typeof ledgerShape>;

/** That a checkpoint continues an earlier one (RFC 9162 §2.1.4): sizes, and hashes in base64. */
export const ledgerConsistencyShape = z.object({ from: z.number(), to: z.number(), proof: z.array(z.string()) });
export type LedgerConsistencyView = z.infer<typeof ledgerConsistencyShape>;
