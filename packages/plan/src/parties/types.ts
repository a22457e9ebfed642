/** A party's 6-digit body code (municipalities, prefectures) or a stable key (business, vendor, state). */
export type PartyCode = string;

/** Closed list of the fixed doors. */
export const partyKinds = ['municipality', 'prefecture', 'business', 'vendor', 'state'] as const;
export type PartyKind = (typeof partyKinds)[number];

/**
 * What a party is to one plan. `member`: a body that writes, and signs by its representative;
 * `observer`: a prefecture that accompanies; `supporter`: the prefecture that leads in 類型②.
 */
export const memberships = ['member', 'observer', 'supporter', 'business', 'vendor', 'state'] as const;
export type Membership = (typeof memberships)[number];

/** A party of a plan. Municipalities are keyed by code, never by name (金山町 exists twice). */
export interface Party {
	readonly code: PartyCode;
	/** 町村 with 県・郡 left out, as it stands on the chip's full name: 舟形町. */
	readonly name: string;
	/** Two letters for chips and carets: 舟形. */
	readonly shortName: string;
	readonly kind: PartyKind;
	readonly membership: Membership;
	/** 都道府県 and 郡 for lists, or null for others. */
	readonly place: string | null;
}

/** Roles of a seat (product.md "Seats"). */
export const seatRoles = ['lead', 'officer', 'decider', 'delegate', 'acting', 'reviewer', 'business'] as const;
export type SeatRole = (typeof seatRoles)[number];

/** The bodies that write and sign, in code order: the order of every list and form (rule of the 地域再生計画 forms). */
export function memberBodies(parties: readonly Party[]): Party[] {
	return parties.filter((party) => party.membership === 'member').sort((a, b) => (a.code < b.code ? -1 : 1));
}
