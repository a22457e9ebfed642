/** Closed lists of the fixed doors, in the mutable form that zod's enum wants. */
export {
	aggregations,
	agreementLacks,
	agreementStages,
	budgetProblemKinds,
	candidateDecisions,
	capacities,
	choiceLacks,
	joinings,
	memberships,
	partStates,
	partyKinds as partKinds,
	seatRoles,
	signoffStates,
	vendorStages,
	verdicts,
} from '@renkei/plan';
