import { openDoc, valueNow } from '@renkei/part-doc';
import {
	accept,
	type ColumnSpec,
	type PartAddress,
	partSpecOf,
	type Result,
	refuse,
	type Scalar,
	type Template,
	valueWords,
} from '@renkei/plan';
import type * as Y from 'yjs';
import type { Grant } from '../auth/grants.ts';
import { partiesOf } from '../storage/grant-facts.ts';
import { readCommitted } from '../storage/part-log.ts';
import type { ThreadRow, Tx } from '../storage/tables.ts';

/** A field or cell that a thread is about. */
export type ValueAsked = { readonly field: string } | { readonly table: string; readonly row: string; readonly column: string };

/** Columns of a thread that say what it is about besides words of the text, and how that stood. */
export type PlaceColumns = Pick<ThreadRow, 'place' | 'place_key' | 'place_row' | 'place_column' | 'quote'>;

interface Found {
	readonly spec: ColumnSpec;
	readonly value: Scalar | null;
	readonly columns: Omit<PlaceColumns, 'quote'>;
}

/**
 * A field or cell, quoted as it is committed.
 * @returns `malformed` for what the template does not know, `content-changed` for a row that is not there or was deleted
 */
export async function placeThread(
	tx: Tx,
	template: Template,
	part: Grant['part'] & { readonly plan: string },
	asked: ValueAsked,
): Promise<Result<PlaceColumns>> {
	const doc = openDoc((await readCommitted(tx, part.id)).update);
	const found = placeIn(doc, template, part, asked);
	doc.destroy();
	if (!found.ok) {
		return found;
	}
	const { spec, value, columns } = found.value;
	const parties = spec.type === 'body' ? await partiesOf(tx, part.plan) : [];
	const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
	return accept({ ...columns, quote: valueWords(value, spec, nameOf) });
}

/** The same of a document that is open: the field or column, and what stands there. */
export function placeIn(doc: Y.Doc, template: Template, part: PartAddress, asked: ValueAsked): Result<Found> {
	const spec = partSpecOf(template, part);
	const column =
		'field' in asked
			? spec?.fields.find(({ key }) => key === asked.field)
			: spec?.tables.find(({ key }) => key === asked.table)?.columns.find(({ key }) => key === asked.column);
	if (column === undefined) {
		return refuse('malformed', 'この欄は計画のひな形にありません。画面を読み込み直してください。');
	}
	const value = valueNow(doc, asked);
	if (value === undefined) {
		return refuse('content-changed', '選んだ行が見つかりません。消されたかもしれません。もう一度選び直してください。');
	}
	const columns =
		'field' in asked
			? { place: 'field', place_key: asked.field, place_row: null, place_column: null }
			: { place: 'cell', place_key: asked.table, place_row: asked.row, place_column: asked.column };
	return accept({ spec: column, value, columns });
}
