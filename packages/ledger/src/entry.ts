import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '@renkei/plan';
import { leafHash } from './merkle.ts';

/** What a log records. The list may grow: whoever reads lets others pass. */
export const ledgerKinds = [
	'genesis',
	'signing',
	'freeze',
	'reopen',
	'representative',
	'drafting',
	'suggest-only',
	'members',
	'policy',
	'edition',
	'passkey',
	'correction',
	'correction-objected',
	'correction-carried',
	'round-released',
	'reminder',
	'export',
	'key',
	'restored',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

export const entryFormat = 'renkei.ledger.v1';

/** One entry of a plan's log: everything of it that everybody may know. */
export interface LedgerEntry {
	readonly format: typeof entryFormat;
	readonly plan: string;
	/** From 0, without gaps. */
	readonly index: number;
	/** ISO 8601 UTC, the server's clock; never earlier than the entry before. */
	readonly at: string;
	/** One of {@link ledgerKinds}, or one that came later. */
	readonly kind: string;
	readonly part: string | null;
	readonly body: string | null;
	readonly seat: string | null;
	/** Root of the tree of the entries before, in hex: an altered entry is named by the one after it. */
	readonly before: string;
	/** {@link detailDigest} of what happened. */
	readonly digest: string;
}

/** An entry as it is handed out. Salt and detail are null for whoever may not read the detail. */
export interface LedgerLine {
	readonly entry: LedgerEntry;
	/** 128 random bits, base64url: without it nobody guesses a detail from its digest. */
	readonly salt: string | null;
	readonly detail: Json | null;
}

/**
 * The text of an entry: RFC 8785 JSON.
 * @throws RangeError on what canonical JSON does not hold
 */
export function entryText(entry: LedgerEntry): string {
	return canonicalJson(entry as unknown as Json);
}

/** The leaf hash of an entry. */
export function entryLeaf(entry: LedgerEntry): Uint8Array {
	return leafHash(utf8ToBytes(entryText(entry)));
}

/**
 * What an entry says of its detail.
 * @throws RangeError on what canonical JSON does not hold
 */
export function detailDigest(salt: string, detail: Json): string {
	return `sha256:${bytesToHex(sha256(utf8ToBytes(`renkei.ledger-detail.v1\n${canonicalJson({ salt, detail })}`)))}`;
}
