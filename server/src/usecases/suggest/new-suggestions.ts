import { admit, openDoc, proseJson, proseOf, readPart, snapshotOf, type ValuePlace } from '@renkei/part-doc';
import {
	accept,
	type ColumnSpec,
	contentHashOf,
	partSpecOf,
	type Result,
	refuse,
	type Scalar,
	type Template,
	valueWords,
} from '@renkei/plan';
import { surveyUpdate } from '@renkei/sync-protocol';
import type * as Y from 'yjs';
import type { Grant } from '../../auth/grants.ts';
import { sha256Hex } from '../../read-model/derive.ts';
import type { CommittedPart } from '../../storage/part-log.ts';
import type { CounterProposalRow, ThreadRow } from '../../storage/tables.ts';
import { type AnchorAsked, placeAnchors } from '../place-anchor.ts';
import { placeIn } from '../thread-place.ts';

/** One suggestion: other words for a range, or another value of a field or cell (null empties it). */
export type PieceAsked =
	| { readonly anchor: AnchorAsked; readonly replacement: string }
	| {
			readonly place: ValuePlace;
			readonly value: Scalar | null;
			/** The value that it was proposed against; left out, whatever stands there. */
			readonly before?: Scalar | null | undefined;
	  };

/** What a suggestion is made of before it is written. */
export type NewSuggestion = Partial<ThreadRow> & { readonly counter?: Omit<CounterProposalRow, 'thread'> };

/** A part that something is proposed for. */
export interface ProposedFor {
	readonly template: Template;
	readonly part: Grant['part'];
	readonly committed: CommittedPart;
	readonly nameOf: (code: string) => string;
	/** Codes that a value may name. */
	readonly bodies: readonly string[];
}

/** The records of other words and values, in the order asked: all or none. The part is opened once, however many they are. */
export function piecesFor(part: ProposedFor, pieces: readonly PieceAsked[]): Result<readonly NewSuggestion[]> {
	const doc = openDoc(part.committed.update);
	try {
		const wordings = pieces.flatMap((piece) => ('anchor' in piece ? [piece] : []));
		const anchors = new Map(
			placeAnchors(
				doc,
				wordings.map(({ anchor }) => anchor),
			).map((placed, at) => [wordings[at], placed]),
		);
		const suggestions: NewSuggestion[] = [];
		for (const piece of pieces) {
			const made = 'anchor' in piece ? wordsFor(piece, anchors.get(piece)) : valueFor(doc, part, piece);
			if (!made.ok) {
				return made;
			}
			suggestions.push(made.value);
		}
		return accept(suggestions);
	} finally {
		doc.destroy();
	}
}

function wordsFor(
	{ anchor, replacement }: Extract<PieceAsked, { readonly anchor: AnchorAsked }>,
	placed: ReturnType<typeof placeAnchors>[number] | undefined,
): Result<NewSuggestion> {
	if (anchor.quote === replacement) {
		return refuse('malformed', '直す案が、いまの文と同じです。');
	}
	return placed?.ok === true ? accept({ ...placed.value, replacement }) : (placed ?? refuse('malformed'));
}

function valueFor(
	doc: Y.Doc,
	{ template, part, nameOf, bodies }: ProposedFor,
	{ place, value, before }: Extract<PieceAsked, { readonly place: ValuePlace }>,
): Result<NewSuggestion> {
	const found = placeIn(doc, template, part, place);
	if (!found.ok) {
		return found;
	}
	const { spec, value: now, columns } = found.value;
	if (!isOf(spec, value, bodies)) {
		return refuse('malformed', `「${spec.title}」には入れられない値です。`);
	}
	if (before !== undefined && before !== now) {
		return refuse('content-changed', `「${spec.title}」の値が、その後直されています。いまの値を確かめてください。`);
	}
	if (now === value) {
		return refuse('malformed', `「${spec.title}」の直す案が、いまの値と同じです。`);
	}
	// To the letter: in words two long texts, or two fine figures, may read alike.
	return accept({ ...columns, quote: valueWords(now, spec, nameOf), words: JSON.stringify(now), value: JSON.stringify(value) });
}

/** Whether a value is of the kind that a field or column holds; null empties any. */
function isOf(spec: ColumnSpec, value: Scalar | null, bodies: readonly string[]): boolean {
	if (value === null) {
		return true;
	}
	switch (spec.type) {
		case 'number':
		case 'yen':
		case 'thousand-yen':
		case 'percent':
			return typeof value === 'number' && Number.isFinite(value);
		case 'flag':
			return typeof value === 'boolean';
		case 'choice':
			return typeof value === 'string' && spec.choices?.includes(value) === true;
		case 'body':
			return typeof value === 'string' && bodies.includes(value);
		case 'date':
			return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
		case 'month':
			return typeof value === 'string' && /^\d{4}-\d{2}$/.test(value);
		default:
			return typeof value === 'string';
	}
}

/**
 * A whole part as it is proposed, read from a copy with the update in it, which must be one that a part may hold.
 * @param whole base64 of a Yjs update on top of the part
 */
export function wholeFor({ template, part, committed }: ProposedFor, whole: string): Result<NewSuggestion> {
	const spec = partSpecOf(template, part);
	const update = new Uint8Array(Buffer.from(whole, 'base64'));
	// A walk over the bytes that builds nothing: what claims more than anybody writes is not even tried.
	const surveyed = surveyUpdate(update);
	if (spec === null || surveyed.kind !== 'fair') {
		return refuse(surveyed.kind === 'too-much' ? 'too-large' : 'malformed');
	}
	const clients = [...new Set(surveyed.survey.runs.map(({ client }) => client))];
	const doc = openDoc(committed.update);
	try {
		const identity = { template: template.key, key: part.key, body: part.body, spec };
		const hash = contentHashOf(readPart(doc, identity), sha256Hex);
		const admission = admit(doc, spec, update, clients);
		if (admission.kind !== 'applied') {
			return refuse(admission.kind === 'invalid' ? 'invalid-content' : admission.kind);
		}
		if (contentHashOf(readPart(doc, identity), sha256Hex) === hash) {
			return refuse('malformed', '直す案が、いまの内容と同じです。');
		}
		const prose = JSON.stringify(proseJson(proseOf(doc)));
		const snapshot = JSON.stringify(snapshotOf(doc, spec));
		return accept({ counter: { seq: committed.seq, hash, prose, snapshot } });
	} finally {
		doc.destroy();
	}
}
