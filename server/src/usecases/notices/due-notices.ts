import { awaits, dueFor, mayAnswer, type NoticeSeat, type WaitingThread } from '@renkei/plan';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { dayAfter, startInJapan } from '../../clock.ts';
import { type DueThread, threadsDue } from '../../storage/inbox.ts';
import { askingNotices, settleNotices } from '../../storage/notices.ts';
import type { NoticeRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps, Moment } from '../deps.ts';
import { crewOf, raise, type ToldAbout } from './raise.ts';
import { dueOnce } from './raise-threads.ts';
import { threadsNow } from './thread-facts.ts';

/**
 * Raises the notices of what ends today or tomorrow, each once however often it is asked: to every seat for which the thread
 * waits, as in 今日やること, in the place of what asked it before. Who was asked of it today knows it already.
 */
export async function raiseDueNotices(deps: Pick<Deps, 'db' | 'newId' | 'template'>, moment: Moment): Promise<void> {
	const days = [moment.today, dayAfter(moment.today)];
	const due = await threadsDue(deps.db, days);
	for (const plan of new Set(due.map((thread) => thread.plan))) {
		await inTransaction(deps.db, async (tx) => {
			// Read again: an answer may have come in between.
			const threads = (await threadsDue(tx, days)).filter((thread) => thread.plan === plan);
			await raiseOnPlan(tx, { plan, threads, moment, newId: deps.newId });
		});
	}
}

interface DueOnPlan {
	readonly plan: string;
	readonly threads: readonly DueThread[];
	readonly moment: Moment;
	newId(): string;
}

async function raiseOnPlan(tx: Tx, { plan: id, threads, moment, newId }: DueOnPlan): Promise<void> {
	const crew = await crewOf(tx, { plan: { id }, at: moment.at });
	const first = crew.all.get(crew.held[0]?.id ?? '');
	const grant = first === undefined ? null : await planGrantOfSeat(tx, first);
	if (grant === null) {
		return;
	}
	const rules = { ...grant.rules, id };
	const { waiting, places } = await threadsNow(tx, rules, { crew, threads, known: null });
	const rounds = [...new Set(threads.flatMap(({ round }) => round ?? []))];
	const notices = await askingNotices(tx, { threads: threads.map((thread) => thread.id), rounds });
	const since = startInJapan(moment.today);
	const told: ToldAbout[] = [];
	const [over, again]: [string[], string[]] = [[], []];
	for (const row of threads) {
		const thread = waiting.get(row.id);
		const able = thread === undefined ? [] : crew.held.filter((seat) => mayAnswer(seat, places.groundOf(row), rules));
		for (const own of Map.groupBy(able, ({ person }) => person).values()) {
			const change = dueChange(own, { row, thread, notices, since });
			told.push(...change.told);
			over.push(...change.over);
			again.push(...change.again);
		}
	}
	await settleNotices(tx, over, moment.at);
	await settleNotices(tx, again, null);
	await raise(tx, { plan: { id }, seat: null, at: moment.at, newId }, crew, told);
}

const nothing = { told: [], over: [], again: [] };

/** What becomes of the notices of one person, by their seats that may answer the thread. */
function dueChange(
	own: readonly NoticeSeat[],
	of: {
		readonly row: DueThread;
		readonly thread: WaitingThread | undefined;
		readonly notices: readonly NoticeRow[];
		readonly since: string;
	},
): { readonly told: readonly ToldAbout[]; readonly over: readonly string[]; readonly again: readonly string[] } {
	const { row, thread, since } = of;
	const seats = thread === undefined ? [] : own.filter((seat) => awaits(thread, seat));
	if (thread === undefined || seats.length === 0) {
		return nothing;
	}
	const notices = of.notices.filter(({ seat }) => own.some(({ id }) => id === seat));
	const here = notices.filter((notice) => notice.thread === row.id);
	const stands = here.filter(({ settled_at: settled }) => settled === null).map(({ id }) => id);
	const before = here.find(({ kind, once }) => kind === 'due' && once?.split('/')[2] === row.due);
	if (before !== undefined) {
		return before.settled_at !== null && stands.length === 0 ? { ...nothing, again: [before.id] } : nothing;
	}
	const isKnown = notices.some(
		({ kind, thread: on, round, at }) =>
			at >= since && kind !== 'due' && (on === row.id || (kind === 'round-asks' && round === row.round)),
	);
	if (isKnown) {
		return nothing;
	}
	const told = seats.map((seat) => ({
		...dueFor(seat, thread),
		about: { part: row.part, thread: row.id, ...dueOnce(row, seat.id) },
	}));
	return { told, over: stands, again: [] };
}
