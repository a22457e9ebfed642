import { admit, openDoc, proseJson, proseOf, readPart, snapshotOf, type ValuePlace, valueNow } from '@renkei/part-doc';
import { accept, type ColumnSpec, contentHashOf, partSpecOf, type Result, refuse, type Scalar } from '@renkei/plan';
import { surveyUpdate } from '@renkei/sync-protocol';
import { type Grant, grantOf } from '../../auth/grants.ts';
import { refusalFor } from '../../auth/refusals.ts';
import { sha256Hex } from '../../read-model/derive.ts';
import { readCommitted } from '../../storage/part-log.ts';
import { insertCounterProposal } from '../../storage/suggestions.ts';
import type { ThreadRow, Tx } from '../../storage/tables.ts';
import { insertThread, newCommentColumns, newThreadColumns } from '../../storage/threads.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type Asker, announce, type Deps, unknown } from '../deps.ts';
import { type AnchorAsked, placeAnchor } from '../place-anchor.ts';
import { placeThread } from '../thread-place.ts';

/** One suggestion: other words for a range, or another value of a field or cell (null empties it). */
export type PieceAsked =
	| { readonly anchor: AnchorAsked; readonly replacement: string }
	| { readonly place: ValuePlace; readonly value: Scalar | null };

export interface ProposalAsked {
	/** The reason; may be empty. */
	readonly text: string;
	readonly pieces?: readonly PieceAsked[] | null | undefined;
	/** Base64 of a Yjs update on top of the part: the whole of it as it should be. */
	readonly whole?: string | null | undefined;
}

/** What a suggestion is made of before it is written. */
type NewSuggestion = Partial<ThreadRow> & { readonly counter?: Counter };

interface Counter {
	readonly seq: number;
	readonly hash: string;
	readonly prose: string;
	readonly snapshot: string;
}

/**
 * Proposes wording: records that change nothing of the part, all or none.
 * @returns the ids of the threads
 */
export async function propose(
	deps: Deps,
	ask: Asker & { readonly part: string; readonly proposal: ProposalAsked },
): Promise<Result<readonly string[]>> {
	const { session, moment, part, proposal } = ask;
	const done = await inTransaction(deps.db, async (tx): Promise<Result<{ plan: string; ids: readonly string[] }>> => {
		const grant = await grantOf(tx, { session, part, today: moment.today });
		if (grant === null) {
			return unknown();
		}
		const refused = await refusalFor(tx, grant, 'suggest');
		if (refused !== null) {
			return { ok: false, refusal: refused };
		}
		const suggestions = await suggestionsOf(tx, deps, grant, proposal);
		if (!suggestions.ok) {
			return suggestions;
		}
		const ids: string[] = [];
		for (const { counter, ...columns } of suggestions.value) {
			const id = deps.newId();
			const thread = { ...newThreadColumns, ...nowhere, ...columns, id, part, kind: 'suggestion', state: 'open', at: moment.at };
			const comment = {
				...newCommentColumns,
				id: deps.newId(),
				thread: id,
				seat: grant.seat.id,
				text: proposal.text,
				at: moment.at,
			};
			await insertThread(tx, thread, comment);
			if (counter !== undefined) {
				await insertCounterProposal(tx, { thread: id, ...counter });
			}
			ids.push(id);
		}
		return accept({ plan: grant.plan.id, ids });
	});
	if (!done.ok) {
		return done;
	}
	const { plan, ids } = done.value;
	await announce(deps, plan, [{ plan, about: 'threads', part }]);
	return accept(ids);
}

const nowhere = { anchor_start: null, anchor_end: null, quote: null, words: null, before: null, after: null, twins: null };

async function suggestionsOf(
	tx: Tx,
	deps: Deps,
	grant: Grant,
	{ pieces, whole }: ProposalAsked,
): Promise<Result<readonly NewSuggestion[]>> {
	if (whole !== null && whole !== undefined) {
		const counter = await counterOf(tx, deps, grant, whole);
		return counter.ok ? accept([{ counter: counter.value }]) : counter;
	}
	const suggestions: NewSuggestion[] = [];
	for (const piece of pieces ?? []) {
		const made = 'anchor' in piece ? await wordsSuggestion(tx, grant, piece) : await valueSuggestion(tx, deps, grant, piece);
		if (!made.ok) {
			return made;
		}
		suggestions.push(made.value);
	}
	return accept(suggestions);
}

