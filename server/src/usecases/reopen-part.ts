import { accept, decideReopen, type Result } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { writeOpen } from '../storage/part-lock.ts';
import type { Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';
import { recordAct } from './journal.ts';
import { noteReopening } from './notices/raise-parts.ts';

/** Opens a frozen part again, with a reason that everybody can read. */
export async function reopenPart(
	deps: Deps,
	ask: Asker & { readonly part: string; readonly reason: string },
): Promise<Result<null>> {
	const { session, moment, part } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string }>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const reopened = await recordReopening(tx, { grant, reason: ask.reason, at: moment.at, newId: deps.newId });
		return reopened.ok ? accept({ plan: grant.plan.id }) : reopened;
	});
	if (!done.ok) {
		return done;
	}
	const { plan } = done.value;
	await announce(deps, plan, [
		{ plan, about: 'plan', part },
		{ plan, about: 'signoffs', part },
	]);
	return accept(null);
}

/** Reopens inside a transaction. Whoever may freeze a part may reopen it. */
export async function recordReopening(
	tx: Tx,
	ask: { readonly grant: Grant; readonly reason: string; readonly at: string; newId(): string },
): Promise<Result<null>> {
	const { grant, at } = ask;
	const refused = await refusalFor(tx, grant, 'freeze');
	if (refused !== null) {
		return { ok: false, refusal: refused };
	}
	const decided = decideReopen(grant.part.lock, ask.reason);
	if (!decided.ok) {
		return decided;
	}
	const { reason } = decided.value;
	const by = { part: grant.part.id, seat: grant.seat.id, at };
	await writeOpen(tx, by.part, { at, by: by.seat, reason });
	const id = ask.newId();
	await recordAct(tx, { ...by, id, plan: grant.plan.id, kind: 'reopen', detail: reason });
	await noteReopening(tx, ask, id);
	return accept(null);
}
