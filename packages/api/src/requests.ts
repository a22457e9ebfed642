import { phraseBounds } from '@renkei/plan';
import { z } from 'zod';
import { capacities, itemStatuses, mailTimes, reactionKinds, roundKinds, seatRoles, threadKinds, verdicts } from './lists.ts';
import { isReadable } from './readable.ts';

/** Longest comment in characters; a longer text belongs into the plan. */
const words = z.string().trim().min(1).max(4000).refine(isReadable);
/** Each line end splits a block: so many nobody reads on a card, and they would hold up everybody's commits. */
const MOST_LINE_ENDS = 200;
const newWords = z
	.string()
	.max(4000)
	.refine(isReadable)
	.refine((text) => text.split('\n').length - 1 <= MOST_LINE_ENDS);
/** Not checked for its form: whatever is not the frozen hash is `content-changed`, never a malformed request. */
const hash = z.string().max(200);
const day = z.iso.date();
/** Words of a part's text: base64 of two encoded Yjs relative positions, and the words themselves. */
const anchor = z.object({ start: z.base64().max(400), end: z.base64().max(400), quote: z.string().min(1).max(2000) });
/** A field or a cell. */
const valuePlace = z.union([
	z.object({ field: z.string().max(100) }),
	z.object({ table: z.string().max(100), row: z.string().max(200), column: z.string().max(100) }),
]);
/** A value that is proposed for a field or cell. */
const proposedValue = z.union([newWords, z.number(), z.boolean()]);
/** What a thread is about, besides words of the text: one of a part's fields, cells or figures. */
const place = z.union([valuePlace, z.object({ figure: z.string().max(100) })]);
/** Whom a thread asks: a party by its code, or one seat of it. */
const addressee = z.object({ party: z.string().max(100), seat: z.string().max(200).nullish() });
/** Ids of seats that the words name. */
const mentions = z.array(z.string().max(200)).max(20).nullish();
/** 専決・代決: the clause or document that gives the right. */
const delegation = z.string().trim().max(200).refine(isReadable).nullish();
/** Left out or null: programs write both for what was not filled in. */
const verdictFields = {
	verdict: z.enum(verdicts),
	capacity: z.enum(capacities),
	documentNumber: z.string().trim().max(100).refine(isReadable).nullish(),
	decidedOn: day.nullish(),
	text: z.string().trim().max(2000).refine(isReadable).nullish(),
};

