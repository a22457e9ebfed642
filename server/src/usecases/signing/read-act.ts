import type { EvidenceView, LedgerPlaceView } from '@renkei/api';
import { accept, type Result, type SigningIntent } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { SeatFacts } from '../../storage/grant-facts.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { findSigningAct, signoffsOfAct } from '../../storage/signing-acts.ts';
import type { SigningActRow, SignoffRow } from '../../storage/tables.ts';
import { type Deps, unknown } from '../deps.ts';
import { ledgerPlace } from '../ledger/place.ts';
import { readableParts } from '../status/part-status.ts';

/** A recorded act as it can be shown, with what became of its sign-offs. */
export interface SigningActFacts {
	readonly row: SigningActRow;
	readonly intent: SigningIntent;
	readonly evidence: EvidenceView;
	/** Each with the hash of its part's words now. */
	readonly signoffs: readonly { readonly row: SignoffRow; readonly hash: string }[];
	readonly ledger: LedgerPlaceView | null;
}

/** Whether a seat opens the receipt of an act: it sits for a member body, and may read every part of the act. */
export function opensReceipt(seat: SeatFacts, { parts }: SigningIntent, mayRead: (part: string) => boolean): boolean {
	return seat.party.membership === 'member' && parts.every(({ part }) => mayRead(part));
}

/** An act for the seats of member bodies that may read every part of it; to all others it does not exist. */
export async function readSigningAct(
	deps: Pick<Deps, 'db' | 'readModel'>,
	ask: { readonly grant: PlanGrant; readonly act: string },
): Promise<Result<SigningActFacts>> {
	const plan = ask.grant.plan.id;
	const row = await findSigningAct(deps.db, plan, ask.act);
	if (row === null) {
		return unknown();
	}
	await deps.readModel.catchUp(plan);
	const { parts } = await loadPlanFacts(deps.db, plan);
	const hashes = new Map(readableParts(ask.grant, parts).map(({ facts, compared }) => [facts.row.id, compared]));
	const intent = JSON.parse(row.intent) as SigningIntent;
	if (!opensReceipt(ask.grant.seat, intent, (part) => hashes.has(part))) {
		return unknown();
	}
	const signoffs = (await signoffsOfAct(deps.db, row.id)).map((signoff) => ({
		row: signoff,
		hash: hashes.get(signoff.part) ?? '',
	}));
	const ledger = await ledgerPlace(deps.db, row.id);
	return accept({ row, intent, evidence: JSON.parse(row.evidence) as EvidenceView, signoffs, ledger });
}
