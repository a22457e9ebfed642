import { type OwedPart, toldOfReminder } from '@renkei/plan';
import { partiesOf } from '../../storage/grant-facts.ts';
import { settleNotices } from '../../storage/notices.ts';
import { lastReminders, standingReminders } from '../../storage/reminders.ts';
import type { ReminderRow, Tx } from '../../storage/tables.ts';
import { boardOf } from '../reminders/board.ts';
import { type Crew, crewOf, doerOf, type NotedAct, raise } from './raise.ts';

/** Who would be told of a reminder of a body by a seat. */
export function receiversOf(
	act: Pick<NotedAct, 'plan' | 'seat'>,
	crew: Crew,
	asked: { readonly body: string; readonly owed: readonly OwedPart[] },
) {
	return toldOfReminder({ by: doerOf(act), ...asked }, crew.held, act.plan);
}

/** Tells a body of its reminder, in the transaction: it takes the place of what reminded it before. */
export async function noteReminder(
	tx: Tx,
	act: NotedAct,
	crew: Crew,
	{ row, owed }: { readonly row: ReminderRow; readonly owed: readonly OwedPart[] },
): Promise<void> {
	const before = (await standingReminders(tx, act.plan.id)).filter(({ seat }) => crew.all.get(seat)?.party.code === row.body);
	await settleNotices(
		tx,
		before.map(({ id }) => id),
		act.at,
	);
	const told = receiversOf(act, crew, { body: row.body, owed });
	await raise(
		tx,
		act,
		crew,
		told.map((one) => ({ ...one, about: { act: row.id } })),
	);
}

/**
 * Settles reminders of which nothing waits for their seat any more, in the transaction of what may have ended it and after
 * it was written: a 決裁, a 確認 that had to come first, a reopening, what a 軽微な修正 has carried over.
 */
export async function settleReminders(tx: Tx, act: Pick<NotedAct, 'plan' | 'at'>): Promise<void> {
	// Of each body only the newest can stand.
	const reminders = await lastReminders(tx, act.plan.id);
	const standing = reminders.size === 0 ? [] : await standingReminders(tx, act.plan.id);
	if (standing.length === 0) {
		return;
	}
	const { id, policies } = act.plan;
	const board = await boardOf(tx, { id, policies, parties: await partiesOf(tx, id) });
	const crew = await crewOf(tx, act);
	const waits = new Set(
		[...reminders.values()].flatMap((row) => {
			const owed = board.owedBy(row.body, JSON.parse(row.parts) as string[]);
			const by = { id: row.seat, person: crew.all.get(row.seat)?.personId ?? '' };
			return toldOfReminder({ by, body: row.body, owed }, crew.held, act.plan).map(({ seat }) => `${row.id}/${seat}`);
		}),
	);
	await settleNotices(
		tx,
		standing.filter((notice) => !waits.has(`${notice.act}/${notice.seat}`)).map((notice) => notice.id),
		act.at,
	);
}
