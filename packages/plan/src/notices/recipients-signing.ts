import type { PartyCode } from '../parties/types.ts';
import type { PlanRules } from '../permissions/may.ts';
import { readsAll } from '../review/readers.ts';
import { capacityOf } from '../signoff/capacity.ts';
import { viewingRole } from '../signoff/later-view.ts';
import { isTakenUnder } from '../signoff/policy.ts';
import type { OwedPart } from '../signoff/remind.ts';
import { bodyStanding } from '../signoff/state.ts';
import type { ContentHash, Signoff } from '../signoff/types.ts';
import type { PartAddress } from '../template/types.ts';
import { type Doer, keeperOf, type NoticeSeat, othersThan, type Told, tell } from './recipients.ts';
import { decides, toldOfFreeze } from './recipients-parts.ts';

/** An act of signing for a body. */
export interface ActForBody {
	readonly by: Doer;
	readonly body: PartyCode;
	readonly parts: readonly PartAddress[];
}

/** Whoever answers for a body: those who decide, and its lead. */
const answersFor = (seat: NoticeSeat): boolean => decides(seat) || seat.role === 'lead';

/**
 * Who is told of an act of their own body: whoever answers for it, and, other than of everything else, whoever did it, for
 * the notice is the receipt. That of the signer is personal.
 */
export function toldOfReceipt({ by, body }: Pick<ActForBody, 'by' | 'body'>, seats: readonly NoticeSeat[]): Told[] {
	return seats
		.filter((seat) => seat.party === body && (seat.id === by.id || answersFor(seat)))
		.map(({ id }) => ({ seat: id, kind: 'receipt', personal: id === by.id }));
}

/**
 * Who is told of a passkey of theirs, or of a colleague's: its person, also where they did it themselves, for it may have been
 * somebody else at their screen; and where it was not proved everybody else of the body.
 */
export function toldOfPasskey(
	{ by, body, unproven }: Pick<ActForBody, 'by' | 'body'> & { readonly unproven: boolean },
	seats: readonly NoticeSeat[],
): Told[] {
	const others = othersThan(by, seats).filter((seat) => seat.party === body);
	return [{ seat: by.id, kind: 'passkey', personal: true }, ...(unproven ? tell(others, 'passkey-lost') : [])];
}

/** Who is asked for the 後閲 of a 代決: the 決裁権者 of the body. */
export function toldOfActing({ by, body }: Pick<ActForBody, 'by' | 'body'>, seats: readonly NoticeSeat[]): Told[] {
	return othersThan(by, seats)
		.filter((seat) => seat.party === body && seat.role === viewingRole)
		.map(({ id }) => ({ seat: id, kind: 'later-view', personal: true }));
}

/** Who is told that a body took back a 決裁: the 代表団体 and whoever keeps one of the parts; its own has the receipt. */
export function toldOfWithdrawal({ by, body, parts }: ActForBody, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	const concerns = (seat: NoticeSeat, part: PartAddress): boolean =>
		[keeperOf(part, plan), plan.representative].includes(seat.party) && readsAll(seat, plan, [part]);
	const others = othersThan(by, seats).filter((seat) => seat.party !== body);
	return tell(
		others.filter((seat) => parts.some((part) => concerns(seat, part))),
		'withdrawn',
	);
}

/**
 * Of a body that took something back on a frozen part, or objects to a 軽微な修正 of it, whom the part asks again. A 差戻し that
 * stands is no open question.
 */
export function askedAgain(
	act: {
		readonly by: Doer;
		readonly body: PartyCode;
		readonly part: PartAddress;
		/** Of the part, after the act. */
		readonly signoffs: readonly Signoff[];
		readonly hash: ContentHash;
		/** See `toldOfFreeze`. */
		readonly carriedSoon?: readonly PartyCode[] | undefined;
	},
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	const { body, signoffs, hash } = act;
	const own = seats.filter(({ party }) => party === body);
	return bodyStanding(body, signoffs, hash) === 'returned' ? [] : toldOfFreeze({ ...act, required: [body] }, own, plan);
}

/**
 * Who is reminded of what a body owes: whoever may give one of these 決裁, by themselves; its lead; and where a 確認 has to come
 * first and is not there, whoever gives that.
 */
export function toldOfReminder(
	act: { readonly by: Doer; readonly body: PartyCode; readonly owed: readonly OwedPart[] },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	return othersThan(act.by, seats)
		.filter((seat) => seat.party === act.body && act.owed.some((part) => isRemindedOf(seat, part, plan)))
		.map((seat) => ({ seat: seat.id, kind: 'reminded', personal: decides(seat) }));
}

function isRemindedOf(seat: NoticeSeat, part: OwedPart, plan: PlanRules): boolean {
	const capacity = capacityOf(seat.role);
	if (capacity === null || !readsAll(seat, plan, [part])) {
		return false;
	}
	return capacity === 'checked' ? seat.role === 'lead' || part.needsCheck : isTakenUnder(part.policy, capacity);
}

/** A 軽微な修正 of a part. */
export interface CorrectionAct {
	readonly part: PartAddress;
	/** Bodies whose 決裁 it would carry over, or has. */
	readonly bodies: readonly PartyCode[];
}

const ofBodies = ({ part, bodies }: CorrectionAct, seats: readonly NoticeSeat[], plan: PlanRules): readonly NoticeSeat[] =>
	seats.filter((seat) => bodies.includes(seat.party) && answersFor(seat) && readsAll(seat, plan, [part]));

/** Who is told that a 軽微な修正 was declared, to which they may object: whoever answers for a body of it. */
export function toldOfCorrection(
	{ by, ...act }: CorrectionAct & { readonly by: Doer },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	return tell(ofBodies(act, othersThan(by, seats), plan), 'correction');
}

/** Who is told that a body objects to a 軽微な修正: the 代表団体, which declared it. */
export function toldOfObjection(
	{ by, part }: { readonly by: Doer; readonly part: PartAddress },
	seats: readonly NoticeSeat[],
	plan: PlanRules,
): Told[] {
	const reads = othersThan(by, seats).filter((seat) => readsAll(seat, plan, [part]));
	return tell(
		reads.filter(({ party }) => party === plan.representative),
		'objected',
	);
}

/** Who is told that 決裁 stand on for corrected words: whoever answers for one of the bodies, and the 代表団体. */
export function toldOfCarried(act: CorrectionAct, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	const bodies = ofBodies(act, seats, plan);
	const declared = seats.filter((seat) => seat.party === plan.representative && readsAll(seat, plan, [act.part]));
	return tell([...new Set([...bodies, ...declared])], 'carried');
}
