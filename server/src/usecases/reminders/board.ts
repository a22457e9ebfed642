import { isWholePlan, type OwedPart, owedBy, type PartToSign, type Party, type PlanPolicies } from '@renkei/plan';
import { signoffOf } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { partRows } from '../../storage/parts.ts';
import { signoffsOfPlans } from '../../storage/signoffs.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import { isAskedOf, loadFrozenWhole } from '../../storage/whole-plan.ts';
import { carriedSoonOn } from '../corrections/facts.ts';

/** A plan, as far as it says who is awaited. */
export interface BoardPlan {
	readonly id: string;
	readonly parties: readonly Party[];
	readonly policies: PlanPolicies | undefined;
}

/** What a plan awaits from each of its bodies now. */
export interface Board {
	/** In plan order. @param among ids of the parts that are looked at; left out, all */
	owedBy(body: string, among?: readonly string[]): readonly OwedPart[];
}

/**
 * What is awaited on a plan: from its locks and sign-offs, of 21 only while the bodies can decide the plan as a whole, and
 * nothing that an open 軽微な修正 will carry over.
 */
export async function boardOf(db: Db | Tx, plan: BoardPlan): Promise<Board> {
	const signoffs = Map.groupBy(await signoffsOfPlans(db, [plan.id]), ({ part }) => part);
	const rows = await partRows(db, plan.id);
	const soon = await carriedSoonOn(db, plan.id);
	const asked = isAskedOf(await loadFrozenWhole(db, plan.id));
	const parts = rows
		.filter((row) => asked || !isWholePlan(row))
		.map(
			(row): PartToSign => ({
				...{ id: row.id, key: row.key, body: row.body, carriedSoon: soon.get(row.id) },
				...{ lock: lockOf(row), signoffs: (signoffs.get(row.id) ?? []).map(signoffOf) },
			}),
		);
	return {
		owedBy(body, among) {
			const looked = among === undefined ? parts : parts.filter(({ id }) => among.includes(id));
			return owedBy(body, looked, plan);
		},
	};
}
