import type { SeatRole } from '../parties/types.ts';
import type { SectionKey } from '../template/types.ts';
import type { Capacity } from './types.ts';

/** Capacities in which a body decides: 決裁権者, 専決, 代決. */
export const decidingCapacities = ['decision-maker', 'delegated', 'acting'] as const satisfies readonly Capacity[];
export type DecidingCapacity = (typeof decidingCapacities)[number];

/** Who of the 代表団体 freezes a trunk: every responsible seat, or only those who decide (決裁権者, 専決). */
export const freezers = ['responsible', 'deciders'] as const;
export type Freezers = (typeof freezers)[number];

/**
 * What the 代表団体 has set for the sign-off of one section. It narrows and never widens: nobody who does not sign by the
 * rights table signs by a policy, and every member body is asked for every trunk whatever it says.
 */
export interface SectionPolicy {
	/** Capacities in which a 決裁 of the section is given. 決裁権者 is always among them. */
	readonly deciding: readonly DecidingCapacity[];
	/** Of the trunk; a body freezes its own parts as it always may. */
	readonly freezing: Freezers;
	/** Whether a 決裁 is recorded only after a 確認 of the same body with the same words. */
	readonly checkFirst: boolean;
	/** Last day for the 決裁 (ISO date in Japan), or null. */
	readonly dueOn: string | null;
}

/** A section whose rules were changed. */
export interface RuleChange {
	readonly key: SectionKey;
	readonly before: SectionPolicy;
	readonly policy: SectionPolicy;
}

/** Capacities in which a 決裁 of a section is taken since its rules were changed, and was not before. */
export function newlyTaken({ before, policy }: RuleChange): readonly DecidingCapacity[] {
	return policy.deciding.filter((capacity) => !before.deciding.includes(capacity));
}

/** What holds where nothing was set. */
export const defaultPolicy: SectionPolicy = {
	deciding: decidingCapacities,
	freezing: 'responsible',
	checkFirst: false,
	dueOn: null,
};

/** Policies of a plan; a section that is not there has the default. */
export type PlanPolicies = Readonly<Record<SectionKey, SectionPolicy>>;

/** The policy of a section. */
export function policyOf(policies: PlanPolicies | undefined, key: SectionKey): SectionPolicy {
	return policies?.[key] ?? defaultPolicy;
}

/** Whether a role that may freeze by the rights table still may under a policy. */
export function mayFreezeUnder(policy: SectionPolicy, role: SeatRole): boolean {
	return policy.freezing === 'responsible' || role === 'decider' || role === 'delegate';
}

/** Whether a capacity is taken under a policy. A 確認 always is. */
export function isTakenUnder(policy: SectionPolicy, capacity: Capacity): boolean {
	return capacity === 'checked' || policy.deciding.includes(capacity);
}
