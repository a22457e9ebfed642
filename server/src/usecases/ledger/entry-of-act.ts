import type { LedgerKind } from '@renkei/ledger';
import { isWalled, type Json } from '@renkei/plan';
import { findSeats } from '../../storage/grant-facts.ts';
import { findPart } from '../../storage/parts.ts';
import type { ActRow, Tx } from '../../storage/tables.ts';
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
	reminder: 'reminder',
};

/** Kinds of the journal that the log holds. */
export const loggedActs: readonly string[] = Object.keys(kinds);

/** Whether the other bodies see of a kind no more than that there is an entry: their entries name nobody, their details do. */
export const ofOwnAlone = (kind: string): boolean => kind === 'passkey' || kind === 'export';

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
	const body = held?.party.code ?? null;
	const isOwn = ofOwnAlone(kind);
	await appendEntry(tx, {
		...{ plan, kind, at, act: id },
		part: row === null || isWalled(row) ? null : row.id,
		...(isOwn ? { body: null, seat: null } : { body, seat }),
		detail: { ...detailOfAct(act), ...(isOwn ? { body } : {}), ...more },
	});
}
