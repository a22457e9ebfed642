import { closeCode } from '@renkei/sync-protocol';

/** What becomes of unacknowledged words when the server has closed for good. */
export interface AfterClose {
	/** The same words may be sent another day: after signing in again, or by a newer page. */
	readonly anotherDay: boolean;
	/** What an earlier page left on this device could not be judged by the server, and never will be. */
	readonly alsoUnsent: boolean;
	/** Code of the refusal that a draft of them names. */
	readonly refusal: string;
}

/** The meaning of a close code for good. */
export function afterClose(code: number): AfterClose {
	switch (code) {
		case closeCode.notSignedIn:
			return { anotherDay: true, alsoUnsent: false, refusal: 'not-signed-in' };
		case closeCode.clientTooOld:
			return { anotherDay: true, alsoUnsent: false, refusal: 'client-too-old' };
		case closeCode.forbidden:
		case closeCode.unknown:
			// Whoever wrote here knows that the part exists.
			return { anotherDay: false, alsoUnsent: true, refusal: 'forbidden' };
		default:
			return { anotherDay: false, alsoUnsent: false, refusal: 'malformed' };
	}
}
