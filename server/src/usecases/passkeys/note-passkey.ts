import { accept, type Json, type Result, refuse } from '@renkei/plan';
import { actingSeatOf } from '../../auth/acting-seat.ts';
import { chosenSeats, findSeats, type SeatFacts } from '../../storage/grant-facts.ts';
import { countPasskeyActs } from '../../storage/passkeys.ts';
import { findPlan } from '../../storage/plans.ts';
import type { Tx } from '../../storage/tables.ts';
import { type Asker, announce, type Deps } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { notePasskeyChange } from '../notices/raise-passkey.ts';

export interface PasskeyNote extends Asker, Pick<Deps, 'newId'> {
	readonly words: string;
	/**
	 * What the log holds of it. With `credential`, `publicKey` (COSE, base64url) and `revoked` an archive checks signatures
	 * against what was enrolled.
	 */
	readonly key: { readonly [key: string]: Json };
	/** Whether its person alone is told by a notice, or the rest of the body as well. */
	readonly tells: 'person' | 'body';
}

/**
 * Writes into the journal of every plan on which the person sits today what became of a passkey: a body must be able to see
 * that one of its signers has enrolled a key. Whoever is told by a notice is told once, however many plans there are.
 * @returns the plans, to be told after the commit
 */
export async function notePasskey(
	tx: Tx,
	{ newId, session, moment, words, key, tells }: PasskeyNote,
): Promise<readonly string[]> {
	const seats = Map.groupBy(await findSeats(tx, { person: session.personId, today: moment.today }), ({ plan }) => plan);
	const chosen = await chosenSeats(tx, session.id);
	const told = new Set<string>();
	for (const plan of await mailedFirst(tx, [...seats.keys()])) {
		const seat = actingSeatOf<SeatFacts>(seats.get(plan) ?? [], chosen.get(plan));
		if (seat !== null) {
			const act = { id: newId(), plan, part: null, seat: seat.id, at: moment.at };
			await recordAct(tx, { ...act, kind: 'passkey', detail: words }, { ...key });
			await notePasskeyChange(tx, { newId, act, seat, unproven: tells === 'body' }, told);
		}
	}
	return [...seats.keys()];
}

/** Plans for practice last: nothing is mailed of them. */
async function mailedFirst(tx: Tx, plans: readonly string[]): Promise<string[]> {
	const practice = new Set<string>();
	for (const plan of plans) {
		if ((await findPlan(tx, plan))?.practice === 1) {
			practice.add(plan);
		}
	}
	return plans.toSorted((one, other) => Number(practice.has(one)) - Number(practice.has(other)));
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_ACTS = 30;
const flooded =
	'パスキーの登録や届け出が1日の間に多すぎるため、いまはできません。何も変わっていません。明日もう一度操作してください。パスキーで確かめての登録と終了、届け出の取り消しはできます。';

/**
 * Whether a person may begin something new with passkeys by their sign-in alone: each is told to people at once, and stays in
 * logs for ever. What takes something away is never kept from anybody, and cannot be done more often than this; nor is whoever
 * proves it stopped, for a stranger may have done the others.
 */
export async function refuseFlood(tx: Tx, { session, moment }: Asker): Promise<Result<null>> {
	const since = new Date(Date.parse(moment.at) - DAY_MS).toISOString();
	return (await countPasskeyActs(tx, session.personId, since)) < MOST_ACTS ? accept(null) : refuse('too-fast', flooded);
}

/** Tells those who have the plans open. */
export async function announcePasskey(deps: Deps, plans: readonly string[]): Promise<void> {
	for (const plan of plans) {
		await announce(deps, plan, [{ plan, about: 'plan', part: null }]);
	}
}
