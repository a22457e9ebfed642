import { z } from 'zod';
import { isReadable } from './readable.ts';

/** A reminder of the 決裁 that are awaited from a body, with words of one's own if one likes. */
export const reminderRequest = z.object({
	body: z.string().max(100),
	text: z.string().trim().max(500).refine(isReadable).nullish(),
});
export type ReminderRequest = z.infer<typeof reminderRequest>;

/** What member bodies may know of reminders; everybody else finds nothing here. */
export const remindersShape = z.object({
	/** The newest of each body, without its words: those are for the body alone. */
	reminders: z.array(z.object({ body: z.string(), at: z.string(), person: z.string() })),
	mayRemind: z.boolean(),
	/** Who would get a reminder of each awaited body; empty for a seat that may not remind. */
	receivers: z.array(z.object({ body: z.string(), people: z.array(z.object({ person: z.string(), post: z.string() })) })),
});
export type RemindersView = z.infer<typeof remindersShape>;
