import type { PartyCode } from '../parties/types.ts';
import { type ActingSeat, type PlanRules, standingOf } from '../permissions/may.ts';
import { assertNever } from '../result.ts';
import type { NoticeKind } from './kinds.ts';

/** A seat that is held on the day of an act, and who holds it. */
export interface NoticeSeat extends ActingSeat {
	readonly id: string;
	/** Id of the person. */
	readonly person: string;
}

/** Who did what others are told. */
export interface Doer {
	/** Id of the seat. */
	readonly id: string;
	readonly person: string;
}

/** A seat that is told something. */
export interface Told {
	readonly seat: string;
	readonly kind: NoticeKind;
	/** Whether it asks this very seat, not its party as a whole. */
	readonly personal: boolean;
}

/**
 * The seats that may be told of an act: nobody is told of what they did themselves, whichever seat they did it from.
 * @param by null for what the server does by itself
 */
export function othersThan(by: Doer | null, seats: readonly NoticeSeat[]): readonly NoticeSeat[] {
	return seats.filter(({ person }) => person !== by?.person);
}

/** These seats, told in one way. */
export function tell(seats: readonly NoticeSeat[], kind: NoticeKind): Told[] {
	return seats.map(({ id }) => ({ seat: id, kind, personal: false }));
}

/** The party that puts a part right: its owner, of a trunk the 代表団体. */
export function keeperOf(part: { readonly body: PartyCode | null }, plan: PlanRules): PartyCode | null {
	return part.body ?? plan.representative;
}

/** What was decided for a plan as a whole. */
export interface PlanAct {
	readonly by: Doer;
	readonly kind: 'representative' | 'drafting' | 'suggest-only' | 'edition' | 'seat';
	/** The seat that was given. */
	readonly seat?: string | undefined;
}

/**
 * Who is told what was decided for a plan: of the 代表団体 and the edition everybody who works on it, of drafting those whose
 * writing it allows or stops, of 提案のみ the other bodies, of a seat whoever holds it now.
 */
export function toldOfPlan(act: PlanAct, seats: readonly NoticeSeat[], plan: PlanRules): Told[] {
	const others = othersThan(act.by, seats);
	const among = (fits: (seat: NoticeSeat) => boolean) => tell(others.filter(fits), act.kind);
	switch (act.kind) {
		case 'representative':
		case 'edition':
			return among((seat) => standingOf(seat, plan) !== 'state');
		case 'drafting':
			return among((seat) => ['vendor', 'supporter'].includes(standingOf(seat, plan)));
		case 'suggest-only':
			return among((seat) => standingOf(seat, plan) === 'member');
		case 'seat':
			return among(({ id }) => id === act.seat).map((told) => ({ ...told, personal: true }));
		default:
			return assertNever(act.kind);
	}
}
