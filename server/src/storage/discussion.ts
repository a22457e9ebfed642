import { counterProposalBases } from './suggestions.ts';
import type { CommentEditRow, CommentRow, CounterProposalRow, Db, MentionRow, ReactionRow, Tx } from './tables.ts';
import { commentsOf } from './threads.ts';

/** Comments with what hangs on them, by the comment's id. */
export interface Discussion {
	readonly comments: readonly CommentRow[];
	readonly edits: ReadonlyMap<string, readonly CommentEditRow[]>;
	readonly mentions: ReadonlyMap<string, readonly MentionRow[]>;
	readonly reactions: ReadonlyMap<string, readonly ReactionRow[]>;
	/** From which state of the part the whole parts of suggestions were made, by thread. */
	readonly wholes: ReadonlyMap<string, Pick<CounterProposalRow, 'seq' | 'hash'>>;
}

/** What was said in a plan's threads, or in one part's, oldest first. */
export async function discussionOf(db: Db | Tx, scope: { readonly plan: string; readonly part?: string }): Promise<Discussion> {
	const ofScope = (table: 'comment_edit' | 'mention' | 'reaction') => {
		const query = db
			.selectFrom(table)
			.innerJoin('comment', 'comment.id', `${table}.comment`)
			.innerJoin('thread', 'thread.id', 'comment.thread')
			.innerJoin('part', 'part.id', 'thread.part')
			.where('part.plan', '=', scope.plan);
		return scope.part === undefined ? query : query.where('part.id', '=', scope.part);
	};
	const byComment = <T extends { readonly comment: string }>(rows: readonly T[]) => Map.groupBy(rows, (row) => row.comment);
	return {
		comments: await commentsOf(db, scope),
		edits: byComment(await ofScope('comment_edit').selectAll('comment_edit').orderBy('comment_edit.number').execute()),
		mentions: byComment(await ofScope('mention').selectAll('mention').orderBy('mention.seat').execute()),
		reactions: byComment(await ofScope('reaction').selectAll('reaction').orderBy('reaction.at').execute()),
		wholes: await counterProposalBases(db, scope),
	};
}

/** Seats that a comment names. */
export async function mentionsOf(db: Db | Tx, comment: string): Promise<string[]> {
	const rows = await db.selectFrom('mention').select('seat').where('comment', '=', comment).orderBy('seat').execute();
	return rows.map(({ seat }) => seat);
}

/**
 * Replaces the seats that a comment names; those that it named before keep since when.
 * @param at when names are added to words that stand already (ISO 8601); null for words that are said now
 */
export async function writeMentions(tx: Tx, comment: string, seats: readonly string[], at: string | null = null): Promise<void> {
	await tx
		.deleteFrom('mention')
		.where('comment', '=', comment)
		.where('seat', 'not in', [...seats])
		.execute();
	if (seats.length > 0) {
		await tx
			.insertInto('mention')
			.values(seats.map((seat) => ({ comment, seat, at })))
			.onConflict((conflict) => conflict.columns(['comment', 'seat']).doNothing())
			.execute();
	}
}

/** How many wordings of a comment were replaced. */
export async function countEdits(db: Db | Tx, comment: string): Promise<number> {
	const { count } = await db
		.selectFrom('comment_edit')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('comment', '=', comment)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Gives a comment another wording; the one before is kept with the time at which it had been written. */
export async function writeWording(
	tx: Tx,
	comment: CommentRow,
	now: { readonly text: string; readonly at: string },
): Promise<void> {
	const number = (await countEdits(tx, comment.id)) + 1;
	const before = { comment: comment.id, number, text: comment.text, at: comment.edited_at ?? comment.at };
	await tx.insertInto('comment_edit').values(before).execute();
	await tx.updateTable('comment').set({ text: now.text, edited_at: now.at }).where('id', '=', comment.id).execute();
}

/** Deletes the words of a comment with all that hangs on them; that it stood there stays. */
export async function deleteWords(tx: Tx, comment: string, at: string): Promise<void> {
	for (const table of ['comment_edit', 'mention', 'reaction'] as const) {
		await tx.deleteFrom(table).where('comment', '=', comment).execute();
	}
	await tx.updateTable('comment').set({ text: '', edited_at: null, deleted_at: at }).where('id', '=', comment).execute();
}

/** Gives a short answer; one that stands already stays as it is. */
export async function addReaction(tx: Tx, reaction: ReactionRow): Promise<void> {
	await tx
		.insertInto('reaction')
		.values(reaction)
		.onConflict((conflict) => conflict.columns(['comment', 'seat', 'kind']).doNothing())
		.execute();
}

/** Takes a short answer back. */
export async function removeReaction(tx: Tx, { comment, seat, kind }: Omit<ReactionRow, 'at'>): Promise<void> {
	await tx.deleteFrom('reaction').where('comment', '=', comment).where('seat', '=', seat).where('kind', '=', kind).execute();
}

/** A comment where nobody asks for its words. */
export type Utterance = Pick<CommentRow, 'id' | 'thread' | 'seat' | 'at' | 'deleted_at'>;

/** Who spoke in threads and whom they named, by comment; oldest first, deleted comments too. */
export interface Speech {
	readonly comments: readonly Utterance[];
	readonly mentions: ReadonlyMap<string, readonly MentionRow[]>;
}

/** Who spoke in some threads, or in what is open of some rounds. Words are left where they are: a round has thousands. */
export async function speechIn(
	db: Db | Tx,
	where: { readonly threads: readonly string[] } | { readonly openOf: readonly string[] },
): Promise<Speech> {
	const ids = 'threads' in where ? where.threads : where.openOf;
	if (ids.length === 0) {
		return { comments: [], mentions: new Map() };
	}
	const among =
		'threads' in where
			? [...ids]
			: db
					.selectFrom('thread')
					.select('id')
					.where('round', 'in', [...ids])
					.where('state', '=', 'open')
					.where('draft_of', 'is', null);
	const comments = await db
		.selectFrom('comment')
		.select(['id', 'thread', 'seat', 'at', 'deleted_at'])
		.where('thread', 'in', among)
		.orderBy('at')
		.orderBy('id')
		.execute();
	const mentions = await db
		.selectFrom('mention')
		.innerJoin('comment', 'comment.id', 'mention.comment')
		.selectAll('mention')
		.where('comment.thread', 'in', among)
		.orderBy('mention.seat')
		.execute();
	return { comments, mentions: Map.groupBy(mentions, ({ comment }) => comment) };
}
