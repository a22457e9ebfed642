import {
	type Action,
	explain,
	isWholePlan,
	type PartKey,
	type PartLock,
	type PartState,
	type PlanRules,
	partState,
	type Refusal,
	requiredBodies,
	rightsOf,
} from '@renkei/plan';
import { partIdPattern } from '@renkei/sync-protocol';
import {
	chosenSeats,
	findSeats,
	type PartFacts,
	partFacts,
	partiesOf,
	type SeatFacts,
	signoffOf,
	signoffsOfPart,
	suggestOnlyKeys,
} from '../storage/grant-facts.ts';
import { lockOf } from '../storage/part-lock.ts';
import { policiesOf } from '../storage/policies.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { wholePlanState } from '../storage/whole-plan.ts';
import { actingSeatOf, asActing } from './acting-seat.ts';

/** What one seat may do with one part now, and why it may not write. */
export interface Grant {
	readonly seat: SeatFacts;
	readonly plan: { readonly id: string; readonly title: string } & PlanRules;
	readonly part: {
		readonly id: string;
		readonly key: PartKey;
		readonly body: string | null;
		readonly frozen: boolean;
		readonly lock: PartLock;
	};
	readonly may: readonly Action[];
	readonly state: PartState;
	/** Null when the seat may write. */
	readonly readOnly: Refusal | null;
}

/**
 * The grant of a signed-in person on a part. Decided nowhere else: sockets, HTTP and the append transaction all ask here.
 * @param ask.today day in Japan (ISO date); seats count from their first to their last day
 * @returns null for a part that does not exist or that this person may not know of; the two must look the same
 */
export async function grantOf(
	db: Db | Tx,
	ask: { readonly session: { readonly id: string; readonly personId: string }; readonly part: string; readonly today: string },
): Promise<Grant | null> {
	const facts = partIdPattern.test(ask.part) ? await partFacts(db, ask.part) : null;
	if (facts === null) {
		return null;
	}
	const seats = await findSeats(db, { person: ask.session.personId, plan: facts.plan.id, today: ask.today });
	const seat = actingSeatOf(seats, (await chosenSeats(db, ask.session.id)).get(facts.plan.id));
	return seat === null ? null : grantFrom(db, seat, facts);
}

/** The grant of a seat, for re-reading inside the transaction that appends. */
export async function grantOfSeat(
	db: Db | Tx,
	ask: { readonly seat: string; readonly part: string; readonly today: string },
): Promise<Grant | null> {
	const facts = partIdPattern.test(ask.part) ? await partFacts(db, ask.part) : null;
	if (facts === null) {
		return null;
	}
	const [seat] = await findSeats(db, { seat: ask.seat, plan: facts.plan.id, today: ask.today });
	return seat === undefined ? null : grantFrom(db, seat, facts);
}

async function grantFrom(db: Db | Tx, seat: SeatFacts, { part, plan }: PartFacts): Promise<Grant | null> {
	const lock = lockOf(part);
	const suggestOnly = await suggestOnlyKeys(db, plan.id);
	const rules: PlanRules = { ...plan, suggestOnly, policies: await policiesOf(db, plan.id) };
	const situation = { key: part.key, body: part.body, frozen: lock.kind === 'frozen' };
	const may = rightsOf(asActing(seat), rules, situation);
	if (!may.includes('read')) {
		return null;
	}
	// Names and sign-offs are needed only off the hot path: a writer of an open part costs neither query.
	const parties = may.includes('write') && lock.kind === 'open' ? [] : await partiesOf(db, plan.id);
	const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
	const signoffs = lock.kind === 'open' ? [] : (await signoffsOfPart(db, part.id)).map(signoffOf);
	const state = partState(lock, requiredBodies(part, parties), signoffs);
	return {
		seat,
		plan: { ...rules, id: plan.id, title: plan.title },
		part: { id: part.id, ...situation, lock },
		may,
		state: isWholePlan(part) ? await wholePlanState(db, plan.id, state) : state,
		readOnly: explain(asActing(seat), 'write', rules, situation, nameOf),
	};
}
