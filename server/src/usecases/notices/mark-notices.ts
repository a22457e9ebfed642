import { accept, type Result } from '@renkei/plan';
import { findSeats } from '../../storage/grant-facts.ts';
import { noticesAmong, writeDone } from '../../storage/inbox.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, type Deps, unknown } from '../deps.ts';

/**
 * Ticks notices off, or takes that back; what settled them stays. Only those of seats that this person holds today: another
 * one is unknown, and then nothing is written of the others either.
 */
export function markNotices(
	{ db }: Pick<Deps, 'db'>,
	ask: Pick<Asker, 'moment'> & {
		readonly session: { readonly personId: string };
		readonly notices: readonly string[];
		readonly done: boolean;
	},
): Promise<Result<null>> {
	const { session, moment } = ask;
	const ids = [...new Set(ask.notices)];
	return inTransaction(db, async (tx): Promise<Result<null>> => {
		const seats = await findSeats(tx, { person: session.personId, today: moment.today });
		const own = await noticesAmong(
			tx,
			ids,
			seats.map(({ id }) => id),
		);
		if (own.length !== ids.length) {
			return unknown();
		}
		await writeDone(tx, ids, ask.done ? moment.at : null);
		return accept(null);
	});
}
