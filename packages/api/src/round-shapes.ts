import { z } from 'zod';
import { itemStatuses, roundKinds, threadKinds } from './lists.ts';

/** A round of comments: collected by one party, then released to all on a named state of the plan. */
export const roundShape = z.object({
	id: z.string(),
	/** From 1 in the order of release; null while it is collected. */
	number: z.number().nullable(),
	kind: z.enum(roundKinds),
	title: z.string(),
	party: z.object({ code: z.string(), name: z.string() }),
	person: z.string(),
	createdAt: z.string(),
	releasedAt: z.string().nullable(),
	/** The state of the plan that it was released on. */
	revision: z.object({ id: z.string(), number: z.number() }).nullable(),
	/** Whether this seat's party collects it. */
	mine: z.boolean(),
	/** Items as far as this seat may read them, by how far they have come; a resolved one counts as nothing else. */
	counts: z.object({ open: z.number(), doing: z.number(), done: z.number(), wont: z.number(), resolved: z.number() }),
});
export type RoundView = z.infer<typeof roundShape>;

/** Rounds that this seat may be told of, the newest first. */
export const roundsShape = z.object({ rounds: z.array(roundShape), mayCollect: z.boolean() });
export type RoundsView = z.infer<typeof roundsShape>;

const saidBy = z.object({ text: z.string(), party: z.string(), person: z.string(), at: z.string() });

/** The 指摘事項対応表 of a round as it stands now. */
export const roundTableShape = z.object({
	round: roundShape,
	items: z.array(
		z.object({
			/** Number in the table; null while the round is collected. */
			item: z.number().nullable(),
			thread: z.string(),
			/** Section: key and title. */
			section: z.object({ key: z.string(), title: z.string() }),
			part: z.string(),
			/** Name of the body whose part it is; null for a trunk. */
			body: z.string().nullable(),
			/** What the field, cell or figure is called; empty for text and whole parts. */
			place: z.string(),
			quote: z.string().nullable(),
			kind: z.enum(threadKinds),
			comment: saidBy,
			/** Proposed words, where it is a suggestion. */
			proposed: z.string().nullable(),
			to: z.string().nullable(),
			due: z.string().nullable(),
			status: z.enum(itemStatuses),
			/** What the other side said last. */
			answer: saidBy.nullable(),
			/** The paragraph or value when the round was released, and now; null where there is none. */
			before: z.string().nullable(),
			after: z.string().nullable(),
			/** What it is about is gone. */
			detached: z.boolean(),
			resolved: z.boolean(),
			resolvedBy: z.string().nullable(),
		}),
	),
});
export type RoundTableView = z.infer<typeof roundTableShape>;
