import type { LedgerView } from '@renkei/api';
import { accept, type Json, type Result, refuse, type SigningIntent } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { findSeats } from '../../storage/grant-facts.ts';
import { newestEntries } from '../../storage/ledger.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import type { LedgerEntryRow } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps, Moment } from '../deps.ts';
import { readableParts } from '../status/part-status.ts';
import { checkpointNow } from './checkpoint.ts';
import { ofOwnAlone } from './entry-of-act.ts';
import { keyOfCheckpoint } from './place.ts';

/** Entries that one answer tells of; the archive has all. */
const MOST_ENTRIES = 200;

/** Why a seat may not read the plan's log, or null. It tells of 決裁 in full, which are matters of the member bodies. */
export function refusalToReadLedger({ seat }: PlanGrant) {
	return seat.party.membership === 'member'
		? null
		: refuse('forbidden', '記録簿を見られるのは、この計画の構成団体の席だけです。').refusal;
}

/** A plan's log for a seat of a member body: the checkpoint of now, and the newest entries as far as the seat may know them. */
export async function readLedger(
	deps: Pick<Deps, 'db'>,
	{ grant, moment }: { readonly grant: PlanGrant; readonly moment: Moment },
): Promise<Result<LedgerView>> {
	const refusal = refusalToReadLedger(grant);
	if (refusal !== null) {
		return { ok: false, refusal };
	}
	const plan = grant.plan.id;
	const checkpoint = await inTransaction(deps.db, (tx) => checkpointNow(tx, plan, moment.at));
	if (checkpoint === null) {
		return refuse('unknown');
	}
	const { parts } = await loadPlanFacts(deps.db, plan);
	const readable = new Set(readableParts(grant, parts).map(({ facts }) => facts.row.id));
	const seats = new Map((await findSeats(deps.db, { plan })).map((seat) => [seat.id, seat]));
	const own = grant.seat.party.code;
	return accept({
		size: checkpoint.size,
		checkpoint: checkpoint.note,
		key: await keyOfCheckpoint(deps.db, plan, checkpoint.note),
		entries: (await newestEntries(deps.db, { plan, size: checkpoint.size, most: MOST_ENTRIES })).map((row) => {
			const { at, kind, part } = JSON.parse(row.entry) as EntryFacts;
			const knows = mayKnow(row, { readable, own });
			const { seat: by, body } = ofOwnAlone(kind) && knows ? actorOf(row) : (JSON.parse(row.entry) as EntryFacts);
			const seat = by === null ? undefined : seats.get(by);
			return {
				...{ index: row.number, at, kind, part: part !== null && readable.has(part) ? part : null },
				by: seat === undefined ? null : { body: body ?? seat.party.code, person: seat.person },
				words: knows && kind !== 'signing' ? wordsOf(row) : null,
				...(knows && kind === 'signing' ? { act: row.act, said: saidIn(row) } : { act: null, said: null }),
			};
		}),
	});
}

interface EntryFacts {
	readonly at: string;
	readonly kind: string;
	readonly seat: string | null;
	readonly body: string | null;
	readonly part: string | null;
}

/**
 * Whether a seat may read the detail of an entry: that of a passkey and of an export its own body alone, everything else
 * whoever may read every part that it names. The log's walls are those of the parts.
 */
export function mayKnow(
	row: Pick<LedgerEntryRow, 'kind' | 'entry' | 'detail'>,
	{ readable, own }: { readonly readable: ReadonlySet<string>; readonly own: string },
): boolean {
	if (ofOwnAlone(row.kind)) {
		return actorOf(row).body === own;
	}
	const detail = JSON.parse(row.detail) as { readonly [key: string]: Json };
	const parts =
		row.kind === 'signing'
			? (detail.intent as unknown as { readonly parts: readonly { readonly part: string }[] }).parts.map(({ part }) => part)
			: typeof detail.part === 'string'
				? [detail.part]
				: [];
	return parts.every((part) => readable.has(part));
}

/** Who acted, where the entry itself names nobody. */
const actorOf = ({ detail }: Pick<LedgerEntryRow, 'detail'>): Pick<EntryFacts, 'seat' | 'body'> =>
	JSON.parse(detail) as Pick<EntryFacts, 'seat' | 'body'>;

/** What an act of signing did, by its intent. */
function saidIn({ detail }: LedgerEntryRow): LedgerView['entries'][number]['said'] {
	const { act, said, parts } = (JSON.parse(detail) as { readonly intent: SigningIntent }).intent;
	return { act, capacity: said.capacity, verdict: said.verdict, parts: parts.length };
}

function wordsOf({ detail }: LedgerEntryRow): string | null {
	const said = (JSON.parse(detail) as { readonly [key: string]: Json }).detail;
	return typeof said === 'string' && said !== '' ? said : null;
}
