import { accept, decideSignoff, type Result, refuse, type SignoffRequest } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { signoffsOfPart } from '../storage/grant-facts.ts';
import { insertSignoffs, plainSignoff } from '../storage/signoffs.ts';
import type { SignoffRow, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';
import { recordAct } from './journal.ts';
import { signoffWords } from './journal-words.ts';
import { type NotedSignoff, noteSignoffs } from './notices/raise-parts.ts';
import { recordRevision } from './record-revision.ts';

/** One part of a sign-off, with the words as they were shown. */
export interface PartToSign {
	readonly part: string;
	readonly contentHash: string;
}

/** What is said of every part of one act. */
export type Said = Omit<SignoffRequest, 'contentHash'>;

/**
 * Signs one or many parts of a plan for the seat's body, in one act: all are recorded or none is.
 * @param ask.plan where given, a part of another plan answers as unknown
 */
export async function giveSignoffs(
	deps: Deps,
	ask: Asker & { readonly plan: string | null; readonly parts: readonly PartToSign[]; readonly said: Said },
): Promise<Result<SignoffRow[]>> {
	const { session, moment, said } = ask;
	if (new Set(ask.parts.map((part) => part.part)).size !== ask.parts.length) {
		return refuse('malformed', '同じ部分が二度入っています。');
	}
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string; rows: SignoffRow[] }>> => {
		const grants: Grant[] = [];
		for (const { part } of ask.parts) {
			const grant = await grantOf(tx, { session, part, today: moment.today });
			if (grant === null || (ask.plan !== null && grant.plan.id !== ask.plan)) {
				return unknown();
			}
			grants.push(grant);
		}
		const by = deps.mode === 'demo' ? 'demo' : 'unknown';
		const signed = await recordSignoffs(tx, { grants, ...ask, said, at: moment.at, signedInBy: by, newId: deps.newId });
		if (!signed.ok) {
			return signed;
		}
		const plan = grants[0]?.plan.id ?? '';
		const [first, ...others] = signed.value.filter(({ at }) => at === moment.at);
		// One that came twice was kept when it came first.
		if (first !== undefined) {
			const of = { plan, part: others.length === 0 ? first.part : null, seat: first.seat };
			const name = signoffWords(said.capacity, said.verdict);
			await recordRevision(tx, { ...of, kind: 'signoff', name, at: moment.at }, deps.newId);
		}
		return accept({ plan, rows: signed.value });
	});
	if (!done.ok) {
		return done;
	}
	const { plan, rows } = done.value;
	const [only, ...more] = rows;
	const part = more.length === 0 ? (only?.part ?? null) : null;
	await announce(deps, plan, [{ plan, about: 'signoffs', part }]);
	return accept(rows);
}

/** Everything that one act of signing records; `grants` and `parts` stand in the same order. */
export interface SignoffAct {
	readonly grants: readonly Grant[];
	readonly parts: readonly PartToSign[];
	readonly said: Said;
	readonly at: string;
	/** How the person had signed in. */
	readonly signedInBy: string;
	newId(): string;
}

/**
 * Records sign-offs inside a transaction. Every decision stands before the first row is written. A request that came
 * twice (a double click, an answer lost on the way) is recorded once.
 * @returns the rows in the order of the parts, new or found
 */
export async function recordSignoffs(tx: Tx, act: SignoffAct): Promise<Result<SignoffRow[]>> {
	const rows: SignoffRow[] = [];
	const fresh: NotedSignoff[] = [];
	for (const [index, grant] of act.grants.entries()) {
		const contentHash = act.parts[index]?.contentHash ?? '';
		const refused = await refusalFor(tx, grant, 'sign');
		if (refused !== null) {
			return { ok: false, refusal: refused };
		}
		const decided = decideSignoff(grant.part.lock, grant.seat.role, { ...act.said, contentHash });
		if (!decided.ok) {
			return decided;
		}
		const row = rowOf(act, grant, decided.value);
		const before = await signoffsOfPart(tx, row.part);
		const recorded = alreadyRecorded(before, row);
		rows.push(recorded ?? row);
		if (recorded === null) {
			fresh.push({ grant, row, before, journal: act.newId() });
		}
	}
	await insertSignoffs(
		tx,
		fresh.map(({ row }) => row),
	);
	for (const { grant, row, journal } of fresh) {
		const { part, seat, at } = row;
		const detail = signoffWords(act.said.capacity, act.said.verdict);
		await recordAct(tx, { id: journal, plan: grant.plan.id, part, seat, kind: 'signoff', detail, at });
	}
	await noteSignoffs(tx, act, fresh);
	return accept(rows);
}

const SAID = ['seat', 'verdict', 'capacity', 'content_hash', 'document_number', 'decided_on', 'text'] as const;

/** The latest sign-off of the body where it stands and says exactly this; after anything else it is said anew. */
function alreadyRecorded(signoffs: readonly SignoffRow[], row: SignoffRow): SignoffRow | null {
	const last = signoffs.findLast((signoff) => signoff.body === row.body && signoff.withdrawn_at === null);
	return last !== undefined && last.lapsed_at === null && SAID.every((key) => last[key] === row[key]) ? last : null;
}

function rowOf(act: SignoffAct, grant: Grant, request: SignoffRequest): SignoffRow {
	return {
		id: act.newId(),
		part: grant.part.id,
		body: grant.seat.party.code,
		seat: grant.seat.id,
		person: grant.seat.person,
		post: grant.seat.post,
		verdict: request.verdict,
		capacity: request.capacity,
		content_hash: request.contentHash,
		document_number: request.documentNumber,
		decided_on: request.decidedOn,
		text: request.text,
		signed_in_by: act.signedInBy,
		at: act.at,
		...plainSignoff,
	};
}
