import {
	isNamedInWhole,
	isWholePlan,
	manifestChanges,
	manifestOf,
	type PartState,
	partState,
	requiredBodies,
	stateOfWhole,
} from '@renkei/plan';
import { signoffOf } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import type { PlanSummaryFacts } from '../../storage/plan-summaries.ts';
import type { PartRow } from '../../storage/tables.ts';
import { partsOfWhole } from '../../storage/whole-plan.ts';

/** How many of a plan's sections are decided: trunk and every body's part, by every required body. */
export function decidedSections(facts: PlanSummaryFacts): number {
	const stateOf = (part: PartRow): PartState => {
		const signoffs = facts.signoffs.filter((signoff) => signoff.part === part.id).map(signoffOf);
		return partState(lockOf(part), requiredBodies(part, facts.parties), signoffs);
	};
	const decided = facts.frozen.filter((part) => stateOf(part) === 'decided');
	const perSection = [...Map.groupBy(decided, (part) => part.key)]
		.filter(([key, parts]) => parts.length === facts.sections.get(key))
		.map(([key]) => key);
	const whole = decided.find(isWholePlan);
	const others = [...facts.sections.keys()].filter((key) => isNamedInWhole({ key }));
	const isComplete = others.every((key) => perSection.includes(key));
	const state =
		whole === undefined ? 'drafting' : stateOfWhole('decided', isCurrent(facts, whole), [isComplete ? 'decided' : 'frozen']);
	return perSection.filter((key) => !isWholePlan({ key })).length + (state === 'decided' ? 1 : 0);
}

/** Whether the plan as a whole was frozen with these frozen parts and no others. */
function isCurrent({ wholes, frozen }: PlanSummaryFacts, whole: PartRow): boolean {
	const places = partsOfWhole(
		frozen.toSorted((a, b) => a.position - b.position),
		new Map(),
		new Map(),
	);
	return manifestChanges(wholes.get(whole.id)?.shown ?? [], manifestOf(places)).length === 0;
}
