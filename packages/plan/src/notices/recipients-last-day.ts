import type { PartyCode } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import { readsAll } from '../review/readers.ts';
import { capacityOf } from '../signoff/capacity.ts';
import { isTakenUnder } from '../signoff/policy.ts';
import type { OwedPart } from '../signoff/remind.ts';
import type { NoticeSeat, Told } from './recipients.ts';

/** What of a last day is told: that it is near, or that it is over. */
export type LastDayPhase = 'near' | 'over';

/** Days that a last day is held against (ISO dates in Japan). */
export interface LastDayGround {
	/** Of the section, or null. */
	readonly dueOn: string | null;
	/** Day since which the body is awaited. */
	readonly since: string;
	readonly today: string;
	readonly tomorrow: string;
}

/**
 * What of the last day of a section is told to a body that is awaited: on the day before and on that day that it is near,
 * later that it is over. Whoever is awaited only since it was over has missed no day, and is told of none.
 */
export function lastDayPhase({ dueOn, since, today, tomorrow }: LastDayGround): LastDayPhase | null {
	if (dueOn === null || dueOn > tomorrow) {
		return null;
	}
	return dueOn >= today ? 'near' : since <= dueOn ? 'over' : null;
}

/**
 * Who is told of the last day of a part that waits for a body, each of what is theirs to give: whoever may give the 決裁, by
 * themselves; and where a 確認 has to come first and is not there, whoever gives that.
 */
export function toldOfLastDay(
	{ body, part }: { readonly body: PartyCode; readonly part: OwedPart },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	return seats
		.filter((seat) => seat.party === body && readsAll(seat, plan, [part]))
		.flatMap(({ id, role }): Told[] => {
			const capacity = capacityOf(role);
			if (capacity === 'checked') {
				return part.needsCheck ? [{ seat: id, kind: 'check-due', personal: false }] : [];
			}
			const gives = capacity !== null && isTakenUnder(part.policy, capacity);
			return gives ? [{ seat: id, kind: 'sign-due', personal: true }] : [];
		});
}
