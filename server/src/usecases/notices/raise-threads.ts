import { changedAsks, type StandingAsk, type ThreadAct, type Told, toldOfThread } from '@renkei/plan';
import type { Grant } from '../../auth/grants.ts';
import type { Utterance } from '../../storage/discussion.ts';
import { askingNotices, settleNewsOf, settleNotices } from '../../storage/notices.ts';
import type { NoticeRow, ThreadRow, Tx } from '../../storage/tables.ts';
import { addresseeOfRow, findThreads } from '../../storage/threads.ts';
import { openNames } from '../today/open-threads.ts';
import { type About, type Crew, crewOf, doerOf, type NotedAct, raise, type ToldAbout } from './raise.ts';
import { type AskFacts, roundItems, settleUnfit } from './settle.ts';
import { threadsNow } from './thread-facts.ts';

/** What was done with one thread. */
export interface DoneWithThread extends Partial<Pick<ThreadAct, 'tells' | 'named'>> {
	readonly thread: string;
	/** The words that it was done with. */
	readonly comment?: string | null;
	/** Whether it asks anew: new words, a new addressee, opened again. */
	readonly asks?: boolean;
	/** Whether it changed whom the thread asks. */
	readonly redirects?: boolean;
	/** Whether it set a last day that is today or tomorrow. */
	readonly endsSoon?: boolean;
}

/**
 * After an act on threads of one part, in its transaction: brings what they ask in line with whom they wait for now, and
 * tells whom the act concerns. A thread whose round is still collected is told to nobody.
 */
export async function noteThreads(
	tx: Tx,
	{ grant, ...rest }: Pick<NotedAct, 'at' | 'newId'> & { readonly grant: Pick<Grant, 'seat' | 'plan' | 'part'> },
	done: readonly DoneWithThread[],
): Promise<void> {
	const threads = (
		await findThreads(
			tx,
			done.map(({ thread }) => thread),
		)
	).filter(({ draft_of }) => draft_of === null);
	if (threads.length === 0) {
		return;
	}
	const act: NotedAct = { ...rest, plan: grant.plan, seat: grant.seat };
	const facts = await askFacts(tx, act, threads, grant.part);
	const notices = await askingNotices(tx, { threads: [...facts.threads.keys()], rounds: [...facts.items.keys()] });
	const fit = await settleUnfit(tx, act, notices, facts);
	const changes = done.flatMap((one) => {
		const row = facts.threads.get(one.thread);
		return row === undefined ? [] : [noted(one, row, { act, facts, fit })];
	});
	await settleNotices(
		tx,
		changes.flatMap(({ over }) => over),
		act.at,
	);
	await settleNotices(
		tx,
		changes.flatMap(({ again }) => again),
		null,
	);
	const deleted = new Set(facts.speech.comments.filter(({ deleted_at }) => deleted_at !== null).map(({ id }) => id));
	const gone = done.flatMap(({ comment }) => (comment !== undefined && comment !== null && deleted.has(comment) ? comment : []));
	await settleNewsOf(tx, gone, act.at);
	await raise(
		tx,
		act,
		facts.crew,
		changes.flatMap(({ told }) => told),
	);
}

async function askFacts(tx: Tx, act: NotedAct, threads: readonly ThreadRow[], part: Grant['part']): Promise<AskFacts> {
	const { plan } = act;
	const rounds = [...new Set(threads.flatMap(({ round }) => round ?? []))];
	const crew = await crewOf(tx, act);
	// Items of a round stand all over the plan.
	const now = await threadsNow(tx, plan, { crew, threads, known: rounds.length === 0 ? part : null });
	const items = rounds.length === 0 ? new Map() : await roundItems(tx, rounds, { plan, crew, places: now.places });
	return { ...now, plan, items, threads: new Map(threads.map((thread) => [thread.id, thread])) };
}

interface Noting {
	readonly act: NotedAct;
	readonly facts: AskFacts;
	/** Notices of threads and rounds that what waits now would justify. */
	readonly fit: readonly NoticeRow[];
}

