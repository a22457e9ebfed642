/** Closed lists of the fixed doors, in the mutable form that zod's enum wants. */
export {
	aggregations,
	budgetProblemKinds,
	capacities,
	memberships,
	partStates,
	partyKinds as partKinds,
	seatRoles,
	signoffStates,
	verdicts,
} from '@renkei/plan';
