/**
 * What may be said about saving. Nothing else may be: each kind is one row of the table of permitted words.
 * Times are milliseconds since the epoch.
 */
export type SaveState =
	/** Nothing is open, or nothing has been loaded yet: say nothing. */
	| { readonly kind: 'none' }
	| { readonly kind: 'typing' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'saved'; readonly at: number }
	/** No acknowledgement for more than five seconds while connected. */
	| { readonly kind: 'waiting'; readonly changes: number }
	/** Not connected; `changes` may be 0, then nothing of this person's is at risk. */
	| { readonly kind: 'offline'; readonly changes: number; readonly savedAt: number | null }
	/** The server refused what was written; the words were kept as `draft` (null when only deletions were refused). */
	| {
			readonly kind: 'refused';
			readonly part: string;
			readonly code: string;
			readonly text: string;
			readonly at: number;
			readonly draft: string | null;
	  }
	/** This part can no longer be reached with this page: signed out, no right, unknown, page too old. */
	| { readonly kind: 'gone'; readonly code: number };
