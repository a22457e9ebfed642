import { readRightsStamp } from '../storage/rights-stamp.ts';
import type { Db, Tx } from '../storage/tables.ts';
import { type Grant, grantOf, grantOfSeat } from './grants.ts';
import type { Session } from './sessions.ts';

/** Grants as `grants.ts` decides them, asked again only when something that they depend on has changed. */
export interface Rights {
	/** See {@link grantOf}. */
	ofSession(session: Session, part: string): Promise<Grant | null>;
	/** See {@link grantOfSeat}: for re-reading inside the transaction that appends. */
	inside(tx: Tx): Promise<(seat: string, part: string) => Promise<Grant | null>>;
}

/** Grants kept at most; then all are asked anew. */
const MOST_KEPT = 20_000;

/** @param today day in Japan (ISO date): a seat counts from its first to its last day */
export function createRights(db: Db, today: () => string): Rights {
	let kept = new Map<string, Promise<Grant | null>>();
	let under = '';

	/** Forgets what was read under another stamp or on another day. */
	const settle = async (reader: Db | Tx): Promise<void> => {
		const now = `${await readRightsStamp(reader)} ${today()}`;
		if (now !== under || kept.size > MOST_KEPT) {
			under = now;
			kept = new Map();
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
	return {
		async ofSession(session, part) {
			await settle(db);
			return keep(`session ${session.id} ${part}`, () => grantOf(db, { session, part, today: today() }));
		},
		async inside(tx) {
			await settle(tx);
			return (seat, part) => keep(`seat ${seat} ${part}`, () => grantOfSeat(tx, { seat, part, today: today() }));
		},
	};
}
