import { fieldsOf, openDoc, rowsOf } from '@renkei/part-doc';
import { accept, type ColumnSpec, partSpecOf, type Result, refuse, type Template, valueWords } from '@renkei/plan';
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
	readonly value: unknown;
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
	const found = 'field' in asked ? await findField(tx, template, part, asked) : await findCell(tx, template, part, asked);
	if (!found.ok) {
		return found;
	}
	const { spec, value, columns } = found.value;
	const parties = spec.type === 'body' ? await partiesOf(tx, part.plan) : [];
	const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
	return accept({ ...columns, quote: valueWords(value, spec, nameOf) });
}

async function findField(
	tx: Tx,
	template: Template,
	part: Grant['part'],
	{ field }: { readonly field: string },
): Promise<Result<Found>> {
	const spec = partSpecOf(template, part)?.fields.find(({ key }) => key === field);
	if (spec === undefined) {
		return refuse('malformed', 'この欄は計画のひな形にありません。画面を読み込み直してください。');
	}
	const doc = openDoc((await readCommitted(tx, part.id)).update);
	const value: unknown = fieldsOf(doc).get(field);
	doc.destroy();
	return accept({ spec, value, columns: { place: 'field', place_key: field, place_row: null, place_column: null } });
}

async function findCell(
	tx: Tx,
	template: Template,
	part: Grant['part'],
	asked: { readonly table: string; readonly row: string; readonly column: string },
): Promise<Result<Found>> {
	const table = partSpecOf(template, part)?.tables.find(({ key }) => key === asked.table);
	const spec = table?.columns.find(({ key }) => key === asked.column);
	if (spec === undefined) {
		return refuse('malformed', 'この表か列は計画のひな形にありません。画面を読み込み直してください。');
	}
	const doc = openDoc((await readCommitted(tx, part.id)).update);
	const row = rowsOf(doc, asked.table).find(({ id, deleted }) => id === asked.row && !deleted);
	doc.destroy();
	if (row === undefined) {
		return refuse('content-changed', '選んだ行が見つかりません。消されたかもしれません。もう一度選び直してください。');
	}
	const columns = { place: 'cell', place_key: asked.table, place_row: asked.row, place_column: asked.column };
	return accept({ spec, value: row.cells[asked.column], columns });
}
