/** Counts of one part's link; frames are update-bearing frames, times ms since the epoch. */
export interface LinkTally {
	/** Own changes that the server has not confirmed to be on disk. */
	readonly unsaved: number;
	/** When everything was last known to be on disk; null before. */
	readonly savedAt: number | null;
}

/** Where one part's link to the server stands. */
export type LinkState = LinkTally &
	(
		| /** No content yet. */ { readonly kind: 'opening' }
		| /** Connected and in step. */ { readonly kind: 'live' }
		| /** Lost; the page keeps its copy, editing goes on, the link comes back by itself. */ { readonly kind: 'offline' }
		| /** Refused; the words are being kept as a draft and a new copy is opened. */ {
				readonly kind: 'refused';
				readonly code: string;
				readonly text: string;
		  }
		| /** Ended for good with a close code: 4401, 4403, 4404, 4426 or 4400. */ { readonly kind: 'gone'; readonly code: number }
	);
