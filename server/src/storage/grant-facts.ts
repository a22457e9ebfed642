import type { Party, SeatRole, Signoff } from '@renkei/plan';
import type { Db, PartRow, PartyRow, SignoffRow, Tx } from './tables.ts';

/** A part and what its plan has narrowed, as stored. */
export interface PartFacts {
	readonly part: PartRow;
	readonly plan: {
		readonly id: string;
		readonly title: string;
		readonly representative: string | null;
		readonly draftingAllowed: boolean;
	};
}

/** A seat, the person who holds it and the party it belongs to. */
export interface SeatFacts {
	readonly id: string;
	/** Name as shown. */
	readonly person: string;
	readonly personId: string;
	readonly post: string;
	readonly role: SeatRole;
	readonly party: Party;
	/** 専決・代決: the clause or document that gives the right. */
	readonly delegation: string | null;
}

/** A party row as the pure modules know it. */
export function partyOf(row: Omit<PartyRow, 'plan'>): Party {
	return {
		code: row.code,
		name: row.name,
		shortName: row.short_name,
		kind: row.kind as Party['kind'],
		membership: row.membership as Party['membership'],
		place: row.place,
	};
}

/** The facts of a sign-off that its state depends on. */
export function signoffOf(row: SignoffRow): Signoff {
	return {
		id: row.id,
		body: row.body,
		verdict: row.verdict as Signoff['verdict'],
		capacity: row.capacity as Signoff['capacity'],
		contentHash: row.content_hash,
		at: row.at,
		withdrawnAt: row.withdrawn_at,
		lapsedAt: row.lapsed_at,
		carriedTo: row.carried_to,
	};
}

/** A part with its plan, or null. */
export async function partFacts(db: Db | Tx, id: string): Promise<PartFacts | null> {
	const row = await db
		.selectFrom('part')
		.innerJoin('plan', 'plan.id', 'part.plan')
		.selectAll('part')
		.select(['plan.title', 'plan.representative', 'plan.drafting_allowed'])
		.where('part.id', '=', id)
		.executeTakeFirst();
	if (row === undefined) {
		return null;
	}
	const { title, representative, drafting_allowed, ...part } = row;
	return { part, plan: { id: part.plan, title, representative, draftingAllowed: drafting_allowed === 1 } };
}

/** Rows of `seat` with person and party; every list of seats is made from this one query. */
function seatQuery(db: Db | Tx) {
	return db
		.selectFrom('seat')
		.innerJoin('person', 'person.id', 'seat.person')
		.innerJoin('party', (join) => join.onRef('party.plan', '=', 'seat.plan').onRef('party.code', '=', 'seat.party'))
		.select(['seat.id', 'seat.plan', 'seat.post', 'seat.role', 'seat.from_day', 'seat.to_day', 'seat.card', 'seat.delegation'])
		.select(['person.id as personId', 'person.name as person'])
		.select(['party.code', 'party.name', 'party.short_name', 'party.kind', 'party.membership', 'party.place'])
		.orderBy('seat.from_day')
		.orderBy('seat.id');
}

type SeatQueryRow = Awaited<ReturnType<ReturnType<typeof seatQuery>['execute']>>[number];

/** A seat with the plan it is on and the demo's card. */
export interface HeldSeat extends SeatFacts {
	readonly plan: string;
	/** JSON of the demo's sign-in card, or null. */
	readonly card: string | null;
	readonly from: string;
	readonly to: string | null;
}

function seatOf(row: SeatQueryRow): HeldSeat {
	return {
		id: row.id,
		person: row.person,
		personId: row.personId,
		post: row.post,
		role: row.role as SeatRole,
		party: partyOf(row),
		delegation: row.delegation,
		plan: row.plan,
		card: row.card,
		from: row.from_day,
		to: row.to_day,
	};
}

/**
 * Which seats are asked for; `today` (JST, ISO date) leaves out those that are not held on that day, `lasting` only those
 * that had ended before it.
 */
export interface SeatFilter {
	readonly seat?: string;
	readonly person?: string;
	readonly plan?: string;
	readonly today?: string;
	readonly lasting?: string;
}

/** Seats by any of their references, oldest first. */
export async function findSeats(db: Db | Tx, filter: SeatFilter): Promise<HeldSeat[]> {
	let query = seatQuery(db);
	if (filter.seat !== undefined) {
		query = query.where('seat.id', '=', filter.seat);
	}
	if (filter.person !== undefined) {
		query = query.where('seat.person', '=', filter.person);
	}
	if (filter.plan !== undefined) {
		query = query.where('seat.plan', '=', filter.plan);
	}
	const { today } = filter;
	if (today !== undefined) {
		query = query.where('seat.from_day', '<=', today);
	}
	const lasting = filter.lasting ?? today;
	if (lasting !== undefined) {
		query = query.where((eb) => eb.or([eb('seat.to_day', 'is', null), eb('seat.to_day', '>=', lasting)]));
	}
	return (await query.execute()).map(seatOf);
}

/** Seats that sessions have chosen: plan → seat. */
export async function chosenSeats(db: Db | Tx, session: string): Promise<Map<string, string>> {
	const rows = await db.selectFrom('session_seat').select(['plan', 'seat']).where('session', '=', session).execute();
	return new Map(rows.map((row) => [row.plan, row.seat]));
}

/** Sections of a plan that are set to 提案のみ. */
export async function suggestOnlyKeys(db: Db | Tx, plan: string): Promise<string[]> {
	const rows = await db.selectFrom('suggest_only').select('key').where('plan', '=', plan).orderBy('key').execute();
	return rows.map((row) => row.key);
}

/** Every party of a plan, by code. */
export async function partiesOf(db: Db | Tx, plan: string): Promise<Party[]> {
	const rows = await db.selectFrom('party').selectAll().where('plan', '=', plan).orderBy('code').execute();
	return rows.map(partyOf);
}

/** Sign-offs of a part, oldest first. */
export async function signoffsOfPart(db: Db | Tx, part: string): Promise<SignoffRow[]> {
	return db.selectFrom('signoff').selectAll().where('part', '=', part).orderBy('at').orderBy('id').execute();
}
