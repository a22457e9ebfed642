import { applyProposal, type Proposal, readPart, valueNow, wordsNow } from '@renkei/part-doc';
import {
	accept,
	contentHashOf,
	type PartSpec,
	partSpecOf,
	type RefusalCode,
	type Result,
	refusalOf,
	valueWords,
} from '@renkei/plan';
import { type Grant, grantOf } from '../../auth/grants.ts';
import { refusalFor } from '../../auth/refusals.ts';
import { mayKnow } from '../../auth/section-grants.ts';
import { sha256Hex } from '../../read-model/derive.ts';
import { partiesOf } from '../../storage/grant-facts.ts';
import { append, readCommitted } from '../../storage/part-log.ts';
import { writeOutcome } from '../../storage/suggestions.ts';
import type { ThreadRow, Tx } from '../../storage/tables.ts';
import { findThread } from '../../storage/threads.ts';
import { inTransaction } from '../../storage/transaction.ts';
import type { Appended } from '../../sync/ports.ts';
import { type Asker, announce, type Deps, unknown } from '../deps.ts';
import { recordAct } from '../journal.ts';
import { type DoneWithThread, noteThreads } from '../notices/raise-threads.ts';
import { say } from '../thread-words.ts';
import { PartCopy } from './part-copy.ts';
import { proposalOf, type StoredProposal } from './stored-proposal.ts';

/** What became of one suggestion that was decided upon. */
export type Decided = { readonly thread: string; readonly done: true } | ({ readonly done: false } & Undecided);

interface Undecided {
	readonly thread: string;
	/** `content-changed`: something else stands there than was seen; `gone`: its place is not there any more. */
	readonly code: 'gone' | 'decided' | RefusalCode;
	readonly text: string;
	/** What stands there now: words, a value in words, or the hash of a whole part. */
	readonly now: string | null;
}

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
	readonly at: string;
	/** Position that the accepted words will have. */
	readonly seq: number;
	readonly copy: PartCopy;
	readonly nameOf: (code: string) => string;
	readonly text: string | null;
}

/** What is to be recorded of a suggestion; `before`: what it took the place of, null for one that was declined. */
interface Settled {
	readonly thread: ThreadRow;
	readonly kind: 'accepted' | 'declined';
	readonly before: string | null;
}

/**
 * Accepts or declines suggestions of a part, for whoever may write it. What is accepted becomes that person's edit, in
 * one row of the log and in the transaction that records it: words can never be in without their record, nor a record
 * without its words. One that no longer fits, or that the part may not hold, is left as it is and told; the others go in.
 */
export async function decideSuggestions(
	deps: Deps,
	ask: Asker & { readonly part: string } & Decision,
): Promise<Result<readonly Decided[]>> {
	const done = await deps.rooms.alone(async () => {
		const decided = await inTransaction(deps.db, (tx) => decideIn(tx, deps, ask));
		if (decided.ok && decided.value.words !== null) {
			await tellRoom(deps, decided.value.words);
		}
		return decided;
	});
	if (!done.ok) {
		return done;
	}
	const { plan, results } = done.value;
	await announce(deps, plan, [{ plan, about: 'threads', part: ask.part }]);
	return accept(results);
}

interface DecidedIn {
	readonly plan: string;
	readonly results: readonly Decided[];
	readonly words: Appended | null;
}

async function decideIn(tx: Tx, deps: Deps, ask: Asker & { readonly part: string } & Decision): Promise<Result<DecidedIn>> {
	const { session, moment, part } = ask;
	const grant = await grantOf(tx, { session, part, today: moment.today });
	const spec = grant === null ? null : partSpecOf(deps.template, grant.part);
	if (grant === null || spec === null) {
		return unknown();
	}
	const refused = await refusalFor(tx, grant, 'write');
	if (refused !== null) {
		return { ok: false, refusal: refused };
	}
	const { seq, update } = await readCommitted(tx, part);
	const parties = await partiesOf(tx, grant.plan.id);
	const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
	const copy = new PartCopy(update, spec);
	try {
		const desk = { deps, grant, spec, copy, at: moment.at, seq: seq + 1, nameOf, text: ask.text ?? null };
		return accept(await decideAll(tx, desk, ask));
	} finally {
		copy.close();
	}
}

async function decideAll(tx: Tx, desk: Desk, { decision, threads }: Decision): Promise<DecidedIn> {
	const { copy, grant } = desk;
	const results: Decided[] = [];
	const settled: Settled[] = [];
	for (const { thread: id, seen = null } of threads) {
		const thread = await findThread(tx, id);
		const why = thread === null ? notFound : await whyNotDecided(tx, desk, thread);
		if (thread === null || why !== null) {
			results.push({ thread: id, done: false, ...(why ?? notFound), now: null });
		} else if (decision === 'decline') {
			settled.push({ thread, kind: 'declined', before: null });
			results.push({ thread: id, done: true });
		} else {
			const one = await acceptOne(tx, desk, thread, seen);
			if ('before' in one) {
				settled.push({ thread, kind: 'accepted', before: one.before });
			}
			results.push('before' in one ? { thread: id, done: true } : { thread: id, done: false, ...one });
		}
	}
	const { part, seat } = grant;
	const update = copy.accepted();
	if (update !== null) {
		await append(tx, [{ part: part.id, update, seat: seat.id, at: desk.at }]);
		const owner = { part: part.id, client: copy.client, person: seat.personId, refused: 0 };
		await tx.insertInto('part_client').values(owner).execute();
	}
	const done: DoneWithThread[] = [];
	for (const one of settled) {
		done.push(await record(tx, desk, one, update === null ? null : desk.seq));
	}
	await noteThreads(tx, { newId: desk.deps.newId, grant, at: desk.at }, done);
	const words = update === null ? null : { part: part.id, update, client: copy.client, person: seat.personId };
	return { plan: grant.plan.id, results, words };
}

