import { emptySeed, type SeedContent, seedUpdate } from '@renkei/part-doc';
import { type PartAddress, type Party, partsOfPlan, type SeatRole, type Template } from '@renkei/plan';
import { derivePart } from '../read-model/derive.ts';
import { writeContents } from '../storage/part-contents.ts';
import { appendSeeds } from '../storage/part-log.ts';
import { insertParts } from '../storage/parts.ts';
import { insertPlan } from '../storage/plans.ts';
import { insertPeople, insertSeats } from '../storage/seats.ts';
import type { PartContentRow, PartRow, SeatRow, Tx } from '../storage/tables.ts';
import { beginLedger } from './ledger/genesis.ts';
import { recordRevision } from './record-revision.ts';

/** A seat of a plan that is being created. */
export interface NewSeat {
	readonly seat: string;
	readonly person: string;
	readonly personId: string;
	readonly post: string;
	readonly role: SeatRole;
	readonly party: string;
	/** Shown on the demo's sign-in page. */
	readonly card?: object;
	/** 専決・代決: the clause or document that gives the right. */
	readonly delegation?: string;
}

export interface NewPlan {
	readonly title: string;
	readonly scheme: number;
	readonly edition: string;
	readonly representative: string | null;
	readonly kind: 'practice' | 'real';
	/** Place in the list of plans. */
	readonly position: number;
	readonly parties: readonly Party[];
	readonly seats: readonly NewSeat[];
	/** Left out: the parts that template and parties ask for. Only a folder for measuring repeats some. */
	readonly addresses?: readonly PartAddress[];
	/** First content of a part; null leaves it empty. */
	contentOf(address: PartAddress): SeedContent | null;
}

export interface Creation {
	readonly template: Template;
	/** ISO 8601 UTC. */
	readonly at: string;
	/** First day of the seats (ISO date in Japan). */
	readonly from: string;
	newId(): string;
}

/** A plan that was created, and its parts by address. */
export interface CreatedPlan {
	readonly id: string;
	/** Ids of its parts, in plan order. */
	readonly parts: readonly string[];
	/** @throws when the plan has no such part */
	partAt(address: PartAddress): string;
}

/** SQLite takes some ten thousand values in one statement, and a part has fourteen. */
const PARTS_PER_STATEMENT = 500;

const addressKey = ({ key, body }: PartAddress): string => `${key}/${body ?? ''}`;

/**
 * Creates a plan inside a transaction. Each part is seeded here, once, by the server: a client that wrote first content
 * as well would double the words. Part ids are new and random; nothing ever seeds an id again.
 */
export async function recordPlan(tx: Tx, plan: NewPlan, creation: Creation): Promise<CreatedPlan> {
	const id = creation.newId();
	const { title, scheme, edition, representative, position } = plan;
	const parties = plan.parties.map((party) => ({
		plan: id,
		code: party.code,
		name: party.name,
		short_name: party.shortName,
		kind: party.kind,
		membership: party.membership,
		place: party.place,
	}));
	const practice = plan.kind === 'practice' ? 1 : 0;
	const row = { id, title, scheme, edition, representative, position, practice, drafting_allowed: 1, created_at: creation.at };
	await insertPlan(tx, row, parties);
	await insertPeople(
		tx,
		plan.seats.map((seat) => ({ id: seat.personId, name: seat.person })),
	);
	await insertSeats(
		tx,
		plan.seats.map((seat) => seatRow(id, seat, creation.from)),
	);
	const parts = await recordParts(tx, { id, plan }, creation);
	await recordRevision(tx, { plan: id, kind: 'auto', name: null, part: null, seat: null, at: creation.at }, creation.newId);
	await beginLedger(tx, id, creation.at);
	const ids = new Map(parts.map((row) => [addressKey(row), row.id]));
	return {
		id,
		parts: parts.map((row) => row.id),
		partAt(address) {
			const part = ids.get(addressKey(address));
			if (part === undefined) {
				throw new Error(`no part ${addressKey(address)} in ${title}`);
			}
			return part;
		},
	};
}

function seatRow(plan: string, seat: NewSeat, from: string): SeatRow {
	const card = seat.card === undefined ? null : JSON.stringify(seat.card);
	const { party, personId: person, post, role } = seat;
	return {
		id: seat.seat,
		plan,
		party,
		person,
		post,
		role,
		from_day: from,
		to_day: null,
		card,
		delegation: seat.delegation ?? null,
	};
}

async function recordParts(
	tx: Tx,
	{ id, plan }: { id: string; plan: NewPlan },
	{ template, at, newId }: Creation,
): Promise<PartRow[]> {
	const addresses = plan.addresses ?? partsOfPlan(template, plan.parties);
	const rows = addresses.map((address, position) => partRow({ id: newId(), plan: id, position, address }));
	for (let from = 0; from < rows.length; from += PARTS_PER_STATEMENT) {
		await recordSome(tx, { rows: rows.slice(from, from + PARTS_PER_STATEMENT), plan }, { template, at });
	}
	return rows;
}

async function recordSome(
	tx: Tx,
	{ rows, plan }: { rows: readonly PartRow[]; plan: NewPlan },
	{ template, at }: Pick<Creation, 'template' | 'at'>,
): Promise<void> {
	await insertParts(tx, rows);
	const seeds = rows.map((row) => ({ part: row.id, update: seedUpdate(plan.contentOf(row) ?? emptySeed), at }));
	await appendSeeds(tx, seeds);
	const contents = rows.map((row, index): PartContentRow => {
		const derived = derivePart(template, row, { seq: 1, update: seeds[index]?.update ?? new Uint8Array() }, at);
		derived.doc.destroy();
		return derived.row;
	});
	await writeContents(tx, contents);
}

function partRow(part: { id: string; plan: string; position: number; address: PartAddress }): PartRow {
	const { id, plan, position, address } = part;
	return {
		...{ id, plan, position, key: address.key, body: address.body, last_seq: 1, lock: 'open' },
		...{ frozen_seq: null, frozen_hash: null, frozen_at: null, frozen_by: null },
		...{ reopened_at: null, reopened_by: null, reopened_reason: null },
	};
}
