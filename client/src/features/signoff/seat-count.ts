import type { PartView, PlanView, SignoffView } from '@renkei/api';
import { type BodyStanding, type Capacity, isDecidedStanding } from '@renkei/plan';
import type { CheckFirst } from './check-first.ts';
import { partsFor, standingIn } from './matrix.ts';
import { askedIn } from './signable.ts';
import { isAsked } from './whole-plan.ts';

/** Why a seat has nothing to record: what it has been, and so what comes next. */
export type NothingToDo =
	/** Every body has decided everything that it signs. */
	| 'all-decided'
	/** The own body has; others have not. */
	| 'own-decided'
	/** No part that the own body signs is frozen. */
	| 'not-frozen'
	/** Something is still to come: a freeze, another seat's act, or 21. */
	| 'to-come';

/** Sections that a seat may record on now, counted by section. */
export interface SeatCount {
	readonly ready: number;
	/** How many of those have lapsed. */
	readonly lapsed: number;
	/** Frozen sections whose 決裁 waits for a 確認 of the own body. */
	readonly waitsForCheck: number;
}

/** What waits for a seat: a 確認 for those who check, a 決裁 for those who decide. What is still being written waits for nobody. */
export function countFor(
	plan: PlanView,
	capacity: Capacity,
	signoffs: readonly SignoffView[],
	checkFirst: (part: PartView) => CheckFirst | null,
): SeatCount {
	const own = plan.seat.party.code;
	const asked = plan.sections.map((section) => askedIn(plan, section, capacity, signoffs)).filter((parts) => parts.length > 0);
	const ready = asked.filter((parts) => capacity === 'checked' || parts.some((part) => checkFirst(part) !== 'missing'));
	return {
		ready: ready.length,
		lapsed: ready.filter((parts) => parts.some((part) => standingIn(part, own) === 'lapsed')).length,
		waitsForCheck: asked.length - ready.length,
	};
}

const isDone = ({ frozen, standings }: PartView, body: string | null): boolean =>
	frozen !== null &&
	standings.every((one) => (body !== null && one.body !== body) || isDecidedStanding(one.standing as BodyStanding));

/** Why there is nothing to record for a body; asked only where nothing waits. */
export function nothingToDo(plan: PlanView): NothingToDo {
	const own = plan.seat.party.code;
	const parts = plan.sections.flatMap((section) => partsFor(section, own));
	const signed = plan.sections.flatMap((section) => section.parts.filter(({ standings }) => standings.length > 0));
	if (parts.every(({ frozen }) => frozen === null)) {
		return 'not-frozen';
	}
	if (signed.every((part) => isDone(part, null)) && (plan.whole === null || plan.whole.step === 'decided')) {
		return 'all-decided';
	}
	// 21 still names words from before: once it is frozen anew it asks this body too.
	return parts.every((part) => isDone(part, own) && isAsked(plan, part)) ? 'own-decided' : 'to-come';
}
