import type { CommentEditRow, CommentRow, Db, MentionRow, ReactionRow, Tx } from './tables.ts';
import { commentsOf } from './threads.ts';

/** Comments with what hangs on them, by the comment's id. */
export interface Discussion {
	readonly comments: readonly CommentRow[];
	readonly edits: ReadonlyMap<string, readonly CommentEditRow[]>;
	readonly mentions: ReadonlyMap<string, readonly MentionRow[]>;
	readonly reactions: ReadonlyMap<string, readonly ReactionRow[]>;
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
	};
}
