/** One sign-off of one part. Only what becomes of it is written later: its withdrawal, lapse, carrying over and 後閲. */
export interface SignoffRow {
	id: string;
	part: string;
	body: string;
	seat: string;
	/** Name and post as of the act: a sign-off outlives the person's transfer. */
	person: string;
	post: string;
	verdict: string;
	capacity: string;
	content_hash: string;
	document_number: string | null;
	decided_on: string | null;
	text: string | null;
	/** How the person had signed in. */
	signed_in_by: string;
	at: string;
	withdrawn_at: string | null;
	lapsed_at: string | null;
	/** The act that it was recorded in; null only in rows from before acts were kept. */
	act: string | null;
	/** Position of the log at which the words were frozen. */
	seq: number | null;
	basis: string | null;
	/** 代決: who was away. */
	absent: string | null;
	/** JSON list of 合議先. */
	consulted: string | null;
	/** Corrected words for which it stands as well (軽微な修正). */
	carried_to: string | null;
	withdrawn_act: string | null;
	/** 代決: `required`, then `done`; null otherwise. */
	viewing: string | null;
	viewed_act: string | null;
}
/** What the 代表団体 has set for the sign-off of a section. */
export interface SignoffPolicyRow {
	plan: string;
	key: string;
	/** JSON list of capacities. */
	deciding: string;
	freezing: string;
	check_first: number;
	/** ISO date in Japan. */
	due_on: string | null;
	seat: string;
	at: string;
}
/** A prepared act that waits for its commit. */
export interface SigningIntentRow {
	nonce: string;
	plan: string;
	seat: string;
	/** Id of the session that prepared it: no other may commit it. */
	session: string;
	/** Canonical JSON of the SigningIntent. */
	intent: string;
	/** base64url of the SHA-256 over the intent's text. */
	challenge: string;
	expires_at: string;
	used_at: string | null;
}
/** One act as it was recorded; never changed. */
export interface SigningActRow {
	id: string;
	plan: string;
	/** From 1 in each plan, without gaps: the number on the receipt. */
	number: number;
	act: string;
	body: string;
	seat: string;
	/** Canonical JSON of the SigningIntent. */
	intent: string;
	challenge: string;
	/** JSON of the SigningEvidence. */
	evidence: string;
	at: string;
}
/** A passkey of a person. `id` and `public_key` (COSE) are base64url. */
export interface PasskeyRow {
	id: string;
	person: string;
	public_key: string;
	/** JSON list. */
	transports: string;
	label: string;
	/** Host for which it was made. */
	rp_id: string;
	counter: number;
	/** 1 where it may stand on several devices of the person. */
	backed_up: number;
	created_at: string;
	last_used_at: string | null;
	revoked_at: string | null;
	/** `passkey` or `sign-in`: what it was registered with; null for those from before that was kept. */
	enrolled_by: string | null;
	/** From when on it is ended by a proof alone (ISO 8601). */
	settled_from: string;
	/** When its person said that it is lost; null again once it was used. */
	lost_at: string | null;
}
/** The challenge of a new passkey. */
export interface PasskeyChallengeRow {
	challenge: string;
	person: string;
	session: string;
	expires_at: string;
	/** The name under which alone it is registered. */
	label: string;
	/** JSON of the proof by another passkey; null where the sign-in alone has to do. */
	proof: string | null;
}
/** A challenge by which a passkey proves that another is registered, or that one is ended. */
export interface PasskeyProofRow {
	challenge: string;
	person: string;
	session: string;
	/** Canonical JSON of the PasskeyIntent. */
	intent: string;
	expires_at: string;
}
/** 軽微な修正 as the 代表団体 declared it. */
export interface CorrectionRow {
	id: string;
	plan: string;
	part: string;
	from_seq: number;
	from_hash: string;
	to_seq: number;
	to_hash: string;
	/** JSON list of the ids of the sign-offs that it was declared for: those that stood until the corrected words were frozen. */
	signoffs: string;
	reason: string;
	seat: string;
	at: string;
	/** Last day on which a body may object (ISO date in Japan). */
	object_until: string;
	/** JSON list of the ids of those that were carried over; empty where it ended and carried none, null while it is open. */
	carried: string | null;
	/** When the period had passed and the sign-offs were carried over, or when a freeze of other words ended it before. */
	ended_at: string | null;
}
export interface CorrectionObjectionRow {
	correction: string;
	body: string;
	seat: string;
	text: string;
	at: string;
}
