import type { Db, MailRow, NoticeRow, Tx } from './tables.ts';

/** How a mail can end; see `MailRow.state`. */
export type MailEnd = 'sent' | 'doubt' | 'failed' | 'dropped';

/** Prompt notices of one person and plan that no mail carries yet. */
export interface PromptGroup {
	readonly person: string;
	readonly plan: string;
	/** ISO 8601. */
	readonly oldest: string;
	readonly newest: string;
}

/** What waits to be mailed at once, by person and plan. */
export async function promptGroups(db: Db): Promise<PromptGroup[]> {
	return db
		.selectFrom('notice')
		.innerJoin('seat', 'seat.id', 'notice.seat')
		.select(({ fn }) => [
			'seat.person',
			'notice.plan',
			fn.min<string>('notice.at').as('oldest'),
			fn.max<string>('notice.at').as('newest'),
		])
		.where('notice.mail_time', '=', 'prompt')
		.where('notice.mail', 'is', null)
		.groupBy(['seat.person', 'notice.plan'])
		.orderBy('oldest')
		.execute();
}

/** People with notices for the digest that are not younger than this. */
export async function digestPeople(db: Db, until: string): Promise<string[]> {
	const rows = await db
		.selectFrom('notice')
		.innerJoin('seat', 'seat.id', 'notice.seat')
		.select('seat.person')
		.distinct()
		.where('notice.mail_time', '=', 'digest')
		.where('notice.mail', 'is', null)
		.where('notice.at', '<=', until)
		.orderBy('seat.person')
		.execute();
	return rows.map((row) => row.person);
}

/** Which notices of a person: those of one plan for a prompt mail, those until a moment for a digest. */
export interface Unbound {
	readonly person: string;
	readonly time: 'prompt' | 'digest';
	readonly plan?: string;
	readonly until?: string;
}

/** Sets a column of every notice that fits and that no mail carries. */
async function changeUnbound(tx: Tx, { person, time, plan, until }: Unbound, change: Partial<NoticeRow>): Promise<void> {
	let query = tx
		.updateTable('notice')
		.set(change)
		.where('mail_time', '=', time)
		.where('mail', 'is', null)
		.where('seat', 'in', (from) => from.selectFrom('seat').select('id').where('person', '=', person));
	if (plan !== undefined) {
		query = query.where('plan', '=', plan);
	}
	if (until !== undefined) {
		query = query.where('at', '<=', until);
	}
	await query.execute();
}

/**
 * Stores a mail and binds the notices to it, in one transaction: a notice that is bound is never bound again, so it is in
 * one mail whatever comes in between.
 */
export async function bindToMail(tx: Tx, mail: MailRow, notices: Unbound): Promise<void> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('mail')
		.values(mail)
		.onConflict((conflict) => conflict.column('once').doNothing())
		.executeTakeFirst();
	// The digest of this day has been made already: what came late waits for the next.
	if (numInsertedOrUpdatedRows !== 0n) {
		await changeUnbound(tx, notices, { mail: mail.id });
	}
}

/** Notices of whom no mail reaches: they stay in the inbox, and are not kept for an address that comes later. */
export function letGoOf(tx: Tx, notices: Unbound): Promise<void> {
	return changeUnbound(tx, notices, { mail_time: 'none' });
}

/**
 * What has waited since before this moment is not mailed any more.
 * @param before ISO 8601; null lets go of everything
 */
export async function letGoBefore(tx: Tx, before: string | null, at: string): Promise<void> {
	let notices = tx.updateTable('notice').set({ mail_time: 'none' }).where('mail', 'is', null).where('mail_time', '!=', 'none');
	let mails = tx.updateTable('mail').set({ state: 'dropped', ended_at: at }).where('state', '=', 'waiting');
	if (before !== null) {
		notices = notices.where('at', '<', before);
		mails = mails.where('created_at', '<', before);
	}
	await notices.execute();
	await mails.execute();
}

/** The mail whose turn it is, or null: oldest first, those that were put off not before their time. */
export async function nextMail(db: Db, now: string): Promise<MailRow | null> {
	const row = await db
		.selectFrom('mail')
		.selectAll()
		.where('state', '=', 'waiting')
		.where('next_at', '<=', now)
		.orderBy('created_at')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** Notices that a mail carries, oldest first. */
export async function noticesInMail(db: Db, mail: string): Promise<NoticeRow[]> {
	return db.selectFrom('notice').selectAll().where('mail', '=', mail).orderBy('at').orderBy('id').execute();
}

/** Notices of these seats that are neither ticked off nor settled and that this mail does not carry. */
export async function openNoticesBeside(db: Db, mail: string, seats: readonly string[]): Promise<NoticeRow[]> {
	if (seats.length === 0) {
		return [];
	}
	return db
		.selectFrom('notice')
		.selectAll()
		.where('seat', 'in', seats)
		.where('done_at', 'is', null)
		.where('settled_at', 'is', null)
		.where((eb) => eb.or([eb('mail', 'is', null), eb('mail', '!=', mail)]))
		.execute();
}

/** Says, durably, that the last byte of a mail is about to leave. */
export async function handOver(db: Db, id: string): Promise<void> {
	const done = await db
		.updateTable('mail')
		.set({ state: 'handed-over' })
		.where('id', '=', id)
		.where('state', '=', 'waiting')
		.executeTakeFirst();
	if (done.numUpdatedRows !== 1n) {
		throw new Error('a mail that is not waiting was to be sent');
	}
}

/** A mail has ended. */
export async function endMail(
	db: Db | Tx,
	id: string,
	end: { readonly state: MailEnd; readonly at: string; readonly error?: string },
): Promise<void> {
	const { state, at, error = null } = end;
	await db.updateTable('mail').set({ state, ended_at: at, last_error: error }).where('id', '=', id).execute();
}

/** A mail waits for its next attempt. */
export async function putOff(
	db: Db,
	mail: Pick<MailRow, 'id' | 'attempts'>,
	next: { readonly at: string; readonly error: string | null },
): Promise<void> {
	await db
		.updateTable('mail')
		.set({ state: 'waiting', next_at: next.at, attempts: mail.attempts, last_error: next.error })
		.where('id', '=', mail.id)
		.execute();
}

/** Mails of which nothing but their handing over is known, to be asked before anything is sent. */
export async function handedOver(db: Db): Promise<string[]> {
	const rows = await db.selectFrom('mail').select('id').where('state', '=', 'handed-over').orderBy('created_at').execute();
	return rows.map((row) => row.id);
}

/** Mails by state. */
export async function countMails(db: Db): Promise<Readonly<Record<string, number>>> {
	const rows = await db
		.selectFrom('mail')
		.select(({ fn }) => ['state', fn.countAll<number>().as('count')])
		.groupBy('state')
		.execute();
	return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
