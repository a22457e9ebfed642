import { accept, type Result, refuse, reviewBounds } from '@renkei/plan';
import { type Grant, grantOf } from '../../auth/grants.ts';
import { refusalFor } from '../../auth/refusals.ts';
import { partiesOf } from '../../storage/grant-facts.ts';
import { readCommitted } from '../../storage/part-log.ts';
import { insertCounterProposal, openWholes, sameSuggestion } from '../../storage/suggestions.ts';
import type { Tx } from '../../storage/tables.ts';
import { countThreads, insertThread, newCommentColumns, newThreadColumns } from '../../storage/threads.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, type Deps, unknown } from '../deps.ts';
import { type DoneWithThread, noteThreads } from '../notices/raise-threads.ts';
import { collectedIn } from '../rounds/collected-in.ts';
import { type Spoken, tellOfThreads } from '../thread-grant.ts';
import { type NewSuggestion, type PieceAsked, piecesFor, wholeFor } from './new-suggestions.ts';

export interface ProposalAsked {
	/** The reason; may be empty. */
	readonly text: string;
	readonly pieces?: readonly PieceAsked[] | null | undefined;
	/** Base64 of a Yjs update on top of the part: the whole of it as it should be. */
	readonly whole?: string | null | undefined;
	/** Id of a round that the party collects. */
	readonly round?: string | null | undefined;
}

/**
 * Proposes wording: records that change nothing of the part, all or none. What this seat has proposed already and nobody
 * has decided is not proposed twice: an answer may get lost on its way.
 * @returns the ids of the threads
 */
export async function propose(
	deps: Deps,
	ask: Asker & { readonly part: string; readonly proposal: ProposalAsked },
): Promise<Result<readonly string[]>> {
	const { session, moment, part, proposal } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Spoken & { ids: readonly string[] }>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const refused = await refusalFor(tx, grant, 'suggest');
		if (refused !== null) {
			return { ok: false, refusal: refused };
		}
		const collected = await collectedIn(tx, grant, { round: proposal.round, kind: 'suggestion' });
		if (!collected.ok) {
			return collected;
		}
		const suggestions = await suggestionsFor(tx, deps, grant, proposal);
		if (!suggestions.ok) {
			return suggestions;
		}
		if ((await countThreads(tx, part)) + suggestions.value.length > reviewBounds.threadsPerPart) {
			return refuse('too-large', 'この部分の指摘は、これ以上増やせません。いまある指摘に返信してください。');
		}
		const ids: string[] = [];
		const begun: DoneWithThread[] = [];
		for (const suggestion of suggestions.value) {
			const known = await sameSuggestion(tx, { part, seat: grant.seat.id, ...suggestion });
			if (known === null) {
				begun.push(await write(tx, deps, { grant, moment, text: proposal.text }, { ...collected.value, ...suggestion }));
			}
			ids.push(known ?? begun.at(-1)?.thread ?? '');
		}
		await noteThreads(tx, { newId: deps.newId, grant, at: moment.at }, begun);
		return accept({ plan: grant.plan.id, part, draft: collected.value.draft_of !== null, ids });
	});
	if (done.ok) {
		await tellOfThreads(deps, done);
	}
	return done.ok ? accept(done.value.ids) : done;
}

async function suggestionsFor(
	tx: Tx,
	{ template }: Deps,
	{ part, plan }: Grant,
	{ pieces, whole }: ProposalAsked,
): Promise<Result<readonly NewSuggestion[]>> {
	const parties = await partiesOf(tx, plan.id);
	const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
	const bodies = parties.map(({ code }) => code);
	const proposedFor = { template, part, committed: await readCommitted(tx, part.id), nameOf, bodies };
	if (whole === null || whole === undefined) {
		return piecesFor(proposedFor, pieces ?? []);
	}
	if ((await openWholes(tx, part.id)) >= reviewBounds.wholesPerPart) {
		return refuse('too-large', '全体の案がすでにいくつも出ています。先にそれらを決めてもらってください。');
	}
	const made = wholeFor(proposedFor, whole);
	return made.ok ? accept([made.value]) : made;
}

async function write(
	tx: Tx,
	deps: Deps,
	by: Pick<Asker, 'moment'> & { readonly grant: Grant; readonly text: string },
	{ counter, ...columns }: NewSuggestion,
): Promise<DoneWithThread> {
	const { grant, moment, text } = by;
	const [id, comment, { at }] = [deps.newId(), deps.newId(), moment];
	const thread = { ...newThreadColumns, ...nowhere, kind: 'suggestion', ...columns, id, part: grant.part.id, state: 'open', at };
	await insertThread(tx, thread, { ...newCommentColumns, id: comment, thread: id, seat: grant.seat.id, text, at });
	if (counter !== undefined) {
		await insertCounterProposal(tx, { thread: id, ...counter });
	}
	return { thread: id, comment, asks: true };
}

const nowhere = { anchor_start: null, anchor_end: null, quote: null, words: null, before: null, after: null, twins: null };
