import {
	accept,
	isDeputy,
	type Json,
	maySetTerm,
	mayStateDelegation,
	type PersonalSeat,
	type Refusal,
	type Result,
	refusalOf,
	refusalOfEnd,
	refuse,
} from '@renkei/plan';
import { asActing } from '../auth/acting-seat.ts';
import type { PlanGrant } from '../auth/plan-grants.ts';
import { findSeats, type HeldSeat, type SeatFacts } from '../storage/grant-facts.ts';
import { writeSeatTerms } from '../storage/seats.ts';
import { changePlan } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';
import { longDay } from './policy-words.ts';

/** What is to hold for a seat from now on; what is left out stays. */
export interface SeatChange {
	readonly seat: string;
	/** 専決・代決: the clause or document that gives the right; null or empty for none. */
	readonly delegation?: string | null | undefined;
	/** Last day (ISO date in Japan); null for no end. */
	readonly to?: string | null | undefined;
}

type Of = Pick<SeatFacts, 'party' | 'role' | 'personId'>;
const personal = (seat: Of): PersonalSeat => ({
	...{ party: seat.party.code, membership: seat.party.membership, role: seat.role, person: seat.personId },
});

/** The basis as it is kept: without its outer spaces, null for none. */
export function basisOf(said: string | null | undefined): string | null {
	const basis = (said ?? '').trim();
	return basis === '' ? null : basis;
}

/** Why a seat may not say what another one acts on, or null when it may. */
export function refusalToState({ seat }: PlanGrant, of: Of): Refusal | null {
	if (mayStateDelegation(personal(seat), personal(of))) {
		return null;
	}
	if (!isDeputy(of.role)) {
		return refusalOf('malformed', '委任の根拠を入れるのは、専決と代決の席だけです。');
	}
	const { name } = of.party;
	return refusalOf(
		'forbidden',
		`${name}の専決・代決の席の根拠を入れられるのは、${name}の責任者と決裁権者です。自分の根拠は入れられません。`,
	);
}

/** What is said of a seat in the journal besides its name. */
export function seatWords(seat: { from: string; to: string | null; delegation: string | null; today: string }): string {
	const said = [
		...(seat.from === seat.today ? [] : [`${longDay(seat.from)}から`]),
		...(seat.to === null ? [] : [`${longDay(seat.to)}まで`]),
		...(seat.delegation === null ? [] : [`根拠「${seat.delegation}」`]),
	];
	return said.length === 0 ? '' : `（${said.join('、')}）`;
}

/** What the log holds of a seat as it is from now on: by words alone nobody could tell later which seat may decide. */
export const loggedSeat = (seat: {
	readonly id: string;
	readonly party: string;
	readonly role: string;
	readonly from: string;
	readonly to: string | null;
	readonly delegation: string | null;
}): { readonly [key: string]: Json } => ({
	of: {
		...{ id: seat.id, party: seat.party, role: seat.role },
		...{ from: seat.from, to: seat.to, delegation: seat.delegation },
	},
});

/** Whoever ended the own seat could leave a plan without anybody who leads it. */
export const refusalToEndOwn = (): Refusal =>
	refusalOf('forbidden', '自分の席は終えられません。代表団体のほかの責任者に頼んでください。');

/** Seats that may change anything of other seats; whose and what is decided with the seat itself. */
function refusalToChange({ seat, rules }: PlanGrant): Refusal | null {
	const acting = asActing(seat);
	// Whoever may set the term of their own seat may that of some seats at least.
	return maySetTerm(acting, rules, acting) ? null : refusalOf('forbidden');
}

/** Changes until when a seat is held, and what its deputy acts on. */
export function changeSeat(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly change: SeatChange },
): Promise<Result<null>> {
	const { change, moment } = ask;
	return changePlan(deps, ask, {
		refusal: refusalToChange,
		async write(tx, grant) {
			const [of] = await findSeats(tx, { seat: change.seat, plan: grant.plan.id, lasting: moment.today });
			if (of === undefined) {
				return refuse('unknown');
			}
			const refusal = refusalOfChange(grant, of, change, moment.today);
			if (refusal !== null) {
				return { ok: false, refusal };
			}
			const terms = {
				to: change.to === undefined ? of.to : change.to,
				delegation: change.delegation === undefined ? of.delegation : basisOf(change.delegation),
			};
			const said = changeWords(of, terms);
			if (said.length === 0) {
				return accept(null);
			}
			await writeSeatTerms(tx, of.id, terms);
			const detail = `${of.party.name} ${of.post} ${of.person}：${said.join('、')}`;
			return accept({ kind: 'members', detail, more: loggedSeat({ ...of, ...terms, party: of.party.code }) });
		},
	});
}

function refusalOfChange(grant: PlanGrant, of: HeldSeat, change: SeatChange, today: string): Refusal | null {
	if (change.delegation !== undefined) {
		const refusal = refusalToState(grant, of);
		if (refusal !== null) {
			return refusal;
		}
	}
	if (change.to === undefined) {
		return null;
	}
	if (!maySetTerm(asActing(grant.seat), grant.rules, asActing(of))) {
		return refusalOf(
			'forbidden',
			`${of.party.name}の席の任期を変えられるのは、代表団体の責任者と、${of.party.name}の責任者・決裁権者です。`,
		);
	}
	if (of.id === grant.seat.id && change.to !== null && change.to !== of.to) {
		return refusalToEndOwn();
	}
	// The form sends the day that it shows: one that stood before may be further away than one that is set.
	return change.to === of.to ? null : refusalOfEnd({ from: of.from, to: change.to, today });
}

function changeWords(of: HeldSeat, terms: { readonly to: string | null; readonly delegation: string | null }): string[] {
	const to = terms.to === null ? '任期の終わりをなくしました' : `任期の終わりを${longDay(terms.to)}にしました`;
	const basis = terms.delegation === null ? '委任の根拠を消しました' : `委任の根拠を「${terms.delegation}」にしました`;
	return [...(terms.to === of.to ? [] : [to]), ...(terms.delegation === of.delegation ? [] : [basis])];
}
