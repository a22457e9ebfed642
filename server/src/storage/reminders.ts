import type { Db, NoticeRow, ReminderRow, Tx } from './tables.ts';

/** Stores a reminder. @returns whether it is stored: nobody has reminded this body on this day */
export async function insertReminder(tx: Tx, row: ReminderRow): Promise<boolean> {
	const result = await tx
		.insertInto('reminder')
		.values(row)
		.onConflict((conflict) => conflict.columns(['plan', 'body', 'day']).doNothing())
		.executeTakeFirst();
	return Number(result.numInsertedOrUpdatedRows) === 1;
}

/** The newest reminder of each body of a plan. */
export async function lastReminders(db: Db | Tx, plan: string): Promise<ReadonlyMap<string, ReminderRow>> {
	const rows = await db.selectFrom('reminder').selectAll().where('plan', '=', plan).orderBy('day').execute();
	return new Map(rows.map((row) => [row.body, row]));
}

/** Some reminders, by id. */
export async function remindersById(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ReminderRow>> {
	const rows =
		ids.length === 0
			? []
			: await db
					.selectFrom('reminder')
					.selectAll()
					.where('id', 'in', [...ids])
					.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Notices of reminders on a plan that are not settled, ticked off or not. */
export async function standingReminders(tx: Tx, plan: string): Promise<Pick<NoticeRow, 'id' | 'seat' | 'act'>[]> {
	return (
		tx
			.selectFrom('notice')
			.select(['id', 'seat', 'act'])
			.where('kind', '=', 'reminded')
			.where('settled_at', 'is', null)
			// By the index of seats.
			.where('seat', 'in', (from) => from.selectFrom('seat').select('id').where('plan', '=', plan))
			.execute()
	);
}
