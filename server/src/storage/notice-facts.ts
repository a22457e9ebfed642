import { partRows } from './parts.ts';
import { roundsById } from './rounds.ts';
import type {
	ActRow,
	CommentRow,
	Db,
	MentionRow,
	NoticeRow,
	PartRow,
	ReviewRoundRow,
	SignoffRow,
	ThreadRow,
	Tx,
} from './tables.ts';

/** What notices of one plan refer to, as it stands now. Nothing of it is told before somebody's rights have been asked. */
export interface NoticeFacts {
	/** In plan order. */
	readonly parts: readonly PartRow[];
	/** Threads that are referred to, and all of the rounds that are. */
	readonly threads: ReadonlyMap<string, ThreadRow>;
	/** Comments of these, oldest first, deleted ones too. */
	readonly comments: readonly CommentRow[];
	/** Whom they name, by comment. */
	readonly mentions: ReadonlyMap<string, readonly MentionRow[]>;
	readonly rounds: ReadonlyMap<string, ReviewRoundRow>;
	readonly acts: ReadonlyMap<string, ActRow>;
	/** 確認 and 決裁 that the acts are about. */
	readonly signoffs: readonly SignoffRow[];
}

const present = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** Loads what notices of a plan refer to, by a fixed number of queries. */
export async function noticeFacts(db: Db | Tx, plan: string, notices: readonly NoticeRow[]): Promise<NoticeFacts> {
	const parts = await partRows(db, plan);
	const rounds = present(notices.map(({ round }) => round));
	const threads = [
		...(await threadsWhere(db, 'id', present(notices.map(({ thread }) => thread)))),
		...(await threadsWhere(db, 'round', rounds)),
	];
	const byId = new Map(threads.map((thread) => [thread.id, thread]));
	const acts = await actsById(db, present(notices.map(({ act }) => act)));
	return {
		parts,
		threads: byId,
		...(await saidIn(db, [...byId.keys()])),
		rounds: rounds.length === 0 ? new Map() : await roundsById(db, plan),
		acts: new Map(acts.map((act) => [act.id, act])),
		signoffs: await signoffsOfActs(db, acts),
	};
}

async function threadsWhere(db: Db | Tx, column: 'id' | 'round', ids: readonly string[]): Promise<ThreadRow[]> {
	return ids.length === 0 ? [] : db.selectFrom('thread').selectAll().where(column, 'in', ids).execute();
}

/** What was said in some threads, oldest first, and whom it names. */
export async function saidIn(db: Db | Tx, threads: readonly string[]): Promise<Pick<NoticeFacts, 'comments' | 'mentions'>> {
	if (threads.length === 0) {
		return { comments: [], mentions: new Map() };
	}
	const comments = await db
		.selectFrom('comment')
		.selectAll()
		.where('thread', 'in', threads)
		.orderBy('at')
		.orderBy('id')
		.execute();
	const mentions = await db
		.selectFrom('mention')
		.innerJoin('comment', 'comment.id', 'mention.comment')
		.selectAll('mention')
		.where('comment.thread', 'in', threads)
		.execute();
	return { comments, mentions: Map.groupBy(mentions, ({ comment }) => comment) };
}

async function actsById(db: Db | Tx, ids: readonly string[]): Promise<ActRow[]> {
	return ids.length === 0 ? [] : db.selectFrom('act').selectAll().where('id', 'in', ids).execute();
}

async function signoffsOfActs(db: Db | Tx, acts: readonly ActRow[]): Promise<SignoffRow[]> {
	const of = acts.filter(({ kind, part }) => kind === 'signoff' && part !== null);
	return of.length === 0
		? []
		: db
				.selectFrom('signoff')
				.selectAll()
				.where('part', 'in', present(of.map(({ part }) => part)))
				.where('at', 'in', present(of.map(({ at }) => at)))
				.execute();
}
