import { z } from 'zod';
import {
	blockChangeKinds,
	blockKinds,
	itemStatuses,
	pieceKinds,
	reactionKinds,
	rowChangeKinds,
	threadKinds,
	threadPlaceKinds,
} from './lists.ts';
import { partyShape } from './shapes.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const valueChange = z.object({ key: z.string(), before: scalar.nullable(), after: scalar.nullable() });

/** Who wrote something, as of the seat that wrote it. */
export const authorShape = z.object({ person: z.string(), personId: z.string(), seat: z.string(), party: partyShape });
export type AuthorView = z.infer<typeof authorShape>;

export const commentShape = z.object({
	id: z.string(),
	/** Empty once its author has deleted it. */
	text: z.string(),
	author: authorShape,
	at: z.string(),
	/** Wordings before this one, the oldest first; none of a deleted comment. */
	edits: z.array(z.object({ text: z.string(), at: z.string() })),
	/** When this wording was written, if the comment was edited. */
	editedAt: z.string().nullable(),
	deletedAt: z.string().nullable(),
	/** Said with the act of resolving the thread or opening it again. */
	act: z.enum(['resolve', 'reopen']).nullable(),
	/** Seats that the words name, with @ and the person's name. */
	mentions: z.array(z.object({ seat: z.string(), person: z.string(), party: z.string() })),
	reactions: z.array(
		z.object({
			kind: z.enum(reactionKinds),
			by: z.array(z.object({ seat: z.string(), person: z.string(), party: z.string() })),
		}),
	),
});
export type CommentView = z.infer<typeof commentShape>;

/** What a thread is about, other than words of the text. */
export const threadPlaceShape = z.object({
	kind: z.enum(threadPlaceKinds),
	/** Key of the field, the table or the figure; null for text and whole parts. */
	key: z.string().nullable(),
	/** Id of the row and key of the column of a cell. */
	row: z.string().nullable(),
	column: z.string().nullable(),
	/** What people call it: the title of the field, of table and column, of the figure; empty for text and whole parts. */
	title: z.string(),
});
export type ThreadPlaceView = z.infer<typeof threadPlaceShape>;

export const threadShape = z.object({
	id: z.string(),
	part: z.string(),
	kind: z.enum(threadKinds),
	state: z.enum(['open', 'resolved']),
	/** The words as chosen, or the value of the field, cell or figure as it stood when the thread began. */
	quote: z.string().nullable(),
	/** Base64 of encoded Yjs relative positions, with the words as last found and what stood around them; null without chosen words. */
	anchor: z
		.object({
			start: z.string(),
			end: z.string(),
			words: z.string().nullable(),
			before: z.string().nullable(),
			after: z.string().nullable(),
			/** How often the quote stood elsewhere in the part when last looked at; null where nobody counted. */
			twins: z.number().nullable(),
		})
		.nullable(),
	place: threadPlaceShape,
	/** What it is about is gone: the words, or the row of the cell. */
	detached: z.boolean(),
	/** Proposed words in place of the quote; null where none are proposed. */
	replacement: z.string().nullable(),
	/** Proposed value of the field or cell. */
	value: z.object({ value: scalar.nullable(), words: z.string() }).nullable(),
	/** A whole part as it is proposed, and the position of the part from which it was made. */
	whole: z.object({ seq: z.number(), contentHash: z.string() }).nullable(),
	/** What became of a suggestion; `before`: the words or value that it took the place of. */
	outcome: z
		.object({
			kind: z.enum(['accepted', 'declined']),
			person: z.string(),
			party: z.string(),
			at: z.string(),
			before: z.string().nullable(),
		})
		.nullable(),
	/** The round that it belongs to, with its place in the round's table from the release on; null for a comment by itself. */
	round: z.object({ id: z.string(), title: z.string(), released: z.boolean(), item: z.number().nullable() }).nullable(),
	/** How far an item of a round has come, and who said so last. */
	status: z.enum(itemStatuses),
	statusBy: z.object({ person: z.string(), party: z.string(), at: z.string() }).nullable(),
	/** Whether this seat may say how far it has come. */
	mayAnswer: z.boolean(),
	/** Whom it asks; null for whoever is concerned. */
	to: z
		.object({ party: partyShape, seat: z.object({ seat: z.string(), person: z.string(), post: z.string() }).nullable() })
		.nullable(),
	/** Last day (ISO date in Japan) by which an answer is asked for. */
	due: z.string().nullable(),
	comments: z.array(commentShape),
	resolvedBy: z.string().nullable(),
	resolvedAt: z.string().nullable(),
	/** Whether this seat may say whom it asks and until when. */
	mayAssign: z.boolean(),
});
export type ThreadView = z.infer<typeof threadShape>;

/** What a decision on suggestions did, for each of them in the order asked. */
export const decidedShape = z.object({
	results: z.array(
		z.object({
			thread: z.string(),
			done: z.boolean(),
			/** Why not: `content-changed` with the words that stand there now, `gone`, or a code of the closed list. */
			code: z.string().nullable(),
			text: z.string().nullable(),
			now: z.string().nullable(),
		}),
	),
});
export type DecidedView = z.infer<typeof decidedShape>;

/** A whole part as it is proposed, compared with the part as it stands now. */
export const counterProposalShape = z.object({
	thread: z.string(),
	/** Hash of the part now; a decision names it, so that nobody accepts against words not seen. */
	contentHash: z.string(),
	/** Whether the part has changed since the proposal was made. */
	changedSince: z.boolean(),
	blocks: z.array(
		z.object({
			kind: z.enum(blockChangeKinds),
			block: z.enum(blockKinds),
			pieces: z.array(z.object({ kind: z.enum(pieceKinds), text: z.string() })),
		}),
	),
	fields: z.array(valueChange),
	rows: z.array(
		z.object({
			kind: z.enum(rowChangeKinds),
			table: z.string(),
			row: z.string(),
			number: z.number(),
			cells: z.array(valueChange),
		}),
	),
});
export type CounterProposalView = z.infer<typeof counterProposalShape>;

/** A thread by itself, with where it stands: for the short address of a thread. */
export const foundThreadShape = threadShape.extend({ plan: z.string(), section: z.string() });
export type FoundThread = z.infer<typeof foundThreadShape>;