/** Request bodies of every route that has one. */
export const requests = {
	demoSignIn: z.object({ seat: z.string() }),
	actAs: z.object({ seat: z.string() }),
	newThread: z.object({
		kind: z.enum(threadKinds).default('comment'),
		text: words,
		anchor: anchor.nullish(),
		replacement: newWords.nullish(),
		place: place.nullish(),
		/** Id of a round that this party collects: until its release nobody else is told. */
		round: z.string().max(200).nullish(),
		to: addressee.nullish(),
		due: day.nullish(),
		mentions,
	}),
	/**
	 * Suggestions of one go, all or none: other words for ranges and other values, or the whole part as it should be
	 * (base64 of a Yjs update on top of it). The reason may be empty.
	 */
	propose: z
		.object({
			text: z.string().trim().max(4000).refine(isReadable).default(''),
			pieces: z
				.array(
					z.union([
						z.object({ anchor, replacement: newWords }),
						/** `before`: the value that it was proposed against; another one there now is `content-changed`. */
						z.object({ place: valuePlace, value: proposedValue.nullable(), before: proposedValue.nullish() }),
					]),
				)
				.min(1)
				.max(200)
				.nullish(),
			whole: z.base64().max(220_000).nullish(),
			round: z.string().max(200).nullish(),
		})
		.refine(({ pieces, whole }) => ((pieces ?? null) === null) !== ((whole ?? null) === null)),
	/**
	 * Accepts or declines suggestions of a part. `seen`: the words, the value in words or the content hash that stood
	 * there when the person looked; left out, what the suggestion was made for must stand there still.
	 */
	decide: z.object({
		decision: z.enum(['accept', 'decline']),
		threads: z
			.array(z.object({ thread: z.string().max(200), seen: z.string().max(8000).nullish() }))
			.min(1)
			.max(50),
		text: words.nullish(),
	}),
	reply: z.object({ text: words, mentions }),
	/** Resolves or reopens, with an answer or a reason if there is one; or says whom the thread asks and until when. */
	threadChange: z
		.object({
			state: z.enum(['resolved', 'open']).optional(),
			text: words.nullish(),
			mentions,
			to: addressee.nullable().optional(),
			due: day.nullable().optional(),
			/** How far an item of a round has come; with the answer in `text`. */
			status: z.enum(itemStatuses).optional(),
		})
		.refine(({ state, to, due, status }) => [state, to, due, status].some((one) => one !== undefined)),
	/** Another wording of one's own comment, or its deletion. */
	commentChange: z.union([z.object({ text: words, mentions }), z.object({ deleted: z.literal(true) })]),
	/** Begins to collect a round. An empty title is given one at the release. */
	newRound: z.object({ kind: z.enum(roundKinds).default('review'), title: z.string().trim().max(100).default('') }),
	/** Another title; the release; or the end of a round that was not released, with its comments. */
	roundChange: z.union([
		z.object({ title: z.string().trim().max(100) }),
		z.object({ release: z.literal(true) }),
		z.object({ discard: z.literal(true) }),
	]),
	/** The same comment to the common part of a section of several plans. */
	planComments: z.object({
		// 提案 needs the words that it takes the place of, and those are one plan's.
		kind: z.enum(threadKinds).exclude(['suggestion']).default('comment'),
		text: words,
		section: z.string().max(100),
		plans: z.array(z.string().max(200)).min(1).max(60),
		/** Asks each plan's own 代表団体. */
		to: z.literal('representative').nullish(),
		due: day.nullish(),
	}),
	/** Ticks notices off, or takes that back. */
	notices: z.object({ notices: z.array(z.string().max(200)).min(1).max(500), done: z.boolean() }),
	/** What is mailed, and when; what is left out stays. */
	mailChoice: z.object({
		toMe: z.enum(mailTimes).optional(),
		toParty: z.enum(mailTimes).nullable().optional(),
		news: z.enum(mailTimes).exclude(['prompt']).optional(),
		words: z.boolean().optional(),
	}),
	/** Asks for a code at this address; null ends all mail. */
	mailAddress: z.object({ address: z.string().trim().max(254).nullable() }),
	mailCode: z.object({ code: z.string().trim().max(20) }),
	newPhrase: z.object({ text: z.string().trim().min(1).max(phraseBounds.letters) }),
	phraseChange: z.object({ deleted: z.literal(true) }),
	reaction: z.object({ kind: z.enum(reactionKinds), on: z.boolean() }),
	freeze: z.object({}),
	reopen: z.object({ reason: z.string().max(1000).refine(isReadable).default('') }),
	signoff: z.object({ contentHash: hash, ...verdictFields }),
	signoffs: z.object({
		parts: z
			.array(z.object({ part: z.string(), contentHash: hash }))
			.min(1)
			.max(200),
		...verdictFields,
	}),
	drafting: z.object({ allowed: z.boolean() }),
	suggestOnly: z.object({ on: z.boolean() }),
	representative: z.object({ code: z.string() }),
	/** A name for what stands now. */
	revision: z.object({ name: z.string().trim().min(1).max(100) }),
	/** Up to where this person has looked at parts. */
	seen: z.object({
		parts: z
			.array(z.object({ part: z.string(), seq: z.int().min(1) }))
			.min(1)
			.max(500),
	}),
	edition: z.object({ edition: z.string().max(100) }),
	/** What a figure of the edition is; null takes the answer back. */
	figure: z.object({
		figure: z.string().max(100),
		answer: z
			.object({ value: z.string().trim().min(1).max(300), source: z.string().trim().min(1).max(300), sourcedOn: day })
			.nullable(),
	}),
	/**
	 * Adds a seat, ends one today, or says until when it is held (null: no end) and what its deputy acts on. Whatever PATCH or
	 * DELETE would do, this POST does.
	 */
	members: z.union([
		z.object({
			add: z.object({
				party: z.string(),
				person: z.string().trim().min(1).max(100).refine(isReadable),
				post: z.string().trim().max(100).refine(isReadable).default(''),
				role: z.enum(seatRoles),
				delegation,
				/** First and last day; left out, from today and without an end. */
				from: day.nullish(),
				to: day.nullish(),
			}),
		}),
		z.object({ end: z.object({ seat: z.string() }) }),
		z.object({ change: z.object({ seat: z.string(), delegation, to: day.nullish() }) }),
	]),
} as const;

export type Requests = { [name in keyof typeof requests]: z.infer<(typeof requests)[name]> };
