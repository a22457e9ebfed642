import { demoActs } from './acts.ts';
import type { DemoPlan } from './demo-types.ts';
import { asagiri, demoParties } from './parties.ts';
import { basicParts } from './parts/basics.ts';
import { checkParts } from './parts/checks.ts';
import { collaborationParts } from './parts/collaboration.ts';
import { costParts } from './parts/cost.ts';
import { issueParts } from './parts/issues.ts';
import { kpiParts } from './parts/kpi.ts';
import { organisationParts } from './parts/organisation.ts';
import { residentParts } from './parts/residents.ts';
import { serviceParts } from './parts/services.ts';
import { walledParts } from './parts/walled.ts';
import { demoSeats } from './people.ts';
import { demoRounds } from './rounds.ts';
import { demoThreads } from './threads.ts';

export type {
	DemoAct,
	DemoAddress,
	DemoBlock,
	DemoPart,
	DemoPlan,
	DemoRound,
	DemoRow,
	DemoSeat,
	DemoThread,
	ThreadKind,
} from './demo-types.ts';

/** The 練習用 consortium of seven invented bodies, as it stands on 2026-11-24. Sections 15, 16, 18 and 21 are not begun. */
export const demoPlan: DemoPlan = {
	title: '月影郡7町村 移動と見守りの連携計画',
	scheme: 3,
	edition: 'TYPE1',
	representative: asagiri,
	parties: demoParties,
	seats: demoSeats,
	parts: [
		...basicParts,
		...issueParts,
		...collaborationParts,
		...serviceParts,
		...residentParts,
		...kpiParts,
		...organisationParts,
		...costParts,
		...checkParts,
		...walledParts,
	],
	threads: demoThreads,
	rounds: demoRounds,
	acts: demoActs,
};
