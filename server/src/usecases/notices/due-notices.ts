import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { dayAfter, startInJapan } from '../../clock.ts';
import { findSeats, type HeldSeat } from '../../storage/grant-facts.ts';
import { askedSince, type DueThread, threadsDue } from '../../storage/inbox.ts';
import { mailChoicesOf } from '../../storage/mail-choices.ts';
import { saidIn } from '../../storage/notice-facts.ts';
import { insertNotices } from '../../storage/notices.ts';
import { partRows } from '../../storage/parts.ts';
import type { NoticeRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps, Moment } from '../deps.ts';
import { type OpenThread, openThreads } from '../today/open-threads.ts';
import { mailTime } from './raise.ts';
import { sightOf } from './seat-sight.ts';

/**
 * Raises the notices of what ends tomorrow, each once however often it is asked: to every seat for which the thread waits,
 * as in 今日やること. Who was asked of it today knows it already.
 */
export async function raiseDueNotices(deps: Pick<Deps, 'db' | 'newId' | 'template'>, moment: Moment): Promise<void> {
	const due = await threadsDue(deps.db, dayAfter(moment.today));
	for (const plan of new Set(due.map((thread) => thread.plan))) {
		await inTransaction(deps.db, async (tx) => {
			// Read again: an answer may have come in between.
			const threads = (await threadsDue(tx, dayAfter(moment.today))).filter((thread) => thread.plan === plan);
			await insertNotices(tx, await dueOnPlan(tx, { plan, threads, moment, newId: deps.newId }));
		});
	}
}

interface DueOnPlan {
	readonly plan: string;
	readonly threads: readonly DueThread[];
	readonly moment: Moment;
	newId(): string;
}

async function dueOnPlan(tx: Tx, { plan, threads, moment, newId }: DueOnPlan): Promise<NoticeRow[]> {
	const held = await findSeats(tx, { plan, today: moment.today });
	const grant = held[0] === undefined ? null : await planGrantOfSeat(tx, held[0]);
	if (grant === null) {
		return [];
	}
	const parts = await partRows(tx, plan);
	const rows = new Map(threads.map((thread) => [thread.id, thread]));
	const seats = new Map((await findSeats(tx, { plan })).map((seat) => [seat.id, seat]));
	const open = openThreads(threads, await saidIn(tx, [...rows.keys()]), seats);
	const asked = await askedSince(tx, plan, startInJapan(moment.today));
	const people = held.map(({ personId }) => personId);
	// Nothing is mailed of a practice plan.
	const choices = grant.plan.practice === 1 ? new Map() : await mailChoicesOf(tx, people);
	return held.flatMap((seat) => {
		const sight = sightOf({ ...grant, seat }, parts);
		const own = asked.filter((notice) => notice.seat === seat.id);
		return open.flatMap((thread): NoticeRow[] => {
			const row = rows.get(thread.id);
			if (row === undefined || !sight.tells(row) || !sight.isAwaited(thread)) {
				return [];
			}
			if (own.some((notice) => notice.thread === row.id || (row.round !== null && notice.round === row.round))) {
				return [];
			}
			const personal = asksThisSeat(thread, seat);
			return [
				{
					...{ id: newId(), seat: seat.id, plan, kind: 'due', personal: personal ? 1 : 0, by_seat: null },
					...{ part: row.part, thread: row.id, comment: null, round: null, act: null },
					once: `due/${row.id}/${row.due}/${seat.id}`,
					...{
						at: moment.at,
						done_at: null,
						settled_at: null,
						mail_time: mailTime({ kind: 'due', personal }, seat, choices.get(seat.personId)),
						mail: null,
					},
				},
			];
		});
	});
}

const asksThisSeat = ({ to, mentioned }: OpenThread, { id }: HeldSeat): boolean => to?.seat === id || mentioned.includes(id);
