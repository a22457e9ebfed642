import { type ThreadAct, toldOfThread } from '@renkei/plan';
import type { Grant } from '../../auth/grants.ts';
import { wordsOfThreads } from '../../storage/discussion.ts';
import type { CommentRow, NoticeRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { addresseeOfRow, findThreads } from '../../storage/threads.ts';
import { type Crew, crewOf, doerOf, type NotedAct, raise } from './raise.ts';
import { settleThreads } from './settle.ts';
import { placesOf, waitingThreads } from './thread-facts.ts';

/** What was done with one thread. */
export interface DoneWithThread extends Partial<Pick<ThreadAct, 'tells' | 'asks' | 'named'>> {
	readonly thread: string;
	/** The words that it was done with. */
	readonly comment?: string | null;
}

/**
 * After an act on threads of one part, in its transaction: settles what no longer waits, and tells whom it concerns. A thread
 * whose round is still collected is told to nobody.
 */
export async function noteThreads(
	tx: Tx,
	{ grant, ...rest }: Pick<NotedAct, 'at' | 'newId'> & { readonly grant: Pick<Grant, 'seat' | 'plan' | 'part'> },
	done: readonly DoneWithThread[],
): Promise<void> {
	const ids = done.map(({ thread }) => thread);
	const rows = new Map((await findThreads(tx, ids)).filter(isTold).map((row) => [row.id, row]));
	if (rows.size === 0) {
		return;
	}
	const act: NotedAct = { ...rest, plan: grant.plan, seat: grant.seat };
	const threads = [...rows.values()];
	const words = await wordsOfThreads(tx, [...rows.keys()]);
	const crew = await crewOf(tx, act);
	const places = await placesOf(tx, act.plan.id, threads, grant.part);
	const waiting = waitingThreads(threads, { words, crew, plan: act.plan, partOf: places.partOf });
	const left = await settleThreads(tx, act, { threads, words, waiting, crew });
	const open = left.filter(({ done_at }) => done_at === null);
	const said = Map.groupBy(words.comments, ({ thread }) => thread);
	const told = done.flatMap(({ thread: id, tells = null, asks = false, named = [], comment = null }) => {
		const row = rows.get(id);
		if (row === undefined) {
			return [];
		}
		const one: ThreadAct = {
			...{ by: doerOf(act), tells, asks, named, thread: waiting.get(id) ?? null },
			...{ asked: askedOf(row, said.get(id) ?? [], { open, crew }), part: places.partOf(row), behind: places.behind(row) },
			...partakersOf(row, said.get(id) ?? []),
		};
		const about = { part: row.part, thread: id, comment };
		return toldOfThread(one, crew.held, act.plan).map((notice) => ({ ...notice, about }));
	});
	await raise(tx, act, crew, told);
}

const isTold = ({ draft_of }: ThreadRow): boolean => draft_of === null;

/** Seats that are asked by a thread already: by itself, or by its round as long as their party has said nothing here since. */
function askedOf(
	thread: ThreadRow,
	comments: readonly CommentRow[],
	{ open, crew }: { readonly open: readonly NoticeRow[]; readonly crew: Crew },
): string[] {
	const partyOf = (seat: string): string | undefined => crew.all.get(seat)?.party.code;
	const hasSpoken = ({ seat, at }: NoticeRow): boolean =>
		comments.some((comment) => comment.at > at && partyOf(comment.seat) === partyOf(seat));
	return open
		.filter((notice) =>
			notice.kind === 'round-asks'
				? notice.round === thread.round && !hasSpoken(notice)
				: notice.kind === 'asked' && notice.thread === thread.id,
		)
		.map(({ seat }) => seat);
}

/** Who began a thread, and who has part in it; comments stand in the order of time. */
function partakersOf(thread: ThreadRow, comments: readonly CommentRow[]): Pick<ThreadAct, 'startedBy' | 'partakers'> {
	const startedBy = comments[0]?.seat ?? '';
	const to = addresseeOfRow(thread)?.seat ?? null;
	const spoke = comments.filter(({ deleted_at }) => deleted_at === null).map(({ seat }) => seat);
	return { startedBy, partakers: [startedBy, ...spoke, ...(to === null ? [] : [to])] };
}
