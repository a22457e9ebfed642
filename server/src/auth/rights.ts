import { type Clock, dayInJapan } from '../clock.ts';
import { readRightsStamp } from '../storage/rights-stamp.ts';
import type { SessionFacts } from '../storage/sessions.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { type Grant, grantOf, grantOfSeat } from './grants.ts';
import { isCurrent, presentedIds, type Session, sessionOf } from './sessions.ts';

/** Sessions and grants as `sessions.ts` and `grants.ts` find them, asked again only when something that they depend on has changed. */
export interface Rights {
	/** See {@link sessionOf}. */
	session(cookieHeader: string | undefined): Promise<Session | null>;
	/** See {@link grantOf}. */
	ofSession(session: Session, part: string): Promise<Grant | null>;
	/** What is known now, without asking: to be used only under its stamp, which the appending transaction compares. */
	held(): HeldGrants;
	/** See {@link grantOfSeat}: for re-reading inside the transaction that appends. */
	inside(tx: Tx): Promise<(seat: string, part: string) => Promise<Grant | null>>;
}

/** Grants as they were read under one stamp. */
export interface HeldGrants {
	readonly stamp: number;
	/** Undefined when it is not known. */
	grantOf(seat: string, part: string): Grant | null | undefined;
}

/** Grants kept at most; then all are asked anew. */
const MOST_KEPT = 20_000;

/** A seat counts from its first to its last day in Japan. */
export function createRights(db: Db, clock: Clock): Rights {
	const today = (): string => dayInJapan(clock.now());
	let kept = new Map<string, Promise<Grant | null>>();
	let sessions = new Map<string, SessionFacts>();
	let inside = new Map<string, Grant | null>();
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
	const keep = (key: string, read: () => Promise<Grant | null>): Promise<Grant | null> => {
		const known = kept.get(key);
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
			return async (seat, part) => {
				const key = `${seat} ${part}`;
				const grant = await keep(`seat ${key}`, () => grantOfSeat(tx, { seat, part, today: today() }));
				into.set(key, grant);
				return grant;
			};
		},
		held() {
			const known = today() === day ? inside : new Map<string, Grant | null>();
			return { stamp, grantOf: (seat, part) => known.get(`${seat} ${part}`) };
		},
	};
}
