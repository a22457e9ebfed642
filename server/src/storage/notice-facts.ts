import { type Speech, speechIn } from './discussion.ts';
import { type SigningNews, signingNews } from './notice-signing.ts';
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
import { findThreads } from './threads.ts';

/** What notices of one plan refer to, as it stands now. Nothing of it is told before somebody's rights have been asked. */
export interface NoticeFacts extends SigningNews {
	/** In plan order. */
	readonly parts: readonly PartRow[];
	/** Threads that are referred to. */
	readonly threads: ReadonlyMap<string, ThreadRow>;
	/** All threads of the rounds that are referred to, and who speaks in the open ones. */
	readonly items: readonly RoundThread[];
	readonly speech: Speech;
	/** Comments of the threads that are referred to, oldest first, deleted ones too. */
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
	const threads = await findThreads(db, present(notices.map(({ thread }) => thread)));
	const byId = new Map(threads.map((thread) => [thread.id, thread]));
	const acts = await actsById(db, present(notices.map(({ act }) => act)));
	return {
		parts,
		threads: byId,
		items: await threadsOfRounds(db, rounds),
		speech: await speechIn(db, { openOf: rounds }),
		...(await saidIn(db, [...byId.keys()])),
		...(await signingNews(db, notices)),
		rounds: rounds.length === 0 ? new Map() : await roundsById(db, plan),
		acts: new Map(acts.map((act) => [act.id, act])),
		signoffs: await signoffsOfActs(db, acts),
	};
}

/** A thread of a round, as far as is asked whom it waits for. */
export type RoundThread = Pick<ThreadRow, 'id' | 'part' | 'place' | 'state' | 'round' | 'draft_of' | 'to_party' | 'to_seat'>;

/** Threads of some rounds. What they are about is left where it is: a round has hundreds of them. */
export async function threadsOfRounds(db: Db | Tx, rounds: readonly string[]): Promise<RoundThread[]> {
	return rounds.length === 0
		? []
		: db
				.selectFrom('thread')
				.select(['id', 'part', 'place', 'state', 'round', 'draft_of', 'to_party', 'to_seat'])
				.where('round', 'in', [...rounds])
				.execute();
}

/** What was said in some threads, oldest first, and whom it names. */
async function saidIn(db: Db | Tx, threads: readonly string[]): Promise<Pick<NoticeFacts, 'comments' | 'mentions'>> {
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
