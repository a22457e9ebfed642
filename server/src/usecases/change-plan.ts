import { accept, type Json, type Refusal, type Result, type RuleChange } from '@renkei/plan';
import { type PlanGrant, planGrantOf } from '../auth/plan-grants.ts';
import type { Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';
import { type ActKind, recordAct } from './journal.ts';
import { notePlanChange } from './notices/raise-plan.ts';

/** One change of what a plan narrows or who sits on it. */
export interface PlanChange {
	/** Why this seat may not, or null. */
	readonly refusal: (grant: PlanGrant) => Refusal | null;
	/** Decides and writes. @returns what the journal says, or null when nothing changed */
	readonly write: (tx: Tx, grant: PlanGrant) => Promise<Result<Noted | null>>;
}

/** What the journal says of a change. */
export interface Noted {
	readonly kind: ActKind;
	readonly detail: string;
	/** The seat that was given. */
	readonly given?: string;
	/** The sections whose sign-off has other rules, with those before. */
	readonly rules?: readonly RuleChange[];
	/** What the log is to hold of it besides the words. */
	readonly more?: { readonly [key: string]: Json };
}

/** The shape that every change of a plan has: load, refuse or write with the journal, commit, tell. */
export async function changePlan(deps: Deps, ask: Asker & { readonly plan: string }, change: PlanChange): Promise<Result<null>> {
	const { session, moment, plan } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<null>> => {
		const grant = await planGrantOf(tx, { session, plan, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const refusal = change.refusal(grant);
		if (refusal !== null) {
			return { ok: false, refusal };
		}
		const written = await change.write(tx, grant);
		if (!written.ok) {
			return written;
		}
		if (written.value !== null) {
			const { given, rules, more, ...said } = written.value;
			const act = { ...said, id: deps.newId(), plan, part: null, seat: grant.seat.id, at: moment.at };
			await recordAct(tx, act, more);
			await notePlanChange(tx, { newId: deps.newId, grant, given, rules }, act);
		}
		return accept(null);
	});
	if (done.ok) {
		await announce(deps, plan, [{ plan, about: 'plan', part: null }]);
	}
	return done;
}
