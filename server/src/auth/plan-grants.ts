import { mayLead, mayNameRepresentative, type Party, type PlanRules, type Refusal, refusalOf } from '@renkei/plan';
import { partIdPattern } from '@renkei/sync-protocol';
import { chosenSeats, findSeats, type HeldSeat, partiesOf, suggestOnlyKeys } from '../storage/grant-facts.ts';
import { findPlan } from '../storage/plans.ts';
import { policiesOf } from '../storage/policies.ts';
import type { Db, PlanRow, Tx } from '../storage/tables.ts';
import { actingSeatOf, asActing } from './acting-seat.ts';

/** The seat as which a person stands before a plan, and what the plan has narrowed. */
export interface PlanGrant {
	readonly seat: HeldSeat;
	readonly plan: PlanRow;
	readonly rules: PlanRules;
	readonly parties: readonly Party[];
}

/**
 * The grant of a signed-in person on a plan as a whole.
 * @returns null for a plan that does not exist or on which this person has no seat today
 */
export async function planGrantOf(
	db: Db | Tx,
	ask: { readonly session: { readonly id: string; readonly personId: string }; readonly plan: string; readonly today: string },
): Promise<PlanGrant | null> {
	if (!partIdPattern.test(ask.plan)) {
		return null;
	}
	const seats = await findSeats(db, { person: ask.session.personId, plan: ask.plan, today: ask.today });
	const seat = actingSeatOf(seats, (await chosenSeats(db, ask.session.id)).get(ask.plan));
	return seat === null ? null : planGrantOfSeat(db, seat);
}

/** The grant of a seat that is held today. */
export async function planGrantOfSeat(db: Db | Tx, seat: HeldSeat): Promise<PlanGrant | null> {
	const plan = await findPlan(db, seat.plan);
	if (plan === null) {
		return null;
	}
	const rules: PlanRules = {
		representative: plan.representative,
		draftingAllowed: plan.drafting_allowed === 1,
		suggestOnly: await suggestOnlyKeys(db, plan.id),
		policies: await policiesOf(db, plan.id),
	};
	return { seat, plan, rules, parties: await partiesOf(db, plan.id) };
}

/** Why a seat may not change what the plan narrows, or null when it may. */
export function refusalToLead(grant: PlanGrant): Refusal | null {
	if (mayLead(asActing(grant.seat), grant.rules)) {
		return null;
	}
	const { representative } = grant.rules;
	if (representative === null) {
		return refusalOf('representative-unset');
	}
	const name = grant.parties.find((party) => party.code === representative)?.name ?? '代表団体';
	return refusalOf('forbidden', `変えられるのは代表団体（${name}）の責任者です。`);
}

/** Why a seat may not name the 代表団体, or null when it may. */
export function refusalToName(grant: PlanGrant): Refusal | null {
	if (mayNameRepresentative(asActing(grant.seat), grant.rules)) {
		return null;
	}
	return refusalOf(
		'forbidden',
		'代表団体を決められるのは、構成団体の決裁権者です。決まったあとは、代表団体の決裁権者だけが変えられます。',
	);
}
