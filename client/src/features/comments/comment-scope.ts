import type { PartView, PlanView } from '@renkei/api';

/** A comment that is being written: on chosen words of a part, or on the whole of it. */
export interface NewComment {
	readonly part: PartView;
	readonly anchor: { readonly start: string; readonly end: string; readonly quote: string } | null;
}

/** Name of a part inside its section, as a person would say it. */
export function partName(plan: PlanView, part: PartView, trunk: string): string {
	return plan.parties.find((party) => party.code === part.body)?.name ?? trunk;
}
