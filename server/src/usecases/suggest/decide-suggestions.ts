import { admit, applyProposal, openDoc, type Proposal, readPart, valueNow, wordsNow } from '@renkei/part-doc';
import { accept, contentHashOf, type PartSpec, partSpecOf, type Result, refuse, valueWords } from '@renkei/plan';
import * as Y from 'yjs';
import { type Grant, grantOf } from '../../auth/grants.ts';
import { refusalFor } from '../../auth/refusals.ts';
import { sha256Hex } from '../../read-model/derive.ts';
import { partiesOf } from '../../storage/grant-facts.ts';
import { append, readCommitted } from '../../storage/part-log.ts';
import { writeOutcome } from '../../storage/suggestions.ts';
import type { ThreadRow, Tx } from '../../storage/tables.ts';
import { findThread } from '../../storage/threads.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { say } from '../thread-words.ts';
import { proposalOf, type StoredProposal } from './stored-proposal.ts';

/** What became of one suggestion that was decided upon. */
export type Decided =
	| { readonly thread: string; readonly done: true }
	| {
			readonly thread: string;
			readonly done: false;
			/** `content-changed`: something else stands there than was seen; `gone`: its place is not there any more. */
			readonly code: 'content-changed' | 'gone' | 'unknown' | 'decided';
			readonly text: string;
			/** What stands there now: words, a value in words, or the hash of a whole part. */
			readonly now: string | null;
	  };

export interface Decision {
	readonly decision: 'accept' | 'decline';
	readonly threads: readonly { readonly thread: string; readonly seen?: string | null | undefined }[];
	/** Said in each thread. */
	readonly text?: string | null | undefined;
}

/** A part while suggestions are put into it. */
interface Desk {
	readonly deps: Deps;
	readonly grant: Grant;
	readonly spec: PartSpec;
	readonly doc: Y.Doc;
	readonly at: string;
	/** Position that the accepted words will have. */
	readonly seq: number;
	readonly nameOf: (code: string) => string;
	readonly text: string | null;
}

/**
 * Accepts or declines suggestions of a part, for whoever may write it. What is accepted becomes that person's edit, in
 * one row of the log and in the transaction that records it: words can never be in without their record, nor a record
 * without its words. One that no longer fits is left as it is and told; the others go in.
 */
export async function decideSuggestions(
	deps: Deps,
	ask: Asker & { readonly part: string } & Decision,
): Promise<Result<readonly Decided[]>> {
	const { session, moment, part } = ask;
	const done = await inTransaction(deps.db, async (tx) => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		const spec = grant === null ? null : partSpecOf(deps.template, grant.part);
		if (grant === null || spec === null) {
			return unknown();
		}
		const refused = await refusalFor(tx, grant, 'write');
		if (refused !== null) {
			return { ok: false as const, refusal: refused };
		}
		const { seq, update } = await readCommitted(tx, part);
		const parties = await partiesOf(tx, grant.plan.id);
		const doc = openDoc(update);
		try {
			const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
			const desk = { deps, grant, spec, doc, at: moment.at, seq: seq + 1, nameOf, text: ask.text ?? null };
			return await decideAll(tx, desk, update, ask);
		} finally {
			doc.destroy();
		}
	});
	if (!done.ok) {
		return done;
	}
	const { plan, results, words } = done.value;
	if (words !== null) {
		await tellRoom(deps, words);
	}
	await announce(deps, plan, [{ plan, about: 'threads', part }]);
	return accept(results);
}

interface Written {
	readonly part: string;
	readonly update: Uint8Array;
	readonly client: number;
	readonly person: string;
}

async function decideAll(
	tx: Tx,
	desk: Desk,
	committed: Uint8Array,
	{ decision, threads }: Decision,
): Promise<Result<{ readonly plan: string; readonly results: readonly Decided[]; readonly words: Written | null }>> {
	const { doc, grant, spec } = desk;
	const before = Y.encodeStateVector(doc);
	const results: Decided[] = [];
	for (const { thread: id, seen = null } of threads) {
		const thread = await findThread(tx, id);
		if (thread === null || thread.part !== grant.part.id || thread.kind !== 'suggestion') {
			results.push({ thread: id, done: false, code: 'unknown', text: 'この提案は見つかりません。', now: null });
		} else if (thread.state !== 'open') {
			results.push({ thread: id, done: false, code: 'decided', text: 'この提案はすでに決まっています。', now: null });
		} else if (decision === 'decline') {
			await record(tx, desk, thread, null);
			results.push({ thread: id, done: true });
		} else {
			results.push(await acceptOne(tx, desk, thread, seen));
		}
	}
	const update = Y.encodeStateAsUpdate(doc, before);
	const plan = grant.plan.id;
	if (!adds(doc, before, update)) {
		return accept({ plan, results, words: null });
	}
	// What stands in a record was written by people: it takes the same way in as what comes over a socket.
	const tried = openDoc(committed);
	const admission = admit(tried, spec, update, [doc.clientID]);
	tried.destroy();
	if (admission.kind !== 'applied') {
		return refuse(admission.kind === 'too-large' ? 'too-large' : 'invalid-content');
	}
	const { part, seat } = grant;
	await append(tx, [{ part: part.id, update, seat: seat.id, at: desk.at }]);
	const words = { part: part.id, update, client: doc.clientID, person: seat.personId };
	await tx.insertInto('part_client').values({ part: part.id, client: words.client, person: words.person, refused: 0 }).execute();
	return accept({ plan, results, words });
}

