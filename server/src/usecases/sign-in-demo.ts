import { accept, type Result } from '@renkei/plan';
import { issueSession } from '../auth/sessions.ts';
import { dayInJapan } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { chooseSeat } from '../storage/sessions.ts';
import { inTransaction } from '../storage/transaction.ts';
import { announce, type Deps, unknown } from './deps.ts';
import { recordSignOut } from './sign-out.ts';

/** A person just signed in and the header that hands the session to the browser. */
export interface SignedIn {
	readonly personId: string;
	readonly person: string;
	readonly setCookie: string;
}

/**
 * One-click sign-in of the demo. In production this door does not exist. Sessions that the request brought along end
 * here, so that an id planted in a browser beforehand is never the one that is signed in.
 */
export async function signInDemo(
	deps: Deps,
	ask: { readonly seat: string; readonly cookieHeader: string | undefined },
): Promise<Result<SignedIn>> {
	if (deps.mode !== 'demo') {
		return unknown();
	}
	const now = deps.clock.now();
	const done = await inTransaction(deps.db, async (tx): Promise<Result<SignedIn & { left: readonly string[] }>> => {
		const [seat] = await findSeats(tx, { seat: ask.seat, today: dayInJapan(now) });
		if (seat === undefined) {
			return unknown();
		}
		const left = await recordSignOut(tx, ask.cookieHeader, now);
		const { personId, person, plan } = seat;
		const { id, setCookie } = await issueSession(tx, { person: personId, secure: deps.secure, now });
		await chooseSeat(tx, { session: id, plan, seat: seat.id });
		return accept({ personId, person, setCookie, left });
	});
	if (!done.ok) {
		return done;
	}
	const { left, ...signedIn } = done.value;
	for (const plan of left) {
		await announce(deps, plan, []);
	}
	return accept(signedIn);
}
