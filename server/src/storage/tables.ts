import type { Kysely, Transaction } from 'kysely';
import type { LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow, LedgerKeyRow } from './ledger-tables.ts';
import type { MailChoiceRow, MailRow, NoticeRow } from './notice-tables.ts';
import type { ReminderRow } from './reminder-tables.ts';
import type {
	CommentEditRow,
	CommentRow,
	CounterProposalRow,
	MentionRow,
	ReactionRow,
	ReviewRoundRow,
	StockPhraseRow,
	ThreadRow,
} from './review-tables.ts';
import type {
	CorrectionObjectionRow,
	CorrectionRow,
	PasskeyChallengeRow,
	PasskeyProofRow,
	PasskeyRow,
	SigningActRow,
	SigningIntentRow,
	SignoffPolicyRow,
	SignoffRow,
} from './signing-tables.ts';

export type * from './ledger-tables.ts';
export type * from './notice-tables.ts';
export type * from './reminder-tables.ts';
export type * from './review-tables.ts';
export type * from './signing-tables.ts';

/**
 * Portable columns (SQLite now, PostgreSQL by the same queries later): text keys, integer 0/1 flags, text for JSON and
 * ISO 8601 times in UTC, blobs for Yjs bytes.
 */
export interface PlanRow {
	id: string;
	title: string;
	scheme: number;
	edition: string;
	/** Party code of the 代表団体, or null. */
	representative: string | null;
	drafting_allowed: number;
	/** 1 for the 練習用 demo plan. */
	practice: number;
	position: number;
	created_at: string;
}
export interface SuggestOnlyRow {
	plan: string;
	key: string;
}
export interface PartyRow {
	plan: string;
	code: string;
	name: string;
	short_name: string;
	kind: string;
	membership: string;
	place: string | null;
}
export interface PersonRow {
	id: string;
	name: string;
}
export interface SeatRow {
	id: string;
	plan: string;
	party: string;
	person: string;
	post: string;
	role: string;
	/** First and last day (JST, ISO date); `to_day` null while open. */
	from_day: string;
	to_day: string | null;
	/** JSON of the demo's sign-in card, or null. */
	card: string | null;
	/** 専決・代決: the clause or document that gives the right. */
	delegation: string | null;
}
export interface PartRow {
	id: string;
	plan: string;
	key: string;
	body: string | null;
	position: number;
	/** Position of the newest committed update; 0 before the first. */
	last_seq: number;
	/** `open` or `frozen`; the columns below belong to the one or the other. */
	lock: string;
	frozen_seq: number | null;
	frozen_hash: string | null;
	frozen_at: string | null;
	frozen_by: string | null;
	reopened_at: string | null;
	reopened_by: string | null;
	reopened_reason: string | null;
}
/** The truth: append-only, one row per writer and commit; old rows of one seat are folded together (decision 017). */
export interface PartUpdateRow {
	part: string;
	seq: number;
	bytes: Uint8Array;
	/** Seat that wrote; null for the server's own seed. */
	seat: string | null;
	at: string;
	/** Hex SHA-256 of `bytes`: Yjs has no integrity check of its own. */
	sha256: string;
	/** The first commit of a folded row, and its time; null in a row of one commit. */
	first: number | null;
	began: string | null;
}
export interface PartCheckpointRow {
	part: string;
	/** Everything up to this position is inside. */
	seq: number;
	bytes: Uint8Array;
	sha256: string;
	at: string;
}
/** A Yjs clientID belongs to the person of its first update or awareness on that part; a refused one stays refused. */
export interface PartClientRow {
	part: string;
	client: number;
	person: string;
	refused: number;
}
/** Read model, derived after commits. */
export interface PartContentRow {
	part: string;
	seq: number;
	content: string;
	text: string;
	hash: string;
	missing: string;
	empty: number;
	at: string;
}
/** Frozen words, never changed. */
export interface PartFreezeRow {
	id: string;
	part: string;
	seq: number;
	hash: string;
	content: string;
	text: string;
	seat: string;
	at: string;
}
/** The plan's journal: append-only. */
export interface ActRow {
	id: string;
	plan: string;
	part: string | null;
	seat: string;
	kind: string;
	detail: string;
	at: string;
}
/** What a plan has found out about a figure of an edition; the journal keeps every answer before it. */
export interface FigureAnswerRow {
	plan: string;
	edition: string;
	figure: string;
	/** JSON of a string or number. */
	value: string;
	source: string;
	/** ISO date of the source. */
	sourced_on: string;
	seat: string;
	at: string;
}
/** A kept state of a whole plan. */
export interface RevisionRow {
	id: string;
	plan: string;
	/** From 1, in the order of time. */
	number: number;
	kind: string;
	name: string | null;
	/** The part that was frozen or signed, where it was one. */
	part: string | null;
	/** Who named, froze or signed; null for one that was kept by itself. */
	seat: string | null;
	at: string;
}
/** Where a part stood at a revision, if it had moved since the one before. */
export interface RevisionPartRow {
	plan: string;
	part: string;
	number: number;
	seq: number;
	hash: string;
	/** JSON: seats that have written in it since the one before. */
	writers: string;
}
/** Up to where a person has looked at a part. */
export interface PartSeenRow {
	person: string;
	part: string;
	seq: number;
	/** Of the content there: what has it again has not changed for this person. */
	hash: string;
	at: string;
}
export interface SessionRow {
	/** Hex SHA-256 of the cookie's token; the token itself is never stored. */
	id: string;
	person: string;
	created_at: string;
	expires_at: string;
}
export interface SessionSeatRow {
	session: string;
	plan: string;
	seat: string;
}
export interface MetaRow {
	key: string;
	value: string;
}

export interface RightsStampRow {
	id: number;
	/** Moves with every change of what rights depend on. */
	version: number;
}

export interface Tables {
	plan: PlanRow;
	suggest_only: SuggestOnlyRow;
	party: PartyRow;
	person: PersonRow;
	seat: SeatRow;
	part: PartRow;
	part_update: PartUpdateRow;
	part_checkpoint: PartCheckpointRow;
	part_client: PartClientRow;
	part_content: PartContentRow;
	part_freeze: PartFreezeRow;
	thread: ThreadRow;
	comment: CommentRow;
	comment_edit: CommentEditRow;
	mention: MentionRow;
	reaction: ReactionRow;
	counter_proposal: CounterProposalRow;
	review_round: ReviewRoundRow;
	stock_phrase: StockPhraseRow;
	notice: NoticeRow;
	mail_choice: MailChoiceRow;
	mail: MailRow;
	signoff: SignoffRow;
	signoff_policy: SignoffPolicyRow;
	signing_intent: SigningIntentRow;
	signing_act: SigningActRow;
	passkey: PasskeyRow;
	passkey_challenge: PasskeyChallengeRow;
	passkey_proof: PasskeyProofRow;
	correction: CorrectionRow;
	correction_objection: CorrectionObjectionRow;
	reminder: ReminderRow;
	act: ActRow;
	ledger_entry: LedgerEntryRow;
	ledger_head: LedgerHeadRow;
	ledger_checkpoint: LedgerCheckpointRow;
	ledger_key: LedgerKeyRow;
	figure_answer: FigureAnswerRow;
	revision: RevisionRow;
	revision_part: RevisionPartRow;
	part_seen: PartSeenRow;
	session: SessionRow;
	session_seat: SessionSeatRow;
	rights_stamp: RightsStampRow;
	meta: MetaRow;
}

/** The database, outside or inside a transaction. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
