import { accept, byPlace, type Result, type RoundKind, refuse, roundNames } from '@renkei/plan';
import { partRows } from '../../storage/parts.ts';
import { loadPlanFacts } from '../../storage/plan-facts.ts';
import { deleteDrafts, livingComments, roundsOfPlan, threadsOfRound, writeRelease } from '../../storage/rounds.ts';
import type { Tx } from '../../storage/tables.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { noteRelease } from '../notices/raise-rounds.ts';
import { recordRevision } from '../record-revision.ts';
import { mayCollect, refusedToCollect } from './change-round.ts';
import { figuresNow } from './figures-now.ts';
import { collectedGrant, type GrantedRound, roundGrant } from './round-grant.ts';
import { standingsOf } from './standing.ts';

type Ask = Asker & { readonly round: string };

/**
 * Releases a round: all of it is told to everybody at once, numbered in the order of the plan, on a state of the plan that
 * is kept with it in the same transaction, and with what stood there then.
 * @returns `content-changed` for a round that was released before, which changes nothing
 */
export async function releaseRound(deps: Deps, ask: Ask): Promise<Result<null>> {
	const found = await roundGrant(deps.db, ask);
	if (!found.ok) {
		return found;
	}
	const { grant } = found.value;
	const plan = grant.plan.id;
	await deps.readModel.catchUp(plan);
	const facts = await loadPlanFacts(deps.db, plan);
	// Figures are computed of whole sections, before the transaction that everybody's words wait for.
	const threads = await threadsOfRound(deps.db, ask.round);
	const figure = await figuresNow(deps.db, grant, { facts, threads });
	const done = await inTransaction(deps.db, async (tx): Promise<Result<readonly string[]>> => {
		const collected = await collectedGrant(tx, ask);
		if (!collected.ok) {
			return collected;
		}
		return mayCollect(collected.value.grant) ? release(tx, deps, ask, { ...collected.value, figure }) : refusedToCollect();
	});
	if (!done.ok) {
		return done;
	}
	const news = done.value.map((part) => ({ plan, about: 'threads' as const, part }));
	await announce(deps, plan, [{ plan, about: 'plan', part: null }, ...news]);
	return accept(null);
}

async function release(
	tx: Tx,
	deps: Deps,
	{ moment }: Ask,
	{ round, grant, figure }: GrantedRound & { readonly figure: (key: string) => string | null },
): Promise<Result<readonly string[]>> {
	const all = await threadsOfRound(tx, round.id);
	const said = new Set((await livingComments(tx, round.id)).map(({ thread }) => thread));
	const threads = all.filter(({ id }) => said.has(id));
	if (threads.length === 0) {
		return refuse('malformed', '指摘が一つもないため、出せません。先に指摘を付けてください。');
	}
	// Nobody is shown what its own party took back before the release.
	await deleteDrafts(
		tx,
		all.filter(({ id }) => !said.has(id)).map(({ id }) => id),
	);
	const { id: plan } = grant.plan;
	const parts = new Map((await partRows(tx, plan)).map((row) => [row.id, row]));
	const nameOf = (code: string) => grant.parties.find((party) => party.code === code)?.name ?? code;
	const standings = await standingsOf(tx, threads, parts, { template: deps.template, nameOf, figure });
	const ordered = threads
		.map(({ id, part, at }) => {
			const { offset = null, words = null } = standings.get(id) ?? {};
			return { thread: id, words, part: parts.get(part)?.position ?? 0, offset, at };
		})
		.sort(byPlace);
	const number = (await roundsOfPlan(tx, plan)).filter((one) => one.released_at !== null).length + 1;
	const names = roundNames({ kind: round.kind as RoundKind, number, title: round.title });
	const by = { seat: grant.seat.id, at: moment.at };
	const revision = await recordRevision(tx, { ...by, plan, kind: 'named', name: names.revision, part: null }, deps.newId);
	if (revision === null) {
		throw new Error('a named revision is always kept');
	}
	const items = ordered.map(({ thread, words }, at) => ({ thread, item: at + 1, before: words }));
	const released = { number, title: names.title, released_at: moment.at, revision: revision.id };
	await writeRelease(tx, round.id, released, items);
	const act = { id: deps.newId(), plan, part: null, kind: 'round-released' as const, detail: names.title };
	await recordAct(tx, { ...act, ...by });
	await noteRelease(tx, { newId: deps.newId, grant, at: moment.at }, round);
	return accept([...new Set(threads.map(({ part }) => part))]);
}
