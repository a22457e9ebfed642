import { sql } from 'kysely';
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
		.selectFrom('seat')
		.select('person')
		.distinct()
		// One look into the index for each seat, however many notices wait.
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('notice')
					.select('notice.id')
					.whereRef('notice.seat', '=', 'seat.id')
					.where('notice.mail_time', '=', 'digest')
					.where('notice.mail', 'is', null)
					.where('notice.at', '<=', until),
			),
		)
		.orderBy('person')
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

/** Stores mails that carry no notice; one that was stored before under the same `once` stays as it is. */
export async function insertMails(tx: Tx, mails: readonly MailRow[]): Promise<void> {
	if (mails.length > 0) {
		await tx
			.insertInto('mail')
			.values([...mails])
			.onConflict((conflict) => conflict.column('once').doNothing())
			.execute();
	}
}

/** Notices of whom no mail reaches: they stay in the inbox, and are not kept for an address that comes later. */
export function letGoOf(tx: Tx, notices: Unbound): Promise<void> {
	return changeUnbound(tx, notices, { mail_time: 'none' });
}

/** Nothing that waits for a person is mailed any more, but a code. */
export async function letGoOfPerson(tx: Tx, person: string, at: string): Promise<void> {
	await tx
		.updateTable('mail')
		.set({ state: 'dropped', ended_at: at })
		.where('person', '=', person)
		.where('state', '=', 'waiting')
		.where('kind', '!=', 'code')
		.execute();
	await changeUnbound(tx, { person, time: 'prompt' }, { mail_time: 'none' });
	await changeUnbound(tx, { person, time: 'digest' }, { mail_time: 'none' });
}

/** Whether a mail waits that tells a person of a passkey of theirs, of what became of it since (ISO 8601). */
export async function passkeyMailWaits(tx: Tx, person: string, since: string): Promise<boolean> {
	const found = await tx
		.selectFrom('notice')
		.innerJoin('seat', 'seat.id', 'notice.seat')
		.leftJoin('mail', 'mail.id', 'notice.mail')
		.select('notice.id')
		.where('seat.person', '=', person)
		.where('notice.kind', '=', 'passkey')
		.where('notice.mail_time', '=', 'prompt')
		.where('notice.at', '>', since)
		.where((eb) => eb.or([eb('notice.mail', 'is', null), eb('mail.state', '=', 'waiting')]))
		.executeTakeFirst();
	return found !== undefined;
}

/**
 * What has waited since before this moment is not mailed any more.
 * @param before ISO 8601; null lets go of everything
 * @returns of how many notices and mails
 */
export async function letGoBefore(tx: Tx, before: string | null, at: string): Promise<number> {
	let notices = tx.updateTable('notice').set({ mail_time: 'none' }).where('mail', 'is', null).where('mail_time', '!=', 'none');
	let mails = tx.updateTable('mail').set({ state: 'dropped', ended_at: at }).where('state', '=', 'waiting');
	if (before !== null) {
		notices = notices.where('at', '<', before);
		mails = mails.where('created_at', '<', before);
	}
	const gone = [await notices.executeTakeFirst(), await mails.executeTakeFirst()];
	return gone.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
}

/**
 * The mail whose turn it is, or null: codes first, for somebody sits and waits for one; else oldest first, those that were
 * put off not before their time.
 * @param when.latest no mail waits longer than until then: what does was put off by a clock that was set back since
 */
export async function nextMail(db: Db, when: { readonly now: string; readonly latest: string }): Promise<MailRow | null> {
	const row = await db
		.selectFrom('mail')
		.selectAll()
		.where('state', '=', 'waiting')
		.where((eb) => eb.or([eb('next_at', '<=', when.now), eb('next_at', '>', when.latest)]))
		.orderBy(sql`kind = 'code'`, 'desc')
		.orderBy('created_at')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** Notices that a mail carries, oldest first. */
export async function noticesInMail(db: Db | Tx, mail: string): Promise<NoticeRow[]> {
	return db.selectFrom('notice').selectAll().where('mail', '=', mail).orderBy('at').orderBy('id').execute();
}

/** Notices of these seats that are neither ticked off nor settled and that this mail does not carry. */
export async function openNoticesBeside(db: Db | Tx, mail: string, seats: readonly string[]): Promise<NoticeRow[]> {
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

/** A mail as somebody left it. Whoever finds it otherwise has lost it to another worker, or to its reader's choice. */
export type HeldMail = Pick<MailRow, 'id' | 'state' | 'attempts' | 'next_at'>;

/** Changes a mail that stands as it was left. @returns whether it did; else nothing was changed */
async function changeHeld(db: Db | Tx, held: HeldMail, change: Partial<MailRow>): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('mail')
		.set(change)
		.where('id', '=', held.id)
		.where('state', '=', held.state)
		.where('attempts', '=', held.attempts)
		.where('next_at', '=', held.next_at)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Says, durably, that the last byte of a mail is about to leave. @returns false where it is not to be sent any more */
export async function handOver(db: Db | Tx, held: HeldMail): Promise<boolean> {
	return held.state === 'waiting' && changeHeld(db, held, { state: 'handed-over' });
}

/** A mail has ended. @returns false where somebody else has changed it since */
export function endMail(
	db: Db | Tx,
	held: HeldMail,
	end: { readonly state: MailEnd; readonly at: string; readonly error?: string },
): Promise<boolean> {
	const { state, at, error = null } = end;
	return changeHeld(db, held, { state, ended_at: at, last_error: error });
}

/** A mail waits for its next attempt. @returns false where somebody else has changed it since */
export function putOff(
	db: Db | Tx,
	held: HeldMail,
	next: { readonly attempts: number; readonly at: string; readonly error: string | null },
): Promise<boolean> {
	const { attempts, at, error } = next;
	return changeHeld(db, held, { state: 'waiting', next_at: at, attempts, last_error: error });
}

/** Mails of which nothing but their handing over is known, to be asked before anything is sent. */
export function handedOver(db: Db): Promise<MailRow[]> {
	return db.selectFrom('mail').selectAll().where('state', '=', 'handed-over').orderBy('created_at').execute();
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
