import { z } from 'zod';
import { threadKinds } from './lists.ts';

const speaker = z.object({ person: z.string(), party: z.string() });

/** An open thread in the list of all plans of a person. Parties, persons and sections by their names: it is read, not acted on. */
export const openItemShape = z.object({
	thread: z.string(),
	plan: z.object({ id: z.string(), title: z.string() }),
	section: z.object({ key: z.string(), title: z.string() }),
	part: z.string(),
	/** Name of the body whose part it stands on; null for a common part. */
	body: z.string().nullable(),
	/** What people call the field, cell or figure; empty for text and whole parts. */
	place: z.string(),
	quote: z.string().nullable(),
	kind: z.enum(threadKinds),
	/** Its first comment that was not deleted. */
	text: z.string(),
	by: speaker,
	at: z.string(),
	last: speaker.extend({ at: z.string() }),
	/** Whom it asks, in words; null for whoever is concerned. */
	to: z.string().nullable(),
	/** ISO date in Japan. */
	due: z.string().nullable(),
	overdue: z.boolean(),
	/** Whether it asks something of this seat, and whether it waits for a word of it. */
	forMe: z.boolean(),
	waitsForMe: z.boolean(),
});
export type OpenItemView = z.infer<typeof openItemShape>;

/** Plan by plan, section by section, oldest first. `total` counts also what is beyond the bound. */
export const openItemsShape = z.object({ items: z.array(openItemShape), total: z.number() });
export type OpenItemsView = z.infer<typeof openItemsShape>;

/** Stock phrases of one's own party. */
export const phrasesShape = z.object({ phrases: z.array(z.object({ id: z.string(), text: z.string() })) });
export type PhrasesView = z.infer<typeof phrasesShape>;

/** What became of a comment on each of several plans, in the order asked. */
export const planCommentsShape = z.object({
	results: z.array(
		z.object({
			plan: z.string(),
			thread: z.string().nullable(),
			/** Why not: a code of the closed list, and its sentence. */
			code: z.string().nullable(),
			text: z.string().nullable(),
		}),
	),
});
export type PlanCommentsView = z.infer<typeof planCommentsShape>;
