import { type Clock, dayInJapan } from '../clock.ts';
import { readRightsStamp } from '../storage/rights-stamp.ts';
import type { SessionFacts } from '../storage/sessions.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { type Grant, grantOf, grantOfSeat } from './grants.ts';
import { isCurrent, isSignedIn, presentedIds, type Session, sessionOf } from './sessions.ts';

/** Sessions and grants as `sessions.ts` and `grants.ts` find them, asked again only when something that they depend on has changed. */
export interface Rights {
	/** See {@link sessionOf}. */
	session(cookieHeader: string | undefined): Promise<Session | null>;
	/** See {@link grantOf}. */
	ofSession(session: Session, part: string): Promise<Grant | null>;
	/** What is known now, without asking: to be used only under its stamp, which the appending transaction compares. */
	held(): HeldGrants;
	/** See {@link grantOfSeat}: for re-reading inside the transaction that appends. */
	inside(tx: Tx): Promise<(writer: Writer, part: string) => Promise<WriterGrant>>;
}

/** Grants as they were read under one stamp. */
export interface HeldGrants {
	readonly stamp: number;
	/** Undefined when it is not known. */
	grantOf(writer: Writer, part: string): WriterGrant | undefined;
}

/** Who writes: a session, acting from a seat. */
export interface Writer {
	readonly session: Session;
	readonly seat: string;
}

/** Null when the seat may not even read; a session may have ended while its words were on their way. */
export type WriterGrant = Grant | null | 'signed-out';

/** Grants kept at most; then all are asked anew. */
const MOST_KEPT = 20_000;

/** A seat counts from its first to its last day in Japan. */
export function createRights(db: Db, clock: Clock): Rights {
	const today = (): string => dayInJapan(clock.now());
	let kept = new Map<string, Promise<unknown>>();
	let sessions = new Map<string, SessionFacts>();
	let inside = new Map<string, WriterGrant>();
	let stamp = 0;
	let day = '';

	/** Forgets what was read under another stamp or on another day. */
	const settle = async (reader: Db | Tx): Promise<void> => {
		const version = await readRightsStamp(reader);
		if (version !== stamp || today() !== day || kept.size > MOST_KEPT) {
			stamp = version;
			day = today();
			kept = new Map();
			sessions = new Map();
			inside = new Map();
		}
	};
	const keep = <T>(key: string, read: () => Promise<T>): Promise<T> => {
		const known = kept.get(key) as Promise<T> | undefined;
		if (known !== undefined) {
			return known;
		}
		const into = kept;
		const coming = read();
		into.set(key, coming);
		coming.catch(() => into.delete(key));
		return coming;
	};
	/** A session that was found before, of those that a request presents. */
	const knownSession = (cookieHeader: string | undefined, now: Date): SessionFacts | null => {
		const [known] = presentedIds(cookieHeader).flatMap((id) => sessions.get(id) ?? []);
		return known !== undefined && isCurrent(known, now) ? known : null;
	};
	return {
		async session(cookieHeader) {
			await settle(db);
			const into = sessions;
			const now = clock.now();
			const found = knownSession(cookieHeader, now) ?? (await sessionOf(db, cookieHeader, now));
			if (found !== null) {
				into.set(found.id, found);
			}
			return found;
		},
		async ofSession(session, part) {
			await settle(db);
			return keep(`session ${session.id} ${part}`, () => grantOf(db, { session, part, today: today() }));
		},
		async inside(tx) {
			await settle(tx);
			const into = inside;
			return async (writer, part) => {
				const grant = await keep(`inside ${keyOf(writer, part)}`, async (): Promise<WriterGrant> => {
					const { session, seat } = writer;
					const isIn = await isSignedIn(tx, session, clock.now());
					return isIn ? grantOfSeat(tx, { seat, part, today: today() }) : 'signed-out';
				});
				into.set(keyOf(writer, part), grant);
				return grant;
			};
		},
		held() {
			const known = today() === day ? inside : new Map<string, WriterGrant>();
			return { stamp, grantOf: (writer, part) => known.get(keyOf(writer, part)) };
		},
	};
}

const keyOf = ({ session, seat }: Writer, part: string): string => `${session.id} ${seat} ${part}`;
