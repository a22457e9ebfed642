import { accept, assertNever, type Membership, type Party, type Result, refuse, type SeatRole } from '@renkei/plan';
import { type PlanGrant, refusalToLead } from '../auth/plan-grants.ts';
import { dayBefore } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { insertPeople, insertSeats, writeLastDay } from '../storage/seats.ts';
import type { Tx } from '../storage/tables.ts';
import { changePlan, type Noted } from './change-plan.ts';
import type { Asker, Deps } from './deps.ts';

export type MemberChange =
	| { readonly add: { readonly party: string; readonly person: string; readonly post: string; readonly role: SeatRole } }
	| { readonly end: { readonly seat: string } };

type Written = Result<Noted | null>;

/** Adds a seat to a plan, or ends one. */
export function changeMembers(
	deps: Deps,
	ask: Asker & { readonly plan: string; readonly change: MemberChange },
): Promise<Result<null>> {
	const { change, moment } = ask;
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
	{ plan, parties }: PlanGrant,
	seat: {
		readonly party: string;
		readonly person: string;
		readonly post: string;
		readonly role: SeatRole;
		readonly today: string;
		newId(): string;
	},
): Promise<Written> {
	const party: Party | undefined = parties.find((candidate) => candidate.code === seat.party);
	if (party === undefined || !rolesOf(party.membership).includes(seat.role)) {
		return refuse('malformed', 'この団体・事業者では、その役割の席を作れません。');
	}
	const person = seat.newId();
	await insertPeople(tx, [{ id: person, name: seat.person }]);
	const { post, role, today } = seat;
	const row = {
		id: seat.newId(),
		plan: plan.id,
		party: party.code,
		person,
		post,
		role,
		from_day: today,
		to_day: null,
		card: null,
		delegation: null,
	};
	await insertSeats(tx, [row]);
	return accept({ kind: 'members', detail: `${party.name} ${seat.post} ${seat.person}：席を作りました`, given: row.id });
}

async function endSeat(tx: Tx, grant: PlanGrant, end: { readonly seat: string; readonly today: string }): Promise<Written> {
	const [seat] = await findSeats(tx, { seat: end.seat, plan: grant.plan.id, today: end.today });
	if (seat === undefined) {
		return refuse('unknown');
	}
	if (seat.id === grant.seat.id) {
		return refuse('forbidden', '自分の席は終えられません。代表団体のほかの責任者に頼んでください。');
	}
	// A seat counts to the end of its last day, so ending it now makes yesterday the last one.
	await writeLastDay(tx, seat.id, dayBefore(end.today));
	return accept({ kind: 'members', detail: `${seat.party.name} ${seat.post} ${seat.person}：席を終えました` });
}
