/**
 * Close codes. Temporary ones make a stock client come again; it never reconnects after 4400 to 4499, so nothing
 * passing may use those.
 */
export const closeCode = {
	/** The server is restarting. */
	restarting: 1012,
	/** Load or commit failure, or too fast for too long. */
	tryLater: 1013,
	tooBig: 1009,
	malformed: 4400,
	notSignedIn: 4401,
	forbidden: 4403,
	unknown: 4404,
	/** This copy was refused, or belongs to a part that was replaced. */
	copyRefused: 4409,
	clientTooOld: 4426,
} as const;

export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** Whether a client must not come again with the same copy. */
export function isTerminal(code: number): boolean {
	return code >= 4400 && code <= 4499;
}
