import type { LedgerKind } from '@renkei/ledger';
import { isWalled, type Json } from '@renkei/plan';
import { findSeats } from '../../storage/grant-facts.ts';
import { findPart } from '../../storage/parts.ts';
import type { ActRow, SigningActRow, Tx } from '../../storage/tables.ts';
import { appendEntry } from './append.ts';

/**
 * Acts of the journal that the log holds: freezes and what changes rights, seats and the words that are signed. Sign-offs
 * stand in it by their whole act; talk does not.
 */
const kinds: Readonly<Record<string, LedgerKind>> = {
	freeze: 'freeze',
	reopen: 'reopen',
	representative: 'representative',
	drafting: 'drafting',
	'suggest-only': 'suggest-only',
	members: 'members',
	policy: 'policy',
	edition: 'edition',
	passkey: 'passkey',
	correction: 'correction',
	'correction-objected': 'correction-objected',
	'correction-carried': 'correction-carried',
	'round-released': 'round-released',
};

/** Kinds of the journal that the log holds. */
export const loggedActs: readonly string[] = Object.keys(kinds);

/** What an entry says of an act of the journal. */
export const detailOfAct = ({ plan: _, ...act }: ActRow): { [key: string]: Json } => ({ ...act });

/** Writes an act of the journal into the log, where it belongs there. @param more what the journal does not say of it */
export async function appendAct(tx: Tx, act: ActRow, more: { readonly [key: string]: Json } = {}): Promise<void> {
	const kind = kinds[act.kind];
	if (kind === undefined) {
		return;
	}
	const row = act.part === null ? null : await findPart(tx, act.part);
	const { id, plan, seat, at } = act;
	const [held] = await findSeats(tx, { seat });
	await appendEntry(tx, {
		...{ plan, kind, seat, at, act: id },
		part: row === null || isWalled(row) ? null : row.id,
		body: held?.party.code ?? null,
		detail: { ...detailOfAct(act), ...more },
	});
}

/** What an entry says of an act of signing: all of it. */
export function detailOfSigning(
	{ id, number, act, body, seat, intent, challenge, evidence, at }: SigningActRow,
	signoffs: readonly { readonly id: string; readonly part: string }[],
): { [key: string]: Json } {
	return {
		...{ id, number, act, body, seat, challenge, at },
		intent: JSON.parse(intent) as Json,
		evidence: JSON.parse(evidence) as Json,
		signoffs: signoffs.map((signoff) => ({ id: signoff.id, part: signoff.part })),
	};
}
