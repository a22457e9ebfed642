import { createHash, randomBytes } from 'node:crypto';
import { deleteEnded, deleteSession, findSession, insertSession, type SessionFacts } from '../storage/sessions.ts';
import type { Db, Tx } from '../storage/tables.ts';

/** A signed-in person. `id` is the stored hash, never the cookie's token. */
export interface Session {
	readonly id: string;
	readonly personId: string;
	/** Name as shown. */
	readonly person: string;
}

/** Name of the session cookie; on https with the prefix that keeps other hosts of the domain from setting it. */
export function sessionCookieName(secure: boolean): string {
	return secure ? '__Host-renkei_session' : 'renkei_session';
}

/** A working day and the evening; whoever stays longer signs in again. */
const LIFETIME_MS = 14 * 60 * 60 * 1000;

// The name goes into the hash: a session issued as `__Host-…` is worth nothing under the plain name, which a
// neighbouring host of the same domain could set.
function sessionId(name: string, token: string): string {
	return createHash('sha256').update(`${name}=${token}`).digest('hex');
}

function cookiesOf(header: string): Map<string, string> {
	const pairs = header.split(';').map((pair) => pair.trim());
	const found = new Map<string, string>();
	for (const pair of pairs) {
		const at = pair.indexOf('=');
		if (at > 0 && !found.has(pair.slice(0, at))) {
			found.set(pair.slice(0, at), pair.slice(at + 1));
		}
	}
	return found;
}

/** The ids that a Cookie header may stand for, the safer name first. */
export function presentedIds(cookieHeader: string | undefined): string[] {
	if (cookieHeader === undefined || cookieHeader.length > 16_384) {
		return [];
	}
	const cookies = cookiesOf(cookieHeader);
	return [true, false].flatMap((secure) => {
		const name = sessionCookieName(secure);
		const token = cookies.get(name);
		return token !== undefined && /^[\w-]{43}$/.test(token) ? [sessionId(name, token)] : [];
	});
}

/** Clocks of one machine differ by no more (ms). */
const CLOCK_GRACE_MS = 10 * 60 * 1000;

/**
 * Whether a session counts now. One from the future was issued by a clock that stood wrong, and would last as much too
 * long.
 */
export function isCurrent(session: Pick<SessionFacts, 'createdAt' | 'expiresAt'>, now: Date): boolean {
	return session.expiresAt > now.toISOString() && new Date(session.createdAt).getTime() <= now.getTime() + CLOCK_GRACE_MS;
}

/** Whether a session that opened a connection is still one: it may have been signed out, or have run out. */
export async function isSignedIn(db: Db | Tx, session: Session, now: Date): Promise<boolean> {
	const found = await findSession(db, session.id);
	return found !== null && isCurrent(found, now);
}

/**
 * The session of a request.
 * @param cookieHeader the raw Cookie header
 * @returns null when there is none, or it ended
 */
export async function sessionOf(db: Db | Tx, cookieHeader: string | undefined, now: Date): Promise<SessionFacts | null> {
	for (const id of presentedIds(cookieHeader)) {
		const found = await findSession(db, id);
		if (found !== null && isCurrent(found, now)) {
			return found;
		}
	}
	return null;
}

/** A new session and the header that hands it to the browser. */
export interface IssuedSession {
	readonly id: string;
	readonly setCookie: string;
}

/**
 * Issues a session: 256 bits from the system's generator, of which only the SHA-256 is stored.
 *
 * SameSite=Strict: the page itself is the same file for everybody and every call for data comes from it, so a link in a
 * mail still opens signed in, while no foreign page can make a request that carries the cookie.
 */
export async function issueSession(
	tx: Tx,
	session: { readonly person: string; readonly secure: boolean; readonly now: Date; readonly lifetimeMs?: number },
): Promise<IssuedSession> {
	await deleteEnded(tx, session.now.toISOString());
	const { lifetimeMs = LIFETIME_MS } = session;
	const name = sessionCookieName(session.secure);
	const token = randomBytes(32).toString('base64url');
	const id = sessionId(name, token);
	await insertSession(tx, {
		id,
		person: session.person,
		created_at: session.now.toISOString(),
		expires_at: new Date(session.now.getTime() + lifetimeMs).toISOString(),
	});
	return { id, setCookie: cookieLine(name, token, session.secure, lifetimeMs / 1000) };
}

function cookieLine(name: string, token: string, secure: boolean, seconds: number): string {
	return `${name}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

/** The header that takes the cookie away. */
export function clearedCookie(secure: boolean): string {
	return cookieLine(sessionCookieName(secure), '', secure, 0);
}

/** Ends whatever sessions a request presents: at sign-out, and at sign-in so that no id known before it stays alive. */
export async function endSessions(tx: Tx, cookieHeader: string | undefined): Promise<void> {
	for (const id of presentedIds(cookieHeader)) {
		await deleteSession(tx, id);
	}
}
