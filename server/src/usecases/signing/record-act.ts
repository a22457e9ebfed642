import type { EvidenceView } from '@renkei/api';
import {
	type Capacity,
	canonicalJson,
	INTENT_LIFETIME_MS,
	intentText,
	type Json,
	type SigningIntent,
	statementOf,
	statementVersion,
	type Verdict,
} from '@renkei/plan';
import { signoffsOfPart } from '../../storage/grant-facts.ts';
import { detailOfSigning, insertSigningAct, nextActTime, writeViewed, writeWithdrawn } from '../../storage/signing-acts.ts';
import { insertSignoffs, plainSignoff } from '../../storage/signoffs.ts';
import type { SigningActRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { recordAct } from '../journal.ts';
import { signoffWords } from '../journal-words.ts';
import { appendEntry } from '../ledger/append.ts';
import { checkpointNow } from '../ledger/checkpoint.ts';
import { type NotedSignoff, noteSignoffs } from '../notices/raise-parts.ts';
import { noteSigningAct } from '../notices/raise-signing.ts';
import { challengeOf } from './digest.ts';
import type { Resolved, ResolvedPart } from './resolve.ts';

/** When an act was prepared and under which nonce. */
export type Preparation = Pick<SigningIntent, 'nonce' | 'preparedAt' | 'expiresAt'>;

/** A preparation that begins now. @param nonce 256 random bits in base64url */
export function preparationAt(at: string, nonce: string): Preparation {
	return { nonce, preparedAt: at, expiresAt: new Date(Date.parse(at) + INTENT_LIFETIME_MS).toISOString() };
}

/** Exactly what a person puts the body's name to. */
export function intentOf({ act, said, parts }: Resolved, preparation: Preparation): SigningIntent {
	const { seat, plan } = (parts[0] as ResolvedPart).grant;
	const words = statementOf({
		act,
		said,
		body: seat.party.name,
		person: `${seat.post} ${seat.person}`.trim(),
		parts: new Set(parts.map(({ signed }) => signed.part)).size,
	});
	return {
		format: 'renkei.signoff.v1',
		act,
		plan: { id: plan.id, title: plan.title },
		body: { code: seat.party.code, name: seat.party.name },
		seat: { id: seat.id, person: seat.person, post: seat.post, role: seat.role },
		said,
		parts: parts.map(({ signed }) => signed),
		statement: { version: statementVersion, language: 'ja', words },
		...preparation,
	};
}

/** The intent as it is stored and compared: RFC 8785 JSON. */
export function storedIntent(intent: SigningIntent): string {
	return canonicalJson(intent as unknown as Json);
}

/** An act that was judged and proved, to be written. */
export interface ActToRecord {
	readonly resolved: Resolved;
	readonly intent: SigningIntent;
	readonly evidence: EvidenceView;
	/** ISO 8601 UTC, the server's clock. */
	readonly at: string;
	newId(): string;
}

/** What was written: the act, and the sign-offs that it made, took back or viewed. */
export interface RecordedAct {
	readonly row: SigningActRow;
	readonly signoffs: readonly SignoffRow[];
}

/** Writes an act with everything that belongs to it, inside the transaction that judged it. */
export async function recordSigningAct(tx: Tx, asked: ActToRecord): Promise<RecordedAct> {
	const { resolved, intent } = asked;
	const at = await nextActTime(tx, intent.plan.id, asked.at);
	const act = { ...asked, at };
	const row = await insertSigningAct(tx, {
		id: act.newId(),
		plan: intent.plan.id,
		act: intent.act,
		body: intent.body.code,
		seat: intent.seat.id,
		intent: storedIntent(intent),
		challenge: challengeOf(intentText(intent)),
		evidence: JSON.stringify(act.evidence),
		at,
	});
	const signoffs = resolved.act === 'sign' ? await recordNew(tx, act, row) : await recordChange(tx, act, row);
	await appendEntry(tx, {
		...{ plan: row.plan, kind: 'signing', act: row.id, part: onlyPart(intent), body: row.body, seat: row.seat, at },
		detail: detailOfSigning(row, signoffs),
	});
	await checkpointNow(tx, row.plan, at);
	await tellOfAct(tx, act, { row, signoffs });
	return { row, signoffs };
}

/** The part that an act is about, where it is one. */
function onlyPart({ parts }: SigningIntent): string | null {
	return parts.length === 1 ? (parts[0]?.part ?? null) : null;
}

async function tellOfAct(tx: Tx, { resolved, intent, at, newId }: ActToRecord, { row, signoffs }: RecordedAct): Promise<void> {
	const { seat, plan } = (resolved.parts[0] as ResolvedPart).grant;
	const parts = new Map(resolved.parts.map(({ grant }) => [grant.part.id, grant.part]));
	const act = { at, newId, grantSeat: seat, plan, act: row, intent, rows: signoffs };
	await noteSigningAct(tx, { ...act, parts: [...parts.values()] });
}

async function recordNew(tx: Tx, act: ActToRecord, { id }: SigningActRow): Promise<SignoffRow[]> {
	const { resolved, at } = act;
	const fresh: NotedSignoff[] = [];
	for (const part of resolved.parts) {
		const before = await signoffsOfPart(tx, part.signed.part);
		fresh.push({ grant: part.grant, row: rowOf(act, part, id), before, journal: act.newId() });
	}
	const rows = fresh.map(({ row }) => row);
	await insertSignoffs(tx, rows);
	const { verdict, capacity } = resolved.said;
	const words = signoffWords(capacity, verdict ?? 'agree');
	for (const { grant, row, journal } of fresh) {
		const { part, seat } = row;
		await recordAct(tx, { id: journal, plan: grant.plan.id, part, seat, kind: 'signoff', detail: words, at });
	}
	await noteSignoffs(tx, act, fresh);
	return rows;
}

function rowOf(act: ActToRecord, { grant, signed }: ResolvedPart, id: string): SignoffRow {
	const { said } = act.resolved;
	const { seat } = grant;
	return {
		...plainSignoff,
		id: act.newId(),
		part: signed.part,
		body: seat.party.code,
		seat: seat.id,
		person: seat.person,
		post: seat.post,
		verdict: said.verdict ?? 'agree',
		capacity: said.capacity,
		content_hash: signed.contentHash,
		document_number: said.documentNumber,
		decided_on: said.decidedOn,
		text: said.text,
		signed_in_by: act.evidence.signedInBy,
		at: act.at,
		act: id,
		seq: signed.seq,
		basis: said.basis,
		absent: said.absent,
		consulted: said.consulted.length === 0 ? null : JSON.stringify(said.consulted),
		viewing: said.capacity === 'acting' ? 'required' : null,
	};
}

async function recordChange(tx: Tx, act: ActToRecord, { id }: SigningActRow): Promise<SignoffRow[]> {
	const { resolved, at } = act;
	const rows = resolved.parts.flatMap(({ of }) => (of === null ? [] : [of]));
	const ids = rows.map((row) => row.id);
	const withdraws = resolved.act === 'withdraw';
	await (withdraws ? writeWithdrawn(tx, ids, { act: id, at }) : writeViewed(tx, ids, id));
	for (const { grant, of, signed } of resolved.parts) {
		const what = of === null ? '' : signoffWords(of.capacity as Capacity, of.verdict as Verdict);
		const detail = withdraws ? `${what}：${resolved.said.text ?? ''}` : what;
		const kind = withdraws ? 'withdrawal' : 'later-view';
		await recordAct(tx, { id: act.newId(), plan: grant.plan.id, part: signed.part, seat: grant.seat.id, kind, detail, at });
	}
	return rows.map((row) =>
		withdraws ? { ...row, withdrawn_at: at, withdrawn_act: id } : { ...row, viewing: 'done', viewed_act: id },
	);
}
