import type { Json } from '@renkei/plan';
import { insertAct } from '../storage/acts.ts';
import type { Tx } from '../storage/tables.ts';
import { appendAct } from './ledger/entry-of-act.ts';

/** Kinds of acts that the plan's journal keeps. */
export type ActKind =
	| 'freeze'
	| 'reopen'
	| 'signoff'
	| 'withdrawal'
	| 'later-view'
	| 'representative'
	| 'drafting'
	| 'suggest-only'
	| 'members'
	| 'policy'
	| 'edition'
	| 'figure'
	| 'thread-resolved'
	| 'suggestion-accepted'
	| 'suggestion-declined'
	| 'round-released'
	| 'passkey'
	| 'correction'
	| 'correction-objected'
	| 'correction-carried'
	| 'reminder';

/**
 * One act for the journal. `detail`: the reason of a reopening, the sign-off in words, with `：` and the reason where it is
 * taken back, the name of the 代表団体, `allowed` or `stopped` for drafting, `02` or `02 open` for 提案のみ, the quote of a
 * resolved thread or of a suggestion, the key of the new edition, the title of a released round, the reason of a
 * 軽微な修正, the words of an objection to it; a body with the sections of which it was reminded; a sentence for how that ended, for members, for what is set for the sign-off
 * of sections, for an answer to a figure and for a passkey.
 */
export interface Act {
	readonly id: string;
	readonly plan: string;
	readonly part: string | null;
	readonly seat: string;
	readonly kind: ActKind;
	readonly detail: string;
	readonly at: string;
}

/**
 * Writes an act into the journal, and into the plan's log where it belongs there, in the transaction of the act itself.
 * @param more what the log is to hold of it besides
 */
export async function recordAct(tx: Tx, act: Act, more?: { readonly [key: string]: Json }): Promise<void> {
	await insertAct(tx, act);
	await appendAct(tx, act, more);
}
