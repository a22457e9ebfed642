import { canonicalJson, type Json } from '../canonical.ts';
import type { PartyCode, SeatRole } from '../parties/types.ts';
import type { PartKey } from '../template/types.ts';
import type { Capacity, ContentHash, Verdict } from './types.ts';

/** What a signing act does: records a 確認 or 決裁, takes one back (撤回), or records the 後閲 of a 代決. */
export const signingActs = ['sign', 'withdraw', 'later-view'] as const;
export type SigningAct = (typeof signingActs)[number];

/** One part of an act, as the server fixed it when the act was prepared. */
export interface SignedPart {
	/** Part id, which is its lineage. */
	readonly part: string;
	readonly section: PartKey;
	/** Body whose part it is, or null for the trunk. */
	readonly owner: PartyCode | null;
	/** Position of the log at which the words were frozen. */
	readonly seq: number;
	readonly contentHash: ContentHash;
	/** `sha256:` of the UTF-8 bytes of the words as plain text. */
	readonly textHash: string;
	/** The sign-off that is taken back or viewed; null for a new one. */
	readonly signoff: string | null;
	/** Corrected words for which that sign-off stands as well (軽微な修正), or null. */
	readonly carriedTo: ContentHash | null;
}

/** What the person says in the act. */
export interface SaidInAct {
	/** Null where the act records no verdict. */
	readonly verdict: Verdict | null;
	readonly capacity: Capacity;
	/** 文書番号 and 決裁日 of the body's own 起案. */
	readonly documentNumber: string | null;
	readonly decidedOn: string | null;
	/** Reason, condition or remark. */
	readonly text: string | null;
	/** 専決・代決: the clause or document that gives the right, as the seat held it; 代決 also says who was away. */
	readonly basis: string | null;
	readonly absent: string | null;
	/** 合議先 inside the body, in the order in which they were given. */
	readonly consulted: readonly string[];
}

/** Exactly what a person puts the body's name to. Its hash is what a passkey signs. */
export interface SigningIntent {
	readonly format: 'renkei.signoff.v1';
	readonly act: SigningAct;
	readonly plan: { readonly id: string; readonly title: string };
	readonly body: { readonly code: PartyCode; readonly name: string };
	readonly seat: { readonly id: string; readonly person: string; readonly post: string; readonly role: SeatRole };
	readonly said: SaidInAct;
	/** In plan order. */
	readonly parts: readonly SignedPart[];
	readonly statement: { readonly version: string; readonly language: 'ja'; readonly words: string };
	/** 256 random bits, base64url; used once. */
	readonly nonce: string;
	/** ISO 8601 UTC, the server's clock. */
	readonly preparedAt: string;
	readonly expiresAt: string;
}

/** How long a prepared act waits for its commit (reliability.md §4). */
export const INTENT_LIFETIME_MS = 5 * 60 * 1000;

/** The text whose SHA-256 is the challenge of the step-up (reliability.md §4): format line and RFC 8785 JSON. */
export function intentText(intent: SigningIntent): string {
	return `${intent.format}\n${canonicalJson(intent as unknown as Json)}`;
}
