import { accept, type Party, type Result, readsAll, refuse } from '@renkei/plan';
import { asActing } from '../auth/acting-seat.ts';
import type { Grant } from '../auth/grants.ts';
import { partsBehind, type WalledThread } from '../auth/section-grants.ts';
import { findSeats, type HeldSeat, partiesOf } from '../storage/grant-facts.ts';
import type { ThreadRow, Tx } from '../storage/tables.ts';

/** The thread on which somebody is asked or named, and by whose grant. */
export interface OnThread {
	readonly grant: Grant;
	readonly thread: WalledThread;
	/** Day in Japan (ISO date). */
	readonly today: string;
}

/** Whom a thread is to ask: a party by its code, or one seat of it. */
export interface AddresseeAsked {
	readonly party: string;
	readonly seat?: string | null | undefined;
}

type AddresseeColumns = Pick<ThreadRow, 'to_party' | 'to_seat'>;

/**
 * The party or seat that a thread is to ask; null asks nobody in particular.
 * @returns `malformed` for a party that is not the plan's, a seat that this party does not hold today, and whoever may not
 * read what the thread is about: a name there would be a word through the wall
 */
export async function addresseeOf(tx: Tx, on: OnThread, asked: AddresseeAsked | null): Promise<Result<AddresseeColumns>> {
	if (asked === null) {
		return accept({ to_party: null, to_seat: null });
	}
	const { plan } = on.grant;
	const party = (await partiesOf(tx, plan.id)).find(({ code }) => code === asked.party);
	if (party === undefined) {
		return refuse('malformed', '宛先の団体がこの計画にありません。選び直してください。');
	}
	const parts = await partsBehind(tx, on.grant, on.thread);
	if (asked.seat === undefined || asked.seat === null) {
		// Reading does not depend on the role.
		const reads = readsAll({ party: party.code, membership: party.membership, role: 'officer' }, plan, parts);
		return reads ? accept({ to_party: party.code, to_seat: null }) : refuse('malformed', cannotBeAsked(party.name));
	}
	const seat = await seatToday(tx, on, asked.seat);
	if (seat === null || seat.party.code !== party.code) {
		return refuse('malformed', '宛先の席が見つかりません。選び直してください。');
	}
	return readsAll(asActing(seat), plan, parts)
		? accept({ to_party: party.code, to_seat: seat.id })
		: refuse('malformed', cannotBeAsked(`${seat.person}さん`));
}

const cannotBeAsked = (name: Party['name']): string => `${name}はこの部分を読めないため、宛先にできません。`;

/**
 * The seats that words name, each once.
 * @param named.kept seats that these words named before: they stay also when they are no longer held
 * @returns `malformed` as for an addressee
 */
export async function namedSeats(
	tx: Tx,
	on: OnThread,
	named: { readonly seats: readonly string[]; readonly kept: readonly string[] },
): Promise<Result<readonly string[]>> {
	const seats = [...new Set(named.seats)];
	const added = seats.filter((seat) => !named.kept.includes(seat));
	const parts = added.length === 0 ? [] : await partsBehind(tx, on.grant, on.thread);
	for (const id of added) {
		const seat = await seatToday(tx, on, id);
		if (seat === null) {
			return refuse('malformed', '名前を挙げた席が見つかりません。選び直してください。');
		}
		if (!readsAll(asActing(seat), on.grant.plan, parts)) {
			return refuse('malformed', `${seat.person}さんはこの部分を読めないため、名前を挙げられません。`);
		}
	}
	return accept(seats);
}

async function seatToday(tx: Tx, { grant, today }: OnThread, seat: string): Promise<HeldSeat | null> {
	return (await findSeats(tx, { seat, plan: grant.plan.id, today }))[0] ?? null;
}
