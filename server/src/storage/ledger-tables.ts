/** One entry of a plan's log; never changed. */
export interface LedgerEntryRow {
	plan: string;
	/** From 0, without gaps: the index of its leaf. */
	number: number;
	kind: string;
	/** Id of the act of the plan that it stands for, or null. */
	act: string | null;
	/** Canonical JSON of the LedgerEntry: the data of its leaf. */
	entry: string;
	/** base64url; goes into the digest, so that nobody can guess a detail from it. */
	salt: string;
	/** Canonical JSON. */
	detail: string;
}
/** Where a plan's log ends; follows from its entries and spares reading them. */
export interface LedgerHeadRow {
	plan: string;
	size: number;
	/** JSON list of the roots of its perfect subtrees, base64, greatest first. */
	peaks: string;
	/** Time of the last entry. */
	at: string;
}
/** A checkpoint that was signed; never changed. */
export interface LedgerCheckpointRow {
	plan: string;
	size: number;
	/** C2SP signed note. */
	note: string;
	at: string;
}
/** A key pair of checkpoints (Ed25519, base64). The newest is in force. */
export interface LedgerKeyRow {
	number: number;
	public: string;
	secret: string | null;
	since: string;
}
