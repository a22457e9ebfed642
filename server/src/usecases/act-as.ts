import { accept, type Result } from '@renkei/plan';
import { findSeats } from '../storage/grant-facts.ts';
import { chooseSeat } from '../storage/sessions.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';

/** Chooses the seat as which this session acts on the seat's plan. Another person's seat is unknown. */
export async function actAs(deps: Deps, ask: Asker & { readonly seat: string }): Promise<Result<null>> {
	const { session, moment } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<string>> => {
		const [seat] = await findSeats(tx, { seat: ask.seat, person: session.personId, today: moment.today });
		if (seat === undefined) {
			return unknown();
		}
		await chooseSeat(tx, { session: session.id, plan: seat.plan, seat: seat.id });
		return accept(seat.plan);
	});
	if (!done.ok) {
		return done;
	}
	await announce(deps, done.value, []);
	return accept(null);
}
