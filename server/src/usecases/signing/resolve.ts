import type { SigningRequests } from '@renkei/api';
import {
	accept,
	capacityOf,
	decideSignoff,
	isDeputy,
	mayView,
	mayWithdraw,
	policyOf,
	type Refusal,
	type Result,
	refusalOf,
	refusalOfDecidedOn,
	refuse,
	type SaidInAct,
	type SignedPart,
	type SigningAct,
	type SignoffRequest,
	type StandingSignoff,
} from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import { type Grant, grantOf } from '../../auth/grants.ts';
import { refusalFor } from '../../auth/refusals.ts';
import { type SeatFacts, signoffOf, signoffsOfPart } from '../../storage/grant-facts.ts';
import { findSignoffs, frozenWith } from '../../storage/signing-acts.ts';
import type { PartFreezeRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { type Asker, unknown } from '../deps.ts';
import { sha256Of } from './digest.ts';
import { judgeWhole } from './judge-whole.ts';

/** What is asked for: parts with the words as they were shown, or sign-offs that stand. */
export type SigningRequest = SigningRequests['prepare'];

/** One part of an act as it stands now. */
export interface ResolvedPart {
	readonly grant: Grant;
	readonly signed: SignedPart;
	readonly freeze: PartFreezeRow;
	/** The sign-off that is taken back or viewed; null for a new one. */
	readonly of: SignoffRow | null;
}

/** An act that the rules allow now. */
export interface Resolved {
	readonly act: SigningAct;
	readonly said: SaidInAct;
	/** In plan order; never empty. */
	readonly parts: readonly ResolvedPart[];
}

/** Why a seat records nothing at all, whatever the part: only seats of a body do. */
export function refusalToSign({ party, role }: SeatFacts): Refusal | null {
	return party.membership === 'member' && capacityOf(role) !== null
		? null
		: refusalOf('forbidden', '確認と決裁は、構成団体の席だけが記録します。');
}

/** Who asks for which act on which plan; null where any plan will do. */
export type SigningAsk = Asker & { readonly plan: string | null; readonly request: SigningRequest };

/**
 * Judges an act as things stand in this transaction: rights, locks, words, capacities. Prepared and recorded acts both
 * come through here, so that what changed between the two is seen.
 */
export async function resolveSigning(tx: Tx, ask: SigningAsk): Promise<Result<Resolved>> {
	const { request } = ask;
	const parts = request.act === 'sign' ? await newOnes(tx, { ...ask, request }) : await standingOnes(tx, { ...ask, request });
	if (!parts.ok) {
		return parts;
	}
	const sorted = parts.value.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
	const seat = sorted[0]?.grant.seat;
	// Seats differ where somebody holds two: one act is one body's.
	if (seat === undefined || sorted.some(({ grant }) => grant.seat.id !== seat.id)) {
		return unknown();
	}
	return accept({ act: request.act, said: saidOf(request, sorted), parts: sorted });
}

/**
 * Judges an act that is prepared and shown to a person, who may have mistyped the 決裁日. A program that records in one
 * request (`signDirectly`) says any day: it may bring records over from elsewhere, and its record says what it is.
 */
export async function resolveShown(tx: Tx, ask: SigningAsk): Promise<Result<Resolved>> {
	const resolved = await resolveSigning(tx, ask);
	const decidedOn = ask.request.decidedOn ?? null;
	const refusal = resolved.ok && decidedOn !== null ? refusalOfDecidedOn(decidedOn, ask.moment.today) : null;
	return refusal === null ? resolved : { ok: false, refusal };
}

const orderOf = ({ signed }: ResolvedPart): string => `${signed.section}/${signed.owner ?? ''}/${signed.signoff ?? ''}`;

/** Empty words count as none, so that a program's `""` says nothing else than what was left out. */
const orNull = (words: string | null | undefined): string | null => (words === undefined || words === '' ? null : words);

function saidOf(request: SigningRequest, parts: readonly ResolvedPart[]): SaidInAct {
	const seat = parts[0]?.grant.seat;
	return {
		verdict: request.act === 'sign' ? (request.verdict ?? null) : null,
		capacity: request.capacity,
		documentNumber: orNull(request.documentNumber),
		decidedOn: request.decidedOn ?? null,
		text: orNull(request.text),
		basis: seat !== undefined && isDeputy(seat.role) ? seat.delegation : null,
		absent: request.capacity === 'acting' ? orNull(request.absent) : null,
		consulted: request.consulted ?? [],
	};
}

async function grantIn(tx: Tx, { session, moment, plan }: SigningAsk, part: string): Promise<Grant | null> {
	const grant = await grantOf(tx, { session, part, today: moment.today });
	return grant === null || (plan !== null && grant.plan.id !== plan) ? null : grant;
}

async function newOnes(
	tx: Tx,
	ask: SigningAsk & { readonly request: Extract<SigningRequest, { act: 'sign' }> },
): Promise<Result<ResolvedPart[]>> {
	const { parts, verdict, capacity } = ask.request;
	if (new Set(parts.map(({ part }) => part)).size !== parts.length) {
		return refuse('malformed', '同じ部分が二度入っています。');
	}
	if (verdict === undefined || verdict === null) {
		return refuse('malformed', '同意か差戻しかが入っていません。');
	}
	const resolved: ResolvedPart[] = [];
	for (const { part, contentHash } of parts) {
		const grant = await grantIn(tx, ask, part);
		if (grant === null) {
			return unknown();
		}
		const judged = await judgeNew(tx, grant, {
			...{ contentHash, verdict, capacity, text: orNull(ask.request.text) },
			...{ documentNumber: orNull(ask.request.documentNumber), decidedOn: ask.request.decidedOn ?? null },
		});
		if (!judged.ok) {
			return parts.length === 1 ? judged : { ok: false, refusal: saidOfSection(judged.refusal, grant) };
		}
		resolved.push(judged.value);
	}
	const whole = await judgeWhole(tx, resolved, { verdict, capacity });
	return whole.ok ? accept(resolved) : whole;
}

/** Of many parts in one act, which one it is that cannot be recorded. */
function saidOfSection({ code, detail, text }: Refusal, { part }: Grant): Refusal {
	return refusalOf(code, `${part.key}の節：${detail ?? text} この節を外すと、ほかの節は記録できます。`);
}

/** Whether a sign-off may be recorded on a part as it stands now. */
export async function judgeNew(tx: Tx, grant: Grant, request: SignoffRequest): Promise<Result<ResolvedPart>> {
	const { lock, id } = grant.part;
	const refused = await refusalFor(tx, grant, 'sign');
	if (refused !== null) {
		return { ok: false, refusal: refused };
	}
	const decided = decideSignoff(lock, grant.seat, request, {
		policy: policyOf(grant.plan.policies, grant.part.key),
		body: grant.seat.party.code,
		signoffs: (await signoffsOfPart(tx, id)).map(signoffOf),
	});
	if (!decided.ok) {
		return decided;
	}
	const at = { hash: request.contentHash, seq: lock.kind === 'frozen' ? lock.seq : null };
	const freeze = await frozenWith(tx, id, at);
	if (freeze === null || lock.kind !== 'frozen') {
		throw new Error(`part ${id} is frozen without its words`);
	}
	return accept({ grant, freeze, of: null, signed: signedPart(grant, freeze, { seq: lock.seq, signoff: null }) });
}

async function standingOnes(
	tx: Tx,
	ask: SigningAsk & { readonly request: Exclude<SigningRequest, { act: 'sign' }> },
): Promise<Result<ResolvedPart[]>> {
	const { act, signoffs, capacity, text } = ask.request;
	if (new Set(signoffs).size !== signoffs.length) {
		return refuse('malformed', '同じ記録が二度入っています。');
	}
	const rows = new Map((await findSignoffs(tx, signoffs)).map((row) => [row.id, row]));
	const resolved: ResolvedPart[] = [];
	for (const id of signoffs) {
		const row = rows.get(id);
		const grant = row === undefined ? null : await grantIn(tx, ask, row.part);
		if (row === undefined || grant === null) {
			return unknown();
		}
		const refused = refusalToChange(grant, act, row);
		if (!refused.ok) {
			return refused;
		}
		if (capacityOf(grant.seat.role) !== capacity) {
			return refuse('wrong-capacity');
		}
		if (act === 'withdraw' && orNull(text) === null) {
			return refuse('reason-required');
		}
		if (isDeputy(grant.seat.role) && (grant.seat.delegation ?? '').trim() === '') {
			return refuse('delegation-required');
		}
		const freeze = await frozenWith(tx, row.part, { hash: row.content_hash, seq: row.seq });
		if (freeze === null) {
			throw new Error(`sign-off ${id} has no frozen words`);
		}
		resolved.push({
			grant,
			freeze,
			of: row,
			signed: signedPart(grant, freeze, {
				...{ seq: row.seq ?? freeze.seq, signoff: id, carriedTo: row.carried_to },
			}),
		});
	}
	return accept(resolved);
}

function refusalToChange(grant: Grant, act: 'withdraw' | 'later-view', row: SignoffRow): Result<null> {
	const standing = { ...signoffOf(row), seat: row.seat, viewing: row.viewing as StandingSignoff['viewing'] };
	const seat = { ...asActing(grant.seat), seat: grant.seat.id };
	const may = act === 'withdraw' ? mayWithdraw : mayView;
	if (may(seat, standing)) {
		return accept(null);
	}
	// Whether it could be done but for having been done already: that is news, and no matter of rights.
	return may(seat, { ...standing, withdrawnAt: null, lapsedAt: null, viewing: standing.viewing === null ? null : 'required' })
		? refuse('already-done')
		: refuse(
				'forbidden',
				act === 'withdraw' ? '撤回できるのは、記録した団体の決裁の席です。' : '後閲は、その団体の決裁権者が行います。',
			);
}

function signedPart(
	{ part }: Grant,
	freeze: PartFreezeRow,
	at: { seq: number; signoff: string | null; carriedTo?: string | null },
): SignedPart {
	return {
		part: part.id,
		section: part.key,
		owner: part.body,
		seq: at.seq,
		contentHash: freeze.hash,
		textHash: sha256Of(freeze.text),
		signoff: at.signoff,
		carriedTo: at.carriedTo ?? null,
	};
}
