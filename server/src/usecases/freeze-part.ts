import { accept, contentHashOf, decideFreeze, type PartContent, type Result, type Template } from '@renkei/plan';
import { type Grant, grantOf } from '../auth/grants.ts';
import { refusalFor } from '../auth/refusals.ts';
import { derivePart, sha256Hex } from '../read-model/derive.ts';
import { insertFreeze } from '../storage/freezes.ts';
import { writeContents } from '../storage/part-contents.ts';
import { writeFrozen } from '../storage/part-lock.ts';
import { lastCommit, readCommitted } from '../storage/part-log.ts';
import { lapseOthers } from '../storage/signoffs.ts';
import type { Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { endOutdated } from './corrections/carry-over.ts';
import { type Asker, announce, type Deps, unknown } from './deps.ts';
import { nameOfWholeFreeze, shownAtFreeze } from './freeze-whole.ts';
import { recordAct } from './journal.ts';
import { noteFreeze } from './notices/raise-parts.ts';
import { recordRevision } from './record-revision.ts';

/** The frozen words and where in the log they stand. */
export interface Frozen {
	readonly seq: number;
	readonly contentHash: string;
	readonly content: PartContent;
}

/** Closes a part at its last commit, to be signed. */
export async function freezePart(deps: Deps, ask: Asker & { readonly part: string }): Promise<Result<Frozen>> {
	const { session, moment, part } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Frozen & { plan: string }>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const frozen = await recordFreeze(tx, { grant, at: moment.at, newId: deps.newId, template: deps.template });
		if (!frozen.ok) {
			return frozen;
		}
		const of = { plan: grant.plan.id, part, seat: grant.seat.id };
		const name = await nameOfWholeFreeze(tx, grant);
		await recordRevision(tx, { ...of, kind: 'freeze', name, at: moment.at }, deps.newId);
		return accept({ ...frozen.value, plan: of.plan });
	});
	if (!done.ok) {
		return done;
	}
	const { plan, ...frozen } = done.value;
	await announce(deps, plan, [
		{ plan, about: 'plan', part },
		{ plan, about: 'signoffs', part },
	]);
	return accept(frozen);
}

/**
 * Freezes inside a transaction: the log is read there, so that no edit can come between the words and the lock. The
 * lapse of sign-offs with other words becomes final.
 */
export async function recordFreeze(
	tx: Tx,
	ask: { readonly grant: Grant; readonly at: string; readonly template: Template; newId(): string },
): Promise<Result<Frozen>> {
	const { grant, at } = ask;
	const refused = await refusalFor(tx, grant, 'freeze');
	if (refused !== null) {
		return { ok: false, refusal: refused };
	}
	const decided = decideFreeze(grant.part.lock);
	if (!decided.ok) {
		return decided;
	}
	const part = grant.part.id;
	const committed = await readCommitted(tx, part);
	const derived = derivePart(ask.template, grant.part, committed, await lastCommit(tx, part, committed.seq));
	derived.doc.destroy();
	const { row } = derived;
	await writeContents(tx, [row]);
	const content = { ...derived.content, shown: await shownAtFreeze(tx, ask.template, grant) };
	const hash = contentHashOf(content, sha256Hex);
	const freeze = { part, seq: row.seq, hash, content: JSON.stringify(content), text: row.text, at };
	await insertFreeze(tx, { ...freeze, id: ask.newId(), seat: grant.seat.id });
	await writeFrozen(tx, part, { ...freeze, by: grant.seat.id });
	await lapseOthers(tx, freeze);
	await endOutdated(tx, { part: grant.part, hash, at, newId: ask.newId });
	const act = { id: ask.newId(), plan: grant.plan.id, part, seat: grant.seat.id, kind: 'freeze' as const, detail: '', at };
	await recordAct(tx, act, { seq: row.seq, hash });
	await noteFreeze(tx, ask, hash);
	return accept({ seq: row.seq, contentHash: hash, content });
}
