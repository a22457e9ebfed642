import { randomBytes } from 'node:crypto';
import type { EvidenceView, PreparedView, SigningRequests } from '@renkei/api';
import { accept, intentText, type Result, refuse } from '@renkei/plan';
import type { AskedAt } from '../../auth/own-origin.ts';
import { isCurrent } from '../../auth/sessions.ts';
import { findSession } from '../../storage/sessions.ts';
import { findIntent, insertIntent, useIntent } from '../../storage/signing-acts.ts';
import type { SigningIntentRow, SignoffRow, Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps } from '../deps.ts';
import { signoffWords } from '../journal-words.ts';
import { proveStepUp, stepUpFor } from '../passkeys/step-up.ts';
import { recordRevision } from '../record-revision.ts';
import { challengeOf, sha256Of } from './digest.ts';
import { intentOf, type Preparation, preparationAt, type RecordedAct, recordSigningAct, storedIntent } from './record-act.ts';
import { type Resolved, resolveShown, type SigningRequest } from './resolve.ts';

/** Who signs at which address of the server. */
export type Signer = Asker & { readonly plan: string; readonly address: AskedAt };

/** Prepared acts are kept for this long after their time, so that a late commit is told what happened (ms). */
const KEPT_MS = 60 * 60 * 1000;

/** A new nonce: 256 bits from the system's generator, in base64url. */
export const newNonce = (): string => randomBytes(32).toString('base64url');

/**
 * Prepares an act (reliability.md §4, step 1): fixes positions, hashes and statement, and answers the words from which the
 * browser computes the hashes again. Nothing is recorded by it.
 */
export async function prepareSigning(
	deps: Deps,
	ask: Signer & { readonly request: SigningRequest },
): Promise<Result<PreparedView>> {
	const { session, moment, address } = ask;
	return inTransaction(deps.db, async (tx): Promise<Result<PreparedView>> => {
		const resolved = await resolveShown(tx, ask);
		if (!resolved.ok) {
			return resolved;
		}
		const intent = intentOf(resolved.value, preparationAt(moment.at, newNonce()));
		const challenge = challengeOf(intentText(intent));
		const { nonce, expiresAt: expires_at } = intent;
		const of = { plan: ask.plan, seat: intent.seat.id, session: session.id };
		const row: SigningIntentRow = { ...of, nonce, intent: storedIntent(intent), challenge, expires_at, used_at: null };
		await insertIntent(tx, row, new Date(Date.parse(moment.at) - KEPT_MS).toISOString());
		return accept({
			intent: { ...intent, said: { ...intent.said, consulted: [...intent.said.consulted] }, parts: [...intent.parts] },
			stepUp: await stepUpFor(tx, { person: session.personId, challenge, address }),
			contents: resolved.value.parts.map(({ signed, freeze }) => ({
				part: signed.part,
				content: JSON.parse(freeze.content) as Record<string, unknown>,
				text: freeze.text,
			})),
		});
	});
}

/**
 * Records a prepared act (reliability.md §4, step 4), in one transaction under the lock that every edit takes: the words
 * are still the frozen ones, the role is still held, the session still stands, the nonce is unused, and the person proved
 * who it is over exactly this intent.
 */
export async function commitSigning(
	deps: Deps,
	ask: Signer & { readonly request: SigningRequests['commit'] },
): Promise<Result<RecordedAct>> {
	const { nonce, assertion, ...request } = ask.request;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<RecordedAct>> => {
		const prepared = await findIntent(tx, nonce);
		if (prepared === null || prepared.plan !== ask.plan || prepared.session !== ask.session.id) {
			return refuse('prepare-again');
		}
		// Before its time is looked at: whoever lost the answer must not record it once more.
		if (prepared.used_at !== null) {
			return refuse('already-done', 'この記録はすでに済んでいます。確認と決裁の画面で確かめてください。');
		}
		const preparation = preparationOf(prepared, ask.moment.at);
		if (preparation === null) {
			return refuse('prepare-again');
		}
		const signedIn = await signedInOf(tx, deps, ask);
		if (!signedIn.ok) {
			return signedIn;
		}
		const resolved = await resolveShown(tx, { ...ask, request });
		if (!resolved.ok) {
			return resolved;
		}
		const intent = intentOf(resolved.value, preparation);
		if (storedIntent(intent) !== prepared.intent) {
			return refuse('prepare-again');
		}
		const { personId: person } = ask.session;
		const proof = { person, challenge: prepared.challenge, address: ask.address, assertion, at: ask.moment.at };
		const stepUp = await proveStepUp(tx, proof);
		if (!stepUp.ok) {
			return stepUp;
		}
		await useIntent(tx, nonce, ask.moment.at);
		const evidence = { ...signedIn.value, prepared: true, stepUp: stepUp.value };
		return accept(await recordAndKeep(tx, deps, { resolved: resolved.value, preparation, evidence, at: ask.moment.at }));
	});
	if (done.ok) {
		await tellSigned(deps, ask.plan, done.value.signoffs);
	}
	return done;
}

/** The nonce and times of a prepared act, where it may still be recorded now (ISO 8601). */
function preparationOf(row: SigningIntentRow, now: string): Preparation | null {
	const { nonce, preparedAt, expiresAt } = JSON.parse(row.intent) as Preparation;
	// A clock that was set back makes no prepared act last longer.
	return preparedAt <= now && now < expiresAt ? { nonce, preparedAt, expiresAt } : null;
}

/** How the session began; one that ended while the request was on its way signs nothing. */
export async function signedInOf(
	tx: Tx,
	{ mode, clock }: Deps,
	{ session }: Asker,
): Promise<Result<Omit<EvidenceView, 'prepared' | 'stepUp'>>> {
	const found = await findSession(tx, session.id);
	if (found === null || !isCurrent(found, clock.now())) {
		return refuse('not-signed-in');
	}
	const signedInBy = mode === 'demo' ? 'demo' : 'unknown';
	return accept({ signedInBy, signedInAt: found.createdAt, session: sha256Of(session.id), clock: 'server' });
}

/** An act that was judged and proved. */
export interface ToRecord {
	readonly resolved: Resolved;
	readonly preparation: Preparation;
	readonly evidence: EvidenceView;
	readonly at: string;
}

/** Records an act, and keeps the state in which something was signed. */
export async function recordAndKeep(tx: Tx, { newId }: Deps, { resolved, preparation, ...act }: ToRecord): Promise<RecordedAct> {
	const intent = intentOf(resolved, preparation);
	const recorded = await recordSigningAct(tx, { ...act, resolved, intent, newId });
	if (intent.act === 'sign') {
		const of = { plan: intent.plan.id, part: onlyPart(recorded.signoffs), seat: intent.seat.id, at: act.at };
		const name = signoffWords(intent.said.capacity, intent.said.verdict ?? 'agree');
		await recordRevision(tx, { ...of, kind: 'signoff', name }, newId);
	}
	return recorded;
}

/** The part of sign-offs that are all of one; null for several. */
function onlyPart(signoffs: readonly SignoffRow[]): string | null {
	return signoffs.length === 1 ? (signoffs[0]?.part ?? null) : null;
}

/** Tells everybody on the plan. */
export async function tellSigned(deps: Deps, plan: string, signoffs: readonly SignoffRow[]): Promise<void> {
	await announce(deps, plan, [{ plan, about: 'signoffs', part: onlyPart(signoffs) }]);
}
