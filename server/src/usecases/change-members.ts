import {
	accept,
	assertNever,
	type Membership,
	type Party,
	type Result,
	refusalOfBegin,
	refusalOfEnd,
	refuse,
	type SeatRole,
} from '@renkei/plan';
import { type PlanGrant, refusalToLead } from '../auth/plan-grants.ts';
import { dayBefore } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { insertPeople, insertSeats, writeLastDay } from '../storage/seats.ts';
import type { Tx } from '../storage/tables.ts';
import { changePlan, type Noted } from './change-plan.ts';
import { basisOf, changeSeat, loggedSeat, refusalToEndOwn, refusalToState, type SeatChange, seatWords } from './change-seat.ts';
import type { Asker, Deps } from './deps.ts';

export type MemberChange =
	| { readonly add: NewMember }
	| { readonly end: { readonly seat: string } }
	| { readonly change: SeatChange };

interface NewMember extends Omit<SeatChange, 'seat'> {
	readonly party: string;
	readonly person: string;
	readonly post: string;
	readonly role: SeatRole;
	/** First day (ISO date in Japan); left out: today. */
	readonly from?: string | null | undefined;
}

type Written = Result<Noted | null>;

/** Adds a seat to a plan, ends one, or changes its term and what its deputy acts on. */
export function changeMembers(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly change: MemberChange },
): Promise<Result<null>> {
	const { change, moment } = ask;
	if ('change' in change) {
		return changeSeat(deps, { ...ask, change: change.change });
	}
	return changePlan(deps, ask, {
		refusal: refusalToLead,
		write: (tx, grant) =>
			'add' in change
				? addSeat(tx, grant, { ...change.add, today: moment.today, newId: deps.newId })
				: endSeat(tx, grant, { ...change.end, today: moment.today }),
	});
}

/** Roles that a party may give: only bodies decide, whatever the list of seats says. */
export function rolesOf(membership: Membership): readonly SeatRole[] {
	switch (membership) {
		case 'member':
			return ['lead', 'officer', 'decider', 'delegate', 'acting'];
		case 'observer':
		case 'supporter':
		case 'vendor':
		case 'state':
			return ['reviewer'];
		case 'business':
			return ['business'];
		default:
			return assertNever(membership);
	}
}

async function addSeat(
	tx: Tx,
	grant: PlanGrant,
	seat: NewMember & { readonly today: string; newId(): string },
): Promise<Written> {
	const { plan, parties } = grant;
	const party: Party | undefined = parties.find((candidate) => candidate.code === seat.party);
	if (party === undefined || !rolesOf(party.membership).includes(seat.role)) {
		return refuse('malformed', 'この団体・事業者では、その役割の席を作れません。');
	}
	const person = seat.newId();
	const { post, role, today } = seat;
	const from = seat.from ?? today;
	const to = seat.to ?? null;
	const delegation = basisOf(seat.delegation);
	const refusal =
		(delegation === null ? null : refusalToState(grant, { party, role, personId: person })) ??
		refusalOfBegin(from, today) ??
		refusalOfEnd({ from, to, today });
	if (refusal !== null) {
		return { ok: false, refusal };
	}
	await insertPeople(tx, [{ id: person, name: seat.person }]);
	const row = {
		id: seat.newId(),
		plan: plan.id,
		party: party.code,
		person,
		post,
		role,
		from_day: from,
		to_day: to,
		card: null,
		delegation,
	};
	await insertSeats(tx, [row]);
	return accept({
		kind: 'members',
		detail: `${party.name} ${seat.post} ${seat.person}：席を作りました${seatWords({ from, to, delegation, today })}`,
		given: row.id,
		more: loggedSeat({ ...row, from, to }),
	});
}

async function endSeat(tx: Tx, grant: PlanGrant, end: { readonly seat: string; readonly today: string }): Promise<Written> {
	const [seat] = await findSeats(tx, { seat: end.seat, plan: grant.plan.id, lasting: end.today });
	if (seat === undefined) {
		return refuse('unknown');
	}
	if (seat.id === grant.seat.id) {
		return { ok: false, refusal: refusalToEndOwn() };
	}
	// A seat counts to the end of its last day, so ending it now makes yesterday the last one.
	const to = dayBefore(end.today);
	await writeLastDay(tx, seat.id, to);
	const detail = `${seat.party.name} ${seat.post} ${seat.person}：席を終えました`;
	return accept({ kind: 'members', detail, more: loggedSeat({ ...seat, party: seat.party.code, to }) });
}
