/** What can be wrong with an archive. Words for each are the shell's. */
export const faultCodes = [
	// Files as such.
	'file-missing',
	'file-unreadable',
	'file-altered',
	'file-unlisted',
	'manifest-altered',
	'about-differs',
	// The log and the checkpoint that came with it.
	'entry-unreadable',
	'entry-order',
	'entry-plan',
	'entry-time',
	'entry-altered',
	'detail-altered',
	'detail-hidden',
	'detail-unreadable',
	'tail-cut',
	'entry-added',
	'checkpoint-altered',
	'key-unknown',
	'key-other',
	'key-unhanded',
	'export-missing',
	// Checkpoints that were kept elsewhere.
	'outside-unreadable',
	'outside-other',
	'outside-newer',
	'outside-differs',
	'outside-unsigned',
	// Acts of signing.
	'act-missing',
	'act-altered',
	'act-unknown',
	'act-number',
	'act-inconsistent',
	'challenge-wrong',
	'statement-wrong',
	'assertion-wrong',
	'passkey-unregistered',
	'passkey-differs',
	'enrolment-wrong',
	// Words, parts and what the sign-offs are now.
	'words-missing',
	'words-altered',
	'words-never-frozen',
	'part-altered',
	'part-lock',
	'part-undecided',
	'signoff-missing',
	'signoff-altered',
	'signoff-unknown',
	'journal-differs',
	// Nothing that was thought of: the check itself came to an end.
	'unreadable',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** The first thing that is wrong. */
export interface Fault {
	readonly code: FaultCode;
	/** Path in the archive; `checkpoint:1` and on for checkpoints that were handed in. */
	readonly file: string;
	/** Which entry of the log or which row of a list, from 0; null for a file as a whole. */
	readonly entry: number | null;
	/** What exactly, in technical words: a name of a member, a path, an id. */
	readonly detail: string;
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export const sound = <T>(value: T): Checked<T> => ({ ok: true, value });

export function faultOf(code: FaultCode, file: string, detail: string, entry: number | null = null): Fault {
	return { code, file, entry, detail };
}

export function faulty(...of: Parameters<typeof faultOf>): { readonly ok: false; readonly fault: Fault } {
	return { ok: false, fault: faultOf(...of) };
}

/** The first fault of some checks, in their order; later ones are not made. */
export function firstFault(checks: readonly (() => Fault | null)[]): Fault | null {
	for (const check of checks) {
		const fault = check();
		if (fault !== null) {
			return fault;
		}
	}
	return null;
}
