import { type ActingSeat, type PlanRules, rightsOf } from '../permissions/may.ts';
import type { PartAddress } from '../template/types.ts';

/** Whether a seat may read every one of these parts: who is told of what is computed of them, or may be named there. */
export function readsAll(seat: ActingSeat, plan: PlanRules, parts: readonly PartAddress[]): boolean {
	return parts.every((part) => rightsOf(seat, plan, { ...part, frozen: false }).includes('read'));
}
