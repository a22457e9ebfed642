export interface ThreadRow {
	id: string;
	part: string;
	kind: string;
	state: string;
	anchor_start: string | null;
	anchor_end: string | null;
	quote: string | null;
	detached: number;
	replacement: string | null;
	at: string;
	resolved_by: string | null;
	resolved_at: string | null;
	/** The words as last found, and what stood around them; null: the quote, and nothing. */
	words: string | null;
	before: string | null;
	after: string | null;
	/** How often the quote stood elsewhere in the part when last looked at; null: nobody counted. */
	twins: number | null;
	/** `field`, `cell` or `figure`; null: words of the text where there is an anchor, else the whole part. */
	place: string | null;
	place_key: string | null;
	place_row: string | null;
	place_column: string | null;
	to_party: string | null;
	to_seat: string | null;
	/** ISO date in Japan. */
	due: string | null;
}
export interface CommentRow {
	id: string;
	thread: string;
	seat: string;
	/** Empty once deleted: a deleted wording is kept nowhere. */
	text: string;
	at: string;
	edited_at: string | null;
	deleted_at: string | null;
	/** `resolve` or `reopen` where it was said with that act. */
	act: string | null;
}
/** A wording that was replaced by its author; numbered from 1, `at` is when it had been written. */
export interface CommentEditRow {
	comment: string;
	number: number;
	text: string;
	at: string;
}
export interface MentionRow {
	comment: string;
	seat: string;
}
export interface ReactionRow {
	comment: string;
	seat: string;
	kind: string;
	at: string;
}
