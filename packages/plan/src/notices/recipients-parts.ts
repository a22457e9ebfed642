import type { PartyCode } from '../parties/types.ts';
import { type PlanRules, rightsOf } from '../permissions/may.ts';
import { readsAll } from '../review/readers.ts';
import { capacityOf } from '../signoff/capacity.ts';
import { isTakenUnder, policyOf } from '../signoff/policy.ts';
import { bodyStanding, latestDecision, signoffState } from '../signoff/state.ts';
import type { BodyStanding, ContentHash, Signoff } from '../signoff/types.ts';
import type { PartAddress } from '../template/types.ts';
import { type Doer, keeperOf, type NoticeSeat, othersThan, type Told, tell } from './recipients.ts';

/** Something done with a part. */
export interface PartAct {
	/** Null for what the server does by itself. */
	readonly by: Doer | null;
	readonly part: PartAddress;
	/** Bodies whose 決裁 it needs. */
	readonly required: readonly PartyCode[];
}

const STANDS: readonly BodyStanding[] = ['decided', 'conditional', 'not-applicable'];

/** Whether a seat gives the 決裁 of its body. */
export const decides = ({ role }: NoticeSeat): boolean => !['checked', null].includes(capacityOf(role));
const readersOf = ({ by, part }: PartAct, seats: readonly NoticeSeat[], plan: PlanRules): readonly NoticeSeat[] =>
	othersThan(by, seats).filter((seat) => readsAll(seat, plan, [part]));
/** Whether a section takes what a seat would record in its capacity. */
export const isTakenFrom = ({ role }: NoticeSeat, { key }: PartAddress, plan: PlanRules): boolean => {
	const capacity = capacityOf(role);
	return capacity !== null && isTakenUnder(policyOf(plan.policies, key), capacity);
};
/** Whether a seat works on the words of a part, frozen or not. */
const worksOn = (seat: NoticeSeat, part: PartAddress, plan: PlanRules): boolean =>
	rightsOf(seat, plan, { ...part, frozen: false }).includes('suggest');

/**
 * Who is told that a part was frozen: of each body that has not yet decided on these very words those who decide, to sign
 * where the section takes it from them, and the others, to check; and whoever else works on its words.
 * @param act.signoffs of the part, after the freeze
 * @param act.carriedSoon bodies whose 決裁 will go on for these words by itself (`carriedSoon`): nothing is asked of them
 * @param act.hash of the frozen words
 */
export function toldOfFreeze(
	act: PartAct & {
		readonly signoffs: readonly Signoff[];
		readonly hash: ContentHash;
		readonly carriedSoon?: readonly PartyCode[] | undefined;
	},
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	return readersOf(act, seats, plan).flatMap((seat): Told[] => {
		if (!act.required.includes(seat.party)) {
			return worksOn(seat, act.part, plan) ? tell([seat], 'frozen') : [];
		}
		const standing = bodyStanding(seat.party, act.signoffs, act.hash);
		if (STANDS.includes(standing) || act.carriedSoon?.includes(seat.party)) {
			return [];
		}
		if (!decides(seat)) {
			return standing === 'checked' ? [] : tell([seat], 'check');
		}
		if (!isTakenFrom(seat, act.part, plan)) {
			return worksOn(seat, act.part, plan) ? tell([seat], 'frozen') : [];
		}
		return [{ seat: seat.id, kind: hasLapsed(seat.party, act) ? 'sign-again' : 'sign', personal: true }];
	});
}

/** Whether the latest 決裁 of a body was of other words. */
function hasLapsed(
	body: PartyCode,
	{ signoffs, hash }: { readonly signoffs: readonly Signoff[]; readonly hash: ContentHash },
): boolean {
	const last = latestDecision(body, signoffs);
	return last !== null && signoffState(last, hash) === 'lapsed';
}

/** Who is told that a part was opened again: every body whose 決裁 it needs, and whoever else works on its words. */
export function toldOfReopening(act: PartAct, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	const concerned = readersOf(act, seats, plan).filter(
		(seat) => act.required.includes(seat.party) || worksOn(seat, act.part, plan),
	);
	return tell(concerned, 'reopened');
}

/** Who is told of a 差戻し: the party that keeps the part, and the very seat that froze it, where it may still open it again. */
export function toldOfReturn(
	act: Omit<PartAct, 'required'> & { readonly frozenBy: string },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	const keeper = keeperOf(act.part, plan);
	const mayOpen = (seat: NoticeSeat): boolean => rightsOf(seat, plan, { ...act.part, frozen: true }).includes('freeze');
	return readersOf({ ...act, required: [] }, seats, plan)
		.filter((seat) => seat.party === keeper || (seat.id === act.frozenBy && mayOpen(seat)))
		.map(({ id }) => ({ seat: id, kind: 'returned', personal: id === act.frozenBy }));
}

/** Who is told that every body has decided on a part: the party that keeps it, and the 代表団体. */
export function toldOfDecision(act: Omit<PartAct, 'required'>, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	const parties = [keeperOf(act.part, plan), plan.representative];
	return tell(
		readersOf({ ...act, required: [] }, seats, plan).filter(({ party }) => parties.includes(party)),
		'decided',
	);
}

/** Who is told that a plan is decided as a whole: everybody of a member body who gives its 決裁 or its 確認. */
export function toldOfWholeDecision(act: Omit<PartAct, 'required'>, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	const readers = readersOf({ ...act, required: [] }, seats, plan);
	return tell(
		readers.filter(({ membership, role }) => membership === 'member' && capacityOf(role) !== null),
		'decided',
	);
}
