import { type ActingSeat, may, type PlanRules } from '../permissions/may.ts';

/**
 * Why a state of the whole plan is kept: by itself while people write, by name, because words were frozen, or because a
 * body signed.
 */
export const revisionKinds = ['auto', 'named', 'freeze', 'signoff'] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** Who may give a state of the plan a name that everybody sees: whoever may propose wording for the common parts. */
export function mayNameRevisions(seat: ActingSeat, plan: PlanRules): boolean {
	return may(seat, 'suggest', plan, { key: '00', body: null, frozen: false });
}
