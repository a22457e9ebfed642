import { endSessions, sessionOf } from '../auth/sessions.ts';
import { dayInJapan } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { inTransaction } from '../storage/transaction.ts';
import { announce, type Deps } from './deps.ts';

/** Ends the session of a request; its open connections end with it. Without a session nothing happens. */
export async function signOut(deps: Deps, cookieHeader: string | undefined): Promise<void> {
	const now = deps.clock.now();
	const plans = await inTransaction(deps.db, async (tx) => {
		const session = await sessionOf(tx, cookieHeader, now);
		await endSessions(tx, cookieHeader);
		return session === null ? [] : (await findSeats(tx, { person: session.personId, today: dayInJapan(now) })).map((s) => s.plan);
	});
	for (const plan of new Set(plans)) {
		await announce(deps, plan, []);
	}
}