/** Whether an update brings anything: a suggestion may say what stands there already. */
function adds(doc: Y.Doc, before: Uint8Array, update: Uint8Array): boolean {
	return Y.encodeStateVector(doc).join() !== before.join() || Y.decodeUpdate(update).ds.clients.size > 0;
}

async function acceptOne(tx: Tx, desk: Desk, thread: ThreadRow, seen: string | null): Promise<Decided> {
	const stored = await proposalOf(tx, thread);
	if (stored === null) {
		return {
			thread: thread.id,
			done: false,
			code: 'gone',
			text: 'この提案には、反映できる文がありません。',
			now: null,
		};
	}
	const now = standingNow(desk, stored);
	if (now.kind === 'gone') {
		return {
			thread: thread.id,
			done: false,
			code: 'gone',
			text: '直す所が見つかりません。元の文か行が消されています。',
			now: null,
		};
	}
	if (now.text !== (seen ?? stored.whole?.hash ?? thread.quote)) {
		const text = '提案のもとになった文が、その後直されています。いまの文を確かめてください。';
		return { thread: thread.id, done: false, code: 'content-changed', text, now: now.text };
	}
	if (!applyProposal(desk.doc, desk.spec, stored.proposal)) {
		return { thread: thread.id, done: false, code: 'gone', text: '直す所が見つかりません。', now: null };
	}
	await record(tx, desk, thread, { before: stored.whole === null ? now.text : null });
	return { thread: thread.id, done: true };
}

type StandingNow = { readonly kind: 'gone' } | { readonly kind: 'there'; readonly text: string | null };

function standingNow({ doc, spec, nameOf, grant, deps }: Desk, { proposal }: StoredProposal): StandingNow {
	switch (proposal.kind) {
		case 'words': {
			const text = wordsNow(doc, proposal.record);
			return text === null ? { kind: 'gone' } : { kind: 'there', text };
		}
		case 'value': {
			const value = valueNow(doc, proposal.place);
			const column = columnOf(spec, proposal);
			return value === undefined || column === undefined
				? { kind: 'gone' }
				: { kind: 'there', text: valueWords(value, column, nameOf) };
		}
		case 'whole': {
			const { key, body } = grant.part;
			const content = readPart(doc, { template: deps.template.key, key, body, spec });
			return { kind: 'there', text: contentHashOf(content, sha256Hex) };
		}
	}
}

function columnOf(spec: PartSpec, { place }: Extract<Proposal, { readonly kind: 'value' }>) {
	return 'field' in place
		? spec.fields.find(({ key }) => key === place.field)
		: spec.tables.find(({ key }) => key === place.table)?.columns.find(({ key }) => key === place.column);
}

async function record(tx: Tx, desk: Desk, thread: ThreadRow, accepted: { readonly before: string | null } | null): Promise<void> {
	const { deps, grant, at, seq, text } = desk;
	const seat = grant.seat.id;
	await writeOutcome(tx, thread.id, {
		outcome: accepted === null ? 'declined' : 'accepted',
		outcome_by: seat,
		outcome_at: at,
		outcome_before: accepted?.before ?? null,
		outcome_seq: accepted === null ? null : seq,
	});
	if (text !== null) {
		await say(tx, deps, { thread: thread.id, seat, text, at, act: 'resolve', named: [] });
	}
	await recordAct(tx, {
		...{ id: deps.newId(), plan: grant.plan.id, part: grant.part.id, seat, at },
		kind: accepted === null ? 'suggestion-declined' : 'suggestion-accepted',
		detail: thread.quote ?? '',
	});
}

/** The words are on disk whatever happens here: who is not told reads them with the next sync. */
async function tellRoom(deps: Deps, words: Written): Promise<void> {
	try {
		await deps.rooms.appended(words);
	} catch (error) {
		deps.log.error({ part: words.part, err: error }, 'accepted words were not relayed');
	}
}