/** What is told, settled and asked again of one thread. */
function noted(
	done: DoneWithThread,
	row: ThreadRow,
	{ act, facts, fit }: Noting,
): { readonly told: readonly ToldAbout[]; readonly over: readonly string[]; readonly again: readonly string[] } {
	const { tells = null, named = [], asks = false, redirects = false, endsSoon = false, comment = null } = done;
	const { crew, speech } = facts;
	const thread = facts.waiting.get(row.id) ?? null;
	const said = speech.comments.filter((one) => one.thread === row.id);
	const ground = facts.places.groundOf(row);
	const by = doerOf(act);
	const notices = standingAsks(row, { said, crew, fit });
	const change =
		thread === null
			? { told: [], over: [], again: [] }
			: changedAsks({ by, thread, asks, redirects, named, endsSoon, notices, ...ground }, crew.held, act.plan);
	const news = toldOfThread({ by, tells, named, thread, ...ground, ...partakersOf(row, said) }, crew.held, act.plan);
	const words = asks || named.length > 0 ? comment : null;
	const asking = change.told.map((told) => ({
		...told,
		about: { part: row.part, thread: row.id, ...askedWith(told, row, { said, facts, named, asks, words }) },
	}));
	const about = { part: row.part, thread: row.id, comment };
	return { ...change, told: [...asking, ...news.map((told) => ({ ...told, about }))] };
}

/** Notices of a thread, and of its round as long as their party has said nothing here since. */
export function standingAsks(
	thread: Pick<ThreadRow, 'id' | 'round'>,
	{ said, crew, fit }: { readonly said: readonly Utterance[]; readonly crew: Crew; readonly fit: readonly NoticeRow[] },
): StandingAsk[] {
	const partyOf = (seat: string): string | undefined => crew.all.get(seat)?.party.code;
	const hasSpoken = ({ seat, at }: NoticeRow): boolean =>
		said.some((one) => one.deleted_at === null && one.at > at && partyOf(one.seat) === partyOf(seat));
	return fit
		.filter((notice) =>
			notice.kind === 'round-asks' ? notice.round === thread.round && !hasSpoken(notice) : notice.thread === thread.id,
		)
		.map(({ id, seat, kind, at, done_at: doneAt, settled_at: settledAt }) => {
			return { id, seat, kind: kind as StandingAsk['kind'], at, ticked: doneAt !== null, settledAt };
		});
}

/** The words that ask a seat, and who said them. What the calendar tells is nobody's word. */
function askedWith(
	{ seat, kind }: Told,
	row: ThreadRow,
	of: Pick<Noting, 'facts'> & {
		readonly said: readonly Utterance[];
		readonly named: readonly string[];
		readonly asks: boolean;
		/** The words of the act. */
		readonly words: string | null;
	},
): About {
	const { said, facts, named, asks, words } = of;
	if (kind === 'due') {
		return dueOnce(row, seat);
	}
	if (kind === 'mentioned' ? named.includes(seat) : asks && words !== null) {
		return { comment: words };
	}
	const naming = openNames(said, facts.speech.mentions).findLast((name) => name.seat === seat)?.comment;
	const last = said.findLast(({ deleted_at }) => deleted_at === null);
	const comment = (kind === 'mentioned' ? said.find(({ id }) => id === naming) : undefined) ?? last;
	// A new addressee and a reopening are asked by whoever did that, in the words that stand.
	return { comment: comment?.id ?? null, ...(asks && kind === 'asked' ? {} : { by_seat: comment?.seat ?? null }) };
}

/** How a last day is told once: for each thread, day and seat. */
export function dueOnce({ id, due }: Pick<ThreadRow, 'id' | 'due'>, seat: string): About {
	return { by_seat: null, once: `due/${id}/${due}/${seat}` };
}

/** Who began a thread, and who has part in it; comments stand in the order of time. */
function partakersOf(thread: ThreadRow, comments: readonly Utterance[]): Pick<ThreadAct, 'startedBy' | 'partakers'> {
	const startedBy = comments[0]?.seat ?? '';
	const to = addresseeOfRow(thread)?.seat ?? null;
	const spoke = comments.filter(({ deleted_at }) => deleted_at === null).map(({ seat }) => seat);
	return { startedBy, partakers: [startedBy, ...spoke, ...(to === null ? [] : [to])] };
}
