import { actingSeatOf } from '../../auth/acting-seat.ts';
import { chosenSeats, findSeats } from '../../storage/grant-facts.ts';
import type { Tx } from '../../storage/tables.ts';
import { type Asker, announce, type Deps } from '../deps.ts';
import { recordAct } from '../journal.ts';

/** What the log holds of a passkey: a signature by it is checked against the key that was enrolled. */
export interface NotedKey {
	readonly credential: string;
	/** COSE, base64url. */
	readonly publicKey: string;
	/** Whether it was ended. */
	readonly revoked: boolean;
}

/**
 * Writes into the journal of every plan on which the person sits today that they have a passkey more or less: a body must be
 * able to see that one of its signers has enrolled a key.
 * @returns the plans, to be told after the commit
 */
export async function notePasskey(
	tx: Tx,
	{ newId, session, moment, words, key }: Asker & Pick<Deps, 'newId'> & { readonly words: string; readonly key: NotedKey },
): Promise<readonly string[]> {
	const seats = Map.groupBy(await findSeats(tx, { person: session.personId, today: moment.today }), ({ plan }) => plan);
	const chosen = await chosenSeats(tx, session.id);
	for (const [plan, held] of seats) {
		const seat = actingSeatOf(held, chosen.get(plan));
		if (seat !== null) {
			const act = { id: newId(), plan, part: null, seat: seat.id, at: moment.at };
			await recordAct(tx, { ...act, kind: 'passkey', detail: words }, { ...key });
		}
	}
	return [...seats.keys()];
}

/** Tells those who have the plans open. */
export async function announcePasskey(deps: Deps, plans: readonly string[]): Promise<void> {
	for (const plan of plans) {
		await announce(deps, plan, [{ plan, about: 'plan', part: null }]);
	}
}
