import type { PartyCode } from '../parties/types.ts';

export const verdicts = ['agree', 'conditional', 'return', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** 決裁権者, 専決, 代決, 担当者確認. */
export const capacities = ['decision-maker', 'delegated', 'acting', 'checked'] as const;
export type Capacity = (typeof capacities)[number];

export const partStates = ['drafting', 'frozen', 'decided'] as const;
export type PartState = (typeof partStates)[number];

/** `sha256:` and 64 hex digits. */
export type ContentHash = string;

/** Whether a part takes edits. A freeze is at one log position and one content. */
export type PartLock =
	| { readonly kind: 'open'; readonly reopened: { readonly at: string; readonly by: string; readonly reason: string } | null }
	| {
			readonly kind: 'frozen';
			readonly seq: number;
			readonly contentHash: ContentHash;
			readonly at: string;
			readonly by: string;
	  };

/** One sign-off as recorded; never updated but for its withdrawal and its final lapse. */
export interface Signoff {
	readonly id: string;
	readonly body: PartyCode;
	readonly verdict: Verdict;
	readonly capacity: Capacity;
	readonly contentHash: ContentHash;
	/** ISO 8601 UTC, the server's clock. */
	readonly at: string;
	readonly withdrawnAt: string | null;
	/** Set by the next freeze with another hash: from then on equal words do not revive it. */
	readonly lapsedAt: string | null;
	/** The corrected words for which it stands as well (軽微な修正 to which its body did not object), or null. */
	readonly carriedTo: ContentHash | null;
}

export const signoffStates = ['valid', 'lapsed', 'withdrawn'] as const;
export type SignoffState = (typeof signoffStates)[number];

/** Where one body stands with one part: a cell of the matrix. */
export const bodyStandings = ['none', 'checked', 'decided', 'conditional', 'returned', 'not-applicable', 'lapsed'] as const;
export type BodyStanding = (typeof bodyStandings)[number];
