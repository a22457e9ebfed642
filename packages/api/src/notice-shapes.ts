import { z } from 'zod';
import { mailTimes, noticeKinds, signingActs, threadKinds } from './lists.ts';
import { partyShape } from './shapes.ts';

/** Something that a seat of this person is told, as far as the seat may know of it now. The client words it. */
export const noticeShape = z.object({
	id: z.string(),
	kind: z.enum(noticeKinds),
	/** Whether it asks something (自分がやること) or only tells (お知らせ). */
	asks: z.boolean(),
	/** Whether it asks this very seat, not its party as a whole. */
	personal: z.boolean(),
	at: z.string(),
	/** `done`: ticked off by its reader; `settled`: what it asks waits for this seat no more. */
	state: z.enum(['open', 'done', 'settled']),
	plan: z.object({ id: z.string(), title: z.string(), practice: z.boolean() }),
	/** The own seat that is told. */
	seat: z.object({ seat: z.string(), party: partyShape, post: z.string() }),
	/** Who did it; null for what the calendar tells. */
	by: z.object({ person: z.string(), party: partyShape }).nullable(),
	place: z.object({ part: z.string(), key: z.string(), title: z.string(), body: partyShape.nullable() }).nullable(),
	/** `text`: the first letters of the comment that it is about; `due`: ISO date in Japan. */
	thread: z
		.object({
			id: z.string(),
			kind: z.enum(threadKinds),
			quote: z.string().nullable(),
			text: z.string(),
			due: z.string().nullable(),
		})
		.nullable(),
	/** Items that this seat may be told of, and how many of them wait for it. */
	round: z.object({ id: z.string(), title: z.string(), items: z.number(), waiting: z.number() }).nullable(),
	/** The act of signing that it tells of: `act` is the id of its receipt, `section` that of the first of its parts. */
	signing: z
		.object({
			act: z.string(),
			does: z.enum(signingActs),
			parts: z.number(),
			section: z.object({ key: z.string(), title: z.string() }),
		})
		.nullable(),
	/** A reminder: the sections that it names, as far as this seat may read them. */
	reminder: z.object({ sections: z.array(z.object({ key: z.string(), title: z.string() })) }).nullable(),
	/** Last day on which the body may object to a 軽微な修正, or that of its 決裁 (ISO date in Japan). */
	until: z.string().nullable(),
	/** Reason of a reopening, 差戻し, 撤回, 軽微な修正 or objection, name of the 代表団体, `allowed` or `stopped`, a section with 提案のみ, an edition, what holds for the sign-off of sections, the words of a reminder. */
	detail: z.string(),
});
export type NoticeView = z.infer<typeof noticeShape>;

/**
 * Notices of every seat that this person holds today, newest first; `asks` in the order of 今日やること: the nearest last day,
 * then the longest wait. `ended` are those done or settled, the last ended first.
 */
export const inboxShape = z.object({
	asks: z.array(noticeShape),
	news: z.array(noticeShape),
	ended: z.array(noticeShape),
	/** Open ones, those beyond the bound of the lists too. */
	count: z.number(),
	/** Open ones that are not in the lists. */
	more: z.number(),
});
export type InboxView = z.infer<typeof inboxShape>;

export const inboxCountShape = z.object({ count: z.number() });
export type InboxCount = z.infer<typeof inboxCountShape>;

/** Where and of what this person is mailed. */
export const mailSettingsShape = z.object({
	/** Confirmed address. */
	address: z.string().nullable(),
	/** Whether a mail server refused it for good since. */
	failed: z.boolean(),
	/** An address that waits for the code that was sent there. */
	asked: z.string().nullable(),
	toMe: z.enum(mailTimes),
	/** Null follows the role of the seat: at once for those who do the work, in the morning for those who decide. */
	toParty: z.enum(mailTimes).nullable(),
	news: z.enum(mailTimes).exclude(['prompt']),
	words: z.boolean(),
	/** Whether mail leaves here at all: `demo` never does, `off` has no mail server. */
	mailing: z.enum(['on', 'off', 'demo']),
});
export type MailSettingsView = z.infer<typeof mailSettingsShape>;
