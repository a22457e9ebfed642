import { canonicalJson } from '../canonical.ts';

/** How long after signing in the sign-in alone may register or end a passkey: whoever finds an unlocked screen later may not. */
export const FRESH_SIGN_IN_MS = 15 * 60 * 1000;
/**
 * How long whoever has lost a passkey waits until it may be ended without being proved, and how long one that rests on a
 * sign-in alone may be ended so: a weekend with a day to read the notice.
 */
export const UNPROVEN_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * How long a report that one is lost holds. One that was forgotten would for ever let whoever sits at the screen for a minute end
 * the passkey: the person hears of it when it is made, not months later.
 */
export const LOSS_HOLDS_MS = 30 * 24 * 60 * 60 * 1000;

/** How a passkey came to be: by a proof of another one, or by the sign-in alone. */
export const enrolments = ['passkey', 'sign-in'] as const;
export type Enrolment = (typeof enrolments)[number];

/** A passkey as far as ending it depends on it. Times are ISO 8601 UTC. */
export interface EndablePasskey {
	/** From when on nobody ends it without a proof, unless it was lost. */
	readonly settledFrom: string;
	/** When its person said that it is lost; null where they have not, or have used it since. */
	readonly lostAt: string | null;
}

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** Whether a sign-in is so recent that it counts as a proof. One from the future was noted by a clock that stood wrong. */
export function isFreshSignIn(signedInAt: string, now: string): boolean {
	return signedInAt <= now && now < later(signedInAt, FRESH_SIGN_IN_MS);
}

/**
 * From when on a new passkey is ended by a proof alone: what a sign-in alone has put there a sign-in alone takes away, for
 * some days. One that another vouches for is no older than that one.
 */
export function settledFrom(at: string, prover: Pick<EndablePasskey, 'settledFrom'> | null): string {
	if (prover === null) {
		return later(at, UNPROVEN_MS);
	}
	return prover.settledFrom > at ? prover.settledFrom : at;
}

/** Whether one is said to be lost now. */
export function isReportedLost(lostAt: string | null, now: string): lostAt is string {
	return lostAt !== null && now < later(lostAt, LOSS_HOLDS_MS);
}

/** From when on one that was said to be lost may be ended without a proof. */
export function lostUntil(lostAt: string): string {
	return later(lostAt, UNPROVEN_MS);
}

/** Whether a passkey may be ended by a sign-in alone. */
export function mayEndUnproven({ settledFrom: settled, lostAt }: EndablePasskey, now: string): boolean {
	return now < settled || (isReportedLost(lostAt, now) && lostUntil(lostAt) <= now);
}

/** What a person does with their passkeys, as a passkey of theirs proves it. */
export interface PasskeyIntent {
	readonly format: 'renkei.passkey.v1';
	readonly act: 'register' | 'end';
	/** The name of the new one, or the id of the one that is ended. */
	readonly subject: string;
	readonly person: string;
	/** SHA-256 of the stored id of the session. */
	readonly session: string;
	readonly rpId: string;
	/** 256 random bits, base64url; used once. */
	readonly nonce: string;
	readonly expiresAt: string;
}

/** The text whose SHA-256 is the challenge. Its first line keeps it from ever being that of an act of signing. */
export function passkeyIntentText(intent: PasskeyIntent): string {
	return `${intent.format}\n${canonicalJson({ ...intent })}`;
}
