import type { Writer } from '../auth/rights.ts';
import { issueSession } from '../auth/sessions.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { PracticePlan } from './practice-plan.ts';

/** Somebody signed in who writes from a seat of the demo; the session lasts for years, whatever a test does to the clock. */
export async function writerAt(practice: PracticePlan, seat: string): Promise<Writer> {
	const { person } = await practice.db.selectFrom('seat').select('person').where('id', '=', seat).executeTakeFirstOrThrow();
	const now = practice.clock.now();
	const { id } = await inTransaction(practice.db, (tx) =>
		issueSession(tx, { person, secure: false, now, lifetimeMs: 10 * 365 * 24 * 60 * 60 * 1000 }),
	);
	return { session: { id, personId: person, person }, seat };
}
