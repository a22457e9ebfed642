import { accept, type Result, refuse, type SaidInAct } from '@renkei/plan';
import type { AskedAt } from '../../auth/own-origin.ts';
import { signoffsOfPart } from '../../storage/grant-facts.ts';
import type { SignoffRow } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Deps } from '../deps.ts';
import { stepUpFor } from '../passkeys/step-up.ts';
import { preparationAt } from './record-act.ts';
import { type ResolvedPart, resolveSigning, type SigningAsk, type SigningRequest } from './resolve.ts';
import { newNonce, recordAndKeep, signedInOf, tellSigned } from './sign.ts';

/**
 * Records sign-offs in one request, without the words having been prepared and shown: the demo's door for programs, whose
 * records say so. Whoever has a passkey for this address goes the whole way. All are recorded or none is; one that came
 * twice (an answer lost on the way) is recorded once.
 * @returns the sign-offs in plan order, new or found
 */
export async function signDirectly(
	deps: Deps,
	ask: Omit<SigningAsk, 'request'> & {
		readonly address: AskedAt;
		readonly request: Extract<SigningRequest, { act: 'sign' }>;
	},
): Promise<Result<SignoffRow[]>> {
	const { session, moment, address } = ask;
	if (deps.mode !== 'demo') {
		return refuse('prepare-again', '記録の前に準備が要ります。何も記録されていません。画面から記録してください。');
	}
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string; rows: SignoffRow[] }>> => {
		const signedIn = await signedInOf(tx, deps, ask);
		if (!signedIn.ok) {
			return signedIn;
		}
		const resolved = await resolveSigning(tx, ask);
		if (!resolved.ok) {
			return resolved;
		}
		const { parts, said } = resolved.value;
		const plan = parts[0]?.grant.plan.id ?? '';
		const found = new Map<string, SignoffRow>();
		for (const part of parts) {
			const recorded = alreadyRecorded(await signoffsOfPart(tx, part.signed.part), part, said);
			if (recorded !== null) {
				found.set(part.signed.part, recorded);
			}
		}
		const fresh = parts.filter(({ signed }) => !found.has(signed.part));
		if (fresh.length === 0) {
			return accept({ plan, rows: [...found.values()] });
		}
		if ((await stepUpFor(tx, { person: session.personId, challenge: '', address })).method === 'passkey') {
			return refuse('passkey-required');
		}
		const evidence = { ...signedIn.value, prepared: false, stepUp: { method: 'sign-in' } } as const;
		const toRecord = {
			...{ resolved: { ...resolved.value, parts: fresh }, preparation: preparationAt(moment.at, newNonce()) },
			...{ evidence, at: moment.at },
		};
		for (const row of (await recordAndKeep(tx, deps, toRecord)).signoffs) {
			found.set(row.part, row);
		}
		return accept({ plan, rows: parts.flatMap(({ signed }) => found.get(signed.part) ?? []) });
	});
	if (!done.ok) {
		return done;
	}
	await tellSigned(deps, done.value.plan, done.value.rows);
	return accept(done.value.rows);
}

/** The latest sign-off of the body where it stands and says exactly this; after anything else it is said anew. */
function alreadyRecorded(signoffs: readonly SignoffRow[], { grant, signed }: ResolvedPart, said: SaidInAct): SignoffRow | null {
	const { seat } = grant;
	const last = signoffs.findLast((signoff) => signoff.body === seat.party.code);
	const saysTheSame =
		last?.seat === seat.id &&
		last.verdict === said.verdict &&
		last.capacity === said.capacity &&
		last.content_hash === signed.contentHash &&
		last.document_number === said.documentNumber &&
		last.decided_on === said.decidedOn &&
		last.text === said.text &&
		last.absent === said.absent &&
		(last.consulted ?? '[]') === JSON.stringify(said.consulted);
	const stands = last !== undefined && last.withdrawn_at === null && last.lapsed_at === null;
	return stands && saysTheSame ? last : null;
}
