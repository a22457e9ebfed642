import type { Db, SessionRow, Tx } from './tables.ts';

/** A session and its times (ISO 8601). */
export interface SessionFacts {
	readonly id: string;
	readonly personId: string;
	readonly person: string;
	readonly createdAt: string;
	readonly expiresAt: string;
}

/** The session under a hash, ended or not. */
export async function findSession(db: Db | Tx, id: string): Promise<SessionFacts | null> {
	const row = await db
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person')
		.select(['session.id', 'person.id as personId', 'person.name as person'])
		.select(['session.created_at as createdAt', 'session.expires_at as expiresAt'])
		.where('session.id', '=', id)
		.executeTakeFirst();
	return row ?? null;
}

/** Stores a new session. */
export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
	await tx.insertInto('session').values(row).execute();
}

/** Removes a session and the seats chosen in it. */
export async function deleteSession(tx: Tx, id: string): Promise<void> {
	await tx.deleteFrom('session_seat').where('session', '=', id).execute();
	await tx.deleteFrom('session').where('id', '=', id).execute();
}

/** Forgets sessions that ended before this time (ISO 8601). */
export async function deleteEnded(tx: Tx, at: string): Promise<void> {
	await tx
		.deleteFrom('session_seat')
		.where('session', 'in', (eb) => eb.selectFrom('session').select('id').where('expires_at', '<=', at))
		.execute();
	await tx.deleteFrom('session').where('expires_at', '<=', at).execute();
}

/** Chooses the seat as which a session acts on a plan. */
export async function chooseSeat(tx: Tx, choice: { session: string; plan: string; seat: string }): Promise<void> {
	await tx
		.insertInto('session_seat')
		.values(choice)
		.onConflict((conflict) => conflict.columns(['session', 'plan']).doUpdateSet({ seat: choice.seat }))
		.execute();
}
