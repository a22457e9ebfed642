/** Words that were written and then refused, kept on this device until their writer discards them. */
export interface Draft {
	readonly id: string;
	readonly part: string;
	/** Where it was, as the page named it; empty when the page did not. */
	readonly title: string;
	/** Code of the closed list of refusals. */
	readonly code: string;
	/** Passages and values as plain text, blocks separated by line breaks. */
	readonly text: string;
	/** ms since the epoch */
	readonly at: number;
}
