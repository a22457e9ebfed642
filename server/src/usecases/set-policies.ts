import {
	accept,
	type DecidingCapacity,
	decidingCapacities,
	policyOf,
	type Result,
	refusalOfLastDay,
	refuse,
	type SectionPolicy,
	sectionOf,
} from '@renkei/plan';
import { refusalToLead } from '../auth/plan-grants.ts';
import { writePolicies } from '../storage/policies.ts';
import { changePlan } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';
import { policyWords } from './policy-words.ts';

/** What is set for some sections; what is left out stays as it is in each of them. */
export interface PolicyChange {
	readonly sections: readonly string[];
	readonly policy: { readonly [name in keyof SectionPolicy]?: SectionPolicy[name] | undefined };
}

/** Sets what holds for the sign-off of one or many sections, in one act. */
export function setPolicies(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly change: PolicyChange },
): Promise<Result<null>> {
	const { change, moment } = ask;
	return changePlan(deps, ask, {
		refusal: refusalToLead,
		async write(tx, { plan, seat, rules }) {
			const keys = [...new Set(change.sections)].sort();
			if (keys.some((key) => sectionOf(deps.template, key) === null)) {
				return refuse('unknown');
			}
			const set = asSet(change.policy);
			const policies = keys
				.map((key) => ({ key, before: policyOf(rules.policies, key) }))
				.map(({ key, before }) => ({ key, before, policy: { ...before, ...set } }))
				.filter(({ before, policy }) => !isSame(before, policy));
			if (policies.length === 0) {
				return accept(null);
			}
			// A day that stood before may be over; one that is set anew may not.
			const { dueOn } = set;
			const isNewDay = policies.some(({ before }) => before.dueOn !== dueOn);
			const refusal = dueOn && isNewDay ? refusalOfLastDay(dueOn, moment.today) : null;
			if (refusal !== null) {
				return { ok: false, refusal };
			}
			await writePolicies(tx, policies, { plan: plan.id, seat: seat.id, at: moment.at });
			const changed = policies.map(({ key }) => key);
			return accept({ kind: 'policy', detail: policyWords(changed, set), rules: policies });
		},
	});
}

/** What was given, with the capacities in their own order and 決裁権者 among them. */
function asSet({ deciding, freezing, checkFirst, dueOn }: PolicyChange['policy']): Partial<SectionPolicy> {
	return {
		...(deciding === undefined ? {} : { deciding: withDecisionMaker(deciding) }),
		...(freezing === undefined ? {} : { freezing }),
		...(checkFirst === undefined ? {} : { checkFirst }),
		...(dueOn === undefined ? {} : { dueOn }),
	};
}

function withDecisionMaker(deciding: readonly DecidingCapacity[]): DecidingCapacity[] {
	return decidingCapacities.filter((capacity) => capacity === 'decision-maker' || deciding.includes(capacity));
}

function isSame(a: SectionPolicy, b: SectionPolicy): boolean {
	return (
		a.freezing === b.freezing && a.checkFirst === b.checkFirst && a.dueOn === b.dueOn && a.deciding.join() === b.deciding.join()
	);
}