type Why = Pick<Undecided, 'code' | 'text'>;

const notFound: Why = { code: 'unknown', text: 'この提案は見つかりません。' };

/** Why a suggestion cannot be decided upon at all; null when it can. */
async function whyNotDecided(tx: Tx, { grant }: Desk, thread: ThreadRow): Promise<Why | null> {
	if (thread.part !== grant.part.id || thread.kind !== 'suggestion' || !(await mayKnow(tx, grant, thread))) {
		return notFound;
	}
	if (thread.draft_of !== null) {
		return { code: 'forbidden', text: 'この提案はまだ出されていません。先に指摘を出してください。' };
	}
	return thread.state === 'open' ? null : { code: 'decided', text: 'この提案はすでに決まっています。' };
}

type Accepted = { readonly before: string | null } | (Why & { readonly now: string | null });

async function acceptOne(tx: Tx, desk: Desk, thread: ThreadRow, seen: string | null): Promise<Accepted> {
	const stored = await proposalOf(tx, thread);
	if (stored === null) {
		return { code: 'gone', text: 'この提案には、反映できる文がありません。', now: null };
	}
	const now = standingNow(desk, stored);
	if (now.kind === 'gone') {
		return { code: 'gone', text: '直す所が見つかりません。元の文か行が消されています。', now: null };
	}
	const fits = seen === null && stored.base !== null ? now.base === stored.base : now.text === (seen ?? thread.quote);
	if (!fits) {
		const text = '提案のもとになった文が、その後直されています。いまの文を確かめてください。';
		return { code: 'content-changed', text, now: now.text };
	}
	const fitted = desk.copy.take((doc) => applyProposal(doc, desk.spec, stored.proposal));
	if (fitted === 'gone') {
		return { code: 'gone', text: '直す所が見つかりません。', now: null };
	}
	if (fitted !== 'taken') {
		const { code, text } = refusalOf(fitted);
		return { code, text, now: null };
	}
	return { before: stored.whole === null ? now.text : null };
}

/** `base`: what a proposal keeps of its place to the letter, where it keeps more than words. */
type StandingNow =
	| { readonly kind: 'gone' }
	| { readonly kind: 'there'; readonly text: string | null; readonly base: string | null };

function standingNow({ copy: { doc }, spec, nameOf, grant, deps }: Desk, { proposal }: StoredProposal): StandingNow {
	switch (proposal.kind) {
		case 'words': {
			const text = wordsNow(doc, proposal.record);
			return text === null ? { kind: 'gone' } : { kind: 'there', text, base: null };
		}
		case 'value': {
			const value = valueNow(doc, proposal.place);
			const column = columnOf(spec, proposal);
			return value === undefined || column === undefined
				? { kind: 'gone' }
				: { kind: 'there', text: valueWords(value, column, nameOf), base: JSON.stringify(value) };
		}
		case 'whole': {
			const { key, body } = grant.part;
			const content = readPart(doc, { template: deps.template.key, key, body, spec });
			const hash = contentHashOf(content, sha256Hex);
			return { kind: 'there', text: hash, base: hash };
		}
	}
}

function columnOf(spec: PartSpec, { place }: Extract<Proposal, { readonly kind: 'value' }>) {
	return 'field' in place
		? spec.fields.find(({ key }) => key === place.field)
		: spec.tables.find(({ key }) => key === place.table)?.columns.find(({ key }) => key === place.column);
}

async function record(tx: Tx, desk: Desk, { thread, kind, before }: Settled, seq: number | null): Promise<DoneWithThread> {
	const { deps, grant, at, text } = desk;
	const seat = grant.seat.id;
	await writeOutcome(tx, thread.id, {
		outcome: kind,
		outcome_by: seat,
		outcome_at: at,
		outcome_before: before,
		outcome_seq: kind === 'accepted' ? seq : null,
	});
	const said = { thread: thread.id, seat, at, act: 'resolve', named: [] };
	const comment = text === null ? null : await say(tx, deps, { ...said, text });
	await recordAct(tx, {
		...{ id: deps.newId(), plan: grant.plan.id, part: grant.part.id, seat, at },
		kind: kind === 'accepted' ? 'suggestion-accepted' : 'suggestion-declined',
		// The journal stands before fewer walls than a figure does.
		detail: thread.place === 'figure' ? '' : (thread.quote ?? ''),
	});
	return { thread: thread.id, comment, tells: kind };
}

/** The words are on disk whatever happens here: who is not told reads them with the next sync. */
async function tellRoom(deps: Deps, words: Appended): Promise<void> {
	try {
		await deps.rooms.appended(words);
	} catch (error) {
		deps.log.error({ part: words.part, err: error }, 'accepted words were not relayed');
	}
}
