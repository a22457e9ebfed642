import { endSessions, sessionOf } from '../auth/sessions.ts';
import { dayInJapan } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import type { Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { announce, type Deps } from './deps.ts';

/** Ends the session of a request; its open connections end with it. Without a session nothing happens. */
export async function signOut(deps: Deps, cookieHeader: string | undefined): Promise<void> {
	const now = deps.clock.now();
	for (const plan of await inTransaction(deps.db, (tx) => recordSignOut(tx, cookieHeader, now))) {
		await announce(deps, plan, []);
	}
}

/**
 * Ends sessions inside a transaction.
 * @returns the plans on which connections of them may be open, to be told after the commit
 */
export async function recordSignOut(tx: Tx, cookieHeader: string | undefined, now: Date): Promise<readonly string[]> {
	const session = await sessionOf(tx, cookieHeader, now);
	await endSessions(tx, cookieHeader);
	const seats = session === null ? [] : await findSeats(tx, { person: session.personId, today: dayInJapan(now) });
	return [...new Set(seats.map((seat) => seat.plan))];
}
