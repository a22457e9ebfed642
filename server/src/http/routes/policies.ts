import { type PoliciesView, signingRequests } from '@renkei/api';
import { accept, mayLead, type PlanPolicies, policyOf } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { policiesOf } from '../../storage/policies.ts';
import { setPolicies } from '../../usecases/set-policies.ts';
import { type Handler, type PlanCall, plain, withBody } from '../call.ts';

/** The policy of every section, in plan order; what was not set is told as the default that holds. */
function present({ deps, grant }: PlanCall, policies: PlanPolicies): PoliciesView {
	return {
		policies: deps.template.sections.map(({ key }) => {
			const { deciding, freezing, checkFirst, dueOn } = policyOf(policies, key);
			return { key, deciding: [...deciding], freezing, checkFirst, dueOn };
		}),
		mayChange: mayLead(asActing(grant.seat), grant.rules),
	};
}

/** Routes of what is set for the sign-off of each section. */
export const policyRoutes = {
	policies: {
		on: 'plan',
		...plain<PlanCall>(async (call) => accept({ body: present(call, call.grant.rules.policies ?? {}) })),
	},
	changePolicies: {
		on: 'plan',
		...withBody<PlanCall, typeof signingRequests.policies>(signingRequests.policies, async (call, change) => {
			const { deps, session, moment, grant } = call;
			const set = await setPolicies(deps, { session, moment, plan: grant.plan.id, change });
			return set.ok ? accept({ body: present(call, await policiesOf(deps.db, grant.plan.id)) }) : set;
		}),
	},
} satisfies Record<string, Handler>;
