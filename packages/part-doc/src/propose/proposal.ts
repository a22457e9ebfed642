import type { Json, PartSnapshot, PartSpec, Scalar } from '@renkei/plan';
import type * as Y from 'yjs';
import { type AnchorRecord, resolveAnchor } from '../anchor.ts';
import { restorePart } from '../compare/restore-part.ts';
import { isScalar } from '../read.ts';
import { fieldsOf } from '../roots.ts';
import { rowsOf, setCell, setField } from '../rows.ts';
import { replaceWords } from './replace-words.ts';

/** A field or a cell of a part. */
export type ValuePlace = { readonly field: string } | { readonly table: string; readonly row: string; readonly column: string };

/** What somebody proposes for a part. */
export type Proposal =
	| { readonly kind: 'words'; readonly record: AnchorRecord; readonly words: string }
	| { readonly kind: 'value'; readonly place: ValuePlace; readonly value: Scalar | null }
	| { readonly kind: 'whole'; readonly prose: Json; readonly snapshot: PartSnapshot };

/** What stands now where a value is proposed; undefined when its row is not there or was deleted. */
export function valueNow(doc: Y.Doc, place: ValuePlace): Scalar | null | undefined {
	if ('field' in place) {
		const value = fieldsOf(doc).get(place.field);
		return isScalar(value) ? value : null;
	}
	const row = rowsOf(doc, place.table).find(({ id, deleted }) => id === place.row && !deleted);
	return row === undefined ? undefined : (row.cells[place.column] ?? null);
}

/** The words that stand now where others are proposed; null when they are gone. */
export function wordsNow(doc: Y.Doc, record: AnchorRecord): string | null {
	const found = resolveAnchor(doc, record);
	return found.kind === 'detached' ? null : found.text;
}

/**
 * Does what a proposal says, as new edits of whoever accepts it, in one transaction. That it still fits is the caller's
 * to judge, by {@link wordsNow} and {@link valueNow}.
 * @returns false when its place is gone: nothing has changed then
 */
export function applyProposal(doc: Y.Doc, spec: PartSpec, proposal: Proposal, origin: unknown = null): boolean {
	switch (proposal.kind) {
		case 'words': {
			const found = resolveAnchor(doc, proposal.record);
			return (
				found.kind !== 'detached' && replaceWords(doc, { start: found.start, end: found.end, words: proposal.words }, origin)
			);
		}
		case 'value': {
			const { place, value } = proposal;
			if (valueNow(doc, place) === undefined) {
				return false;
			}
			if ('field' in place) {
				setField(doc, place.field, value);
			} else {
				setCell(doc, place.table, place.row, place.column, value);
			}
			return true;
		}
		case 'whole':
			restorePart(doc, spec, { prose: proposal.prose, snapshot: proposal.snapshot, origin });
			return true;
	}
}
