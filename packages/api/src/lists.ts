/** Closed lists of the fixed doors, in the mutable form that zod's enum wants. */
export {
	aggregations,
	budgetProblemKinds,
	capacities,
	checkGroups,
	checkVerdicts,
	memberships,
	partStates,
	partyKinds as partKinds,
	reasonKinds,
	ruleSources,
	seatRoles,
	signoffStates,
	sourceMarks,
	verdicts,
} from '@renkei/plan';
