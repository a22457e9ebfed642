import { partState, requiredBodies } from '@renkei/plan';
import { signoffOf } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import type { PlanSummaryFacts } from '../../storage/plan-summaries.ts';

/** How many of a plan's sections are decided: trunk and every body's part, by every required body. */
export function decidedSections(facts: PlanSummaryFacts): number {
	const decided = facts.frozen.filter((part) => {
		const signoffs = facts.signoffs.filter((signoff) => signoff.part === part.id).map(signoffOf);
		return partState(lockOf(part), requiredBodies(part, facts.parties), signoffs) === 'decided';
	});
	const perSection = Map.groupBy(decided, (part) => part.key);
	return [...perSection].filter(([key, parts]) => parts.length === facts.sections.get(key)).length;
}
