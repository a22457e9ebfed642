import type { PartSpec, Scalar } from '@renkei/plan';
import * as Y from 'yjs';

/** One row of a table: column key → value, besides `order` and `deleted`. */
export type RowMap = Y.Map<Scalar>;

/** Keys of a row that are not columns. */
export const rowKeys = { order: 'order', deleted: 'deleted' } as const;

/** The prose. */
export function proseOf(doc: Y.Doc): Y.XmlFragment {
	return doc.getXmlFragment('body');
}

/** Scalar fields of the template. */
export function fieldsOf(doc: Y.Doc): Y.Map<Scalar> {
	return doc.getMap('fields');
}

/** Name of a table's root. */
export function tableRoot(table: string): string {
	return `rows:${table}`;
}

/** Rows of a table by row id. */
export function tableOf(doc: Y.Doc, table: string): Y.Map<RowMap> {
	return doc.getMap(tableRoot(table));
}

/** Every root that a part of this spec may hold. No other is admitted. */
export function rootsOf(spec: PartSpec): ReadonlySet<string> {
	return new Set(['body', 'fields', ...spec.tables.map((table) => tableRoot(table.key))]);
}

/** A document holding a committed update. */
export function openDoc(update: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, update);
	return doc;
}
