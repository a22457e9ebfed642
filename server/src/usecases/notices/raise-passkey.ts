import { toldOfPasskey } from '@renkei/plan';
import type { SeatFacts } from '../../storage/grant-facts.ts';
import type { Tx } from '../../storage/tables.ts';
import { crewOf, doerOf, type NotedAct, raise } from './raise.ts';

/** Something that became of a passkey, as the journal of a plan has it. */
export interface PasskeyChange extends Pick<NotedAct, 'newId'> {
	readonly act: { readonly id: string; readonly plan: string; readonly at: string };
	/** The seat of its person. */
	readonly seat: SeatFacts;
	readonly unproven: boolean;
}

/**
 * Tells it to its person, and where it was not proved to the rest of their body, in the transaction.
 * @param told people who have been told already, on another plan; those who are told now are added
 */
export async function notePasskeyChange(tx: Tx, { newId, act, seat, unproven }: PasskeyChange, told: Set<string>): Promise<void> {
	const telling = { newId, at: act.at, plan: { id: act.plan }, seat };
	const crew = await crewOf(tx, telling);
	const personOf = (id: string): string => crew.all.get(id)?.personId ?? id;
	const all = toldOfPasskey({ by: doerOf(telling), body: seat.party.code, unproven }, crew.held);
	const now = all.filter((one) => !told.has(personOf(one.seat)));
	await raise(
		tx,
		telling,
		crew,
		now.map((one) => ({ ...one, about: { act: act.id } })),
	);
	for (const one of now) {
		told.add(personOf(one.seat));
	}
}
