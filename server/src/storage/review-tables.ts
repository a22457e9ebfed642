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
	/** JSON of the value that a suggestion proposes for a field or cell; JSON null empties it. */
	value: string | null;
	/** What became of a suggestion: `accepted` or `declined`; by which seat. */
	outcome: string | null;
	outcome_by: string | null;
	outcome_at: string | null;
	/** What an accepted suggestion took the place of, in words. */
	outcome_before: string | null;
	/** Position of the log at which it was accepted. */
	outcome_seq: number | null;
	/** The round it belongs to, and its number in the round's table from the release on. */
	round: string | null;
	item: number | null;
	/** Party that collects the round; null once it is released, and for a thread by itself. */
	draft_of: string | null;
	/** How far an item has come; null is `open`. */
	status: string | null;
	status_by: string | null;
	status_at: string | null;
	/** The paragraph or value that it was about when the round was released. */
	block_before: string | null;
}
/** A round of comments. */
export interface ReviewRoundRow {
	id: string;
	plan: string;
	/** In the order of release; null while it is collected. */
	number: number | null;
	kind: string;
	title: string;
	/** Code of the party that collects it, and the seat that began it. */
	party: string;
	seat: string;
	created_at: string;
	released_at: string | null;
	/** Id of the revision that it was released on. */
	revision: string | null;
}
/** A whole part as a suggestion wants it. */
export interface CounterProposalRow {
	thread: string;
	/** Position and hash of the part from which the copy was made. */
	seq: number;
	hash: string;
	/** JSON of canonical prose. */
	prose: string;
	/** JSON of the snapshot of fields and rows. */
	snapshot: string;
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
/** Words that a party writes again and again, on whichever of its plans. */
export interface StockPhraseRow {
	id: string;
	/** Code of the party. */
	party: string;
	text: string;
	/** Seat that added it. */
	seat: string;
	at: string;
}
export interface MentionRow {
	comment: string;
	seat: string;
	/** When the name came to words that stood already; null: it was there from the beginning. */
	at: string | null;
}
export interface ReactionRow {
	comment: string;
	seat: string;
	kind: string;
	at: string;
}
