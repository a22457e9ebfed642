/** What a check can find wrong. It says where and what, never which words stand there. */
export type FaultKind =
	/** The file as a database: SQLite's own check, or a read that failed. */
	| 'database'
	/** Written by a newer program, whose tables this one does not know. */
	| 'newer'
	/** Something belongs to a part that no plan has. */
	| 'orphan'
	/** The template has no such part. */
	| 'template'
	/** Rows of a part could not be read at all. */
	| 'unreadable'
	/** Rows from this position to the one in `detail` are not there. */
	| 'row-missing'
	| 'row-hash'
	/** The bytes are as they were written and yet no update. */
	| 'row-bytes'
	/** From here on something waits for an update that never comes. */
	| 'row-gap'
	/** A row after the last position that the part knows of. */
	| 'row-beyond'
	| 'checkpoint-hash'
	| 'checkpoint'
	| 'content'
	| 'content-words'
	| 'freeze'
	| 'freeze-words'
	/** A freeze of the plan as a whole names other words than stood in this part. */
	| 'manifest'
	/** A kept state of the plan, or somebody's mark of what they have seen, names other words than stood there. */
	| 'revision'
	/** A part is closed at words that no freeze holds. */
	| 'lock'
	/** A sign-off names words that were never frozen. */
	| 'signoff'
	/** The log of a plan does not hang together, or does not hold an act of signing, a freeze or a reopening as it stands. */
	| 'ledger';

/** One thing that is wrong. */
export interface Fault {
	readonly kind: FaultKind;
	/** Part, its section and body; null where the fault is of no single part. */
	readonly part: { readonly id: string; readonly key: string; readonly body: string | null } | null;
	/** Position in the part's log, where there is one. */
	readonly seq: number | null;
	/** Words of SQLite's own check, an id or a position; never content. */
	readonly detail: string | null;
}

/** What was looked at. */
export interface Counts {
	readonly plans: number;
	readonly parts: number;
	readonly rows: number;
}

/** The outcome of a check; without faults the data is whole. */
export interface Findings {
	readonly counts: Counts;
	/** By part in plan order, and within a part by position: the first is where to look first. */
	readonly faults: readonly Fault[];
}