async function wordsSuggestion(
	tx: Tx,
	grant: Grant,
	{ anchor, replacement }: Extract<PieceAsked, { readonly anchor: AnchorAsked }>,
): Promise<Result<NewSuggestion>> {
	if (anchor.quote === replacement) {
		return refuse('malformed', '直す案が、いまの文と同じです。');
	}
	const placed = await placeAnchor(tx, grant.part.id, anchor);
	return placed.ok ? accept({ ...placed.value, replacement }) : placed;
}

async function valueSuggestion(
	tx: Tx,
	deps: Deps,
	grant: Grant,
	{ place, value }: Extract<PieceAsked, { readonly place: ValuePlace }>,
): Promise<Result<NewSuggestion>> {
	const placed = await placeThread(tx, deps.template, { ...grant.part, plan: grant.plan.id }, place);
	if (!placed.ok) {
		return placed;
	}
	const spec = columnOf(deps, grant, place);
	if (spec === undefined || !isOf(spec, value)) {
		return refuse('malformed', 'この欄には入れられない値です。');
	}
	const doc = openDoc((await readCommitted(tx, grant.part.id)).update);
	const now = valueNow(doc, place);
	doc.destroy();
	return now === value
		? refuse('malformed', '直す案が、いまの値と同じです。')
		: accept({ ...placed.value, value: JSON.stringify(value) });
}

function columnOf({ template }: Deps, { part }: Grant, place: ValuePlace): ColumnSpec | undefined {
	const spec = partSpecOf(template, part);
	return 'field' in place
		? spec?.fields.find(({ key }) => key === place.field)
		: spec?.tables.find(({ key }) => key === place.table)?.columns.find(({ key }) => key === place.column);
}

/** Whether a value is of the kind that a column holds; null empties any. */
function isOf({ type }: ColumnSpec, value: Scalar | null): boolean {
	switch (type) {
		case 'number':
		case 'yen':
		case 'thousand-yen':
		case 'percent':
			return value === null || typeof value === 'number';
		case 'flag':
			return value === null || typeof value === 'boolean';
		default:
			return value === null || typeof value === 'string';
	}
}

/** A whole part, read from a copy with the update in it, which must be one that a part may hold. */
async function counterOf(tx: Tx, deps: Deps, { part }: Grant, whole: string): Promise<Result<Counter>> {
	const spec = partSpecOf(deps.template, part);
	const update = new Uint8Array(Buffer.from(whole, 'base64'));
	// A walk over the bytes that builds nothing: what claims more than anybody writes is not even tried.
	const surveyed = surveyUpdate(update);
	if (spec === null || surveyed.kind !== 'fair') {
		return refuse(surveyed.kind === 'too-much' ? 'too-large' : 'malformed');
	}
	const clients = [...new Set(surveyed.survey.runs.map(({ client }) => client))];
	const committed = await readCommitted(tx, part.id);
	const doc = openDoc(committed.update);
	const identity = { template: deps.template.key, key: part.key, body: part.body, spec };
	const before = contentHashOf(readPart(doc, identity), sha256Hex);
	const admission = admit(doc, spec, update, clients);
	if (admission.kind !== 'applied') {
		doc.destroy();
		return refuse(
			admission.kind === 'too-large' ? 'too-large' : admission.kind === 'malformed' ? 'malformed' : 'invalid-content',
		);
	}
	const same = contentHashOf(readPart(doc, identity), sha256Hex) === before;
	const counter = {
		...{ seq: committed.seq, hash: before },
		...{ prose: JSON.stringify(proseJson(proseOf(doc))), snapshot: JSON.stringify(snapshotOf(doc, spec)) },
	};
	doc.destroy();
	return same ? refuse('malformed', '直す案が、いまの内容と同じです。') : accept(counter);
}
