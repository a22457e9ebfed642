import { type DecidingCapacity, type Freezers, freezers, type PlanPolicies, type SectionPolicy } from '@renkei/plan';
import type { Db, SignoffPolicyRow, Tx } from './tables.ts';

/** What is set for the sign-off of a plan's sections; a section that nothing was set for is not among them. */
export async function policiesOf(db: Db | Tx, plan: string): Promise<PlanPolicies> {
	const rows = await db
		.selectFrom('signoff_policy')
		.select(['key', 'deciding', 'freezing', 'check_first', 'due_on'])
		.where('plan', '=', plan)
		.execute();
	return Object.fromEntries(rows.map((row) => [row.key, policyOfRow(row)]));
}

function policyOfRow(row: Pick<SignoffPolicyRow, 'deciding' | 'freezing' | 'check_first' | 'due_on'>): SectionPolicy {
	return {
		deciding: JSON.parse(row.deciding) as DecidingCapacity[],
		// A word that is not known narrows.
		freezing: freezers.find((known): known is Freezers => known === row.freezing) ?? 'deciders',
		checkFirst: row.check_first === 1,
		dueOn: row.due_on,
	};
}

/** Plans of which a section has a last day until some day (ISO date in Japan). */
export async function plansWithLastDay(db: Db | Tx, until: string): Promise<string[]> {
	const rows = await db
		.selectFrom('signoff_policy')
		.select('plan')
		.distinct()
		.where('due_on', '<=', until)
		.orderBy('plan')
		.execute();
	return rows.map(({ plan }) => plan);
}

/** Stores the policies of sections, each in the place of the former one. */
export async function writePolicies(
	tx: Tx,
	policies: readonly { readonly key: string; readonly policy: SectionPolicy }[],
	by: Pick<SignoffPolicyRow, 'plan' | 'seat' | 'at'>,
): Promise<void> {
	const rows = policies.map(
		({ key, policy }): SignoffPolicyRow => ({
			...{ plan: by.plan, key, deciding: JSON.stringify(policy.deciding), freezing: policy.freezing },
			...{ check_first: policy.checkFirst ? 1 : 0, due_on: policy.dueOn, seat: by.seat, at: by.at },
		}),
	);
	await tx
		.insertInto('signoff_policy')
		.values(rows)
		.onConflict((conflict) =>
			conflict.columns(['plan', 'key']).doUpdateSet(({ ref }) => ({
				...{ deciding: ref('excluded.deciding'), freezing: ref('excluded.freezing') },
				...{ check_first: ref('excluded.check_first'), due_on: ref('excluded.due_on') },
				...{ seat: ref('excluded.seat'), at: ref('excluded.at') },
			})),
		)
		.execute();
}
