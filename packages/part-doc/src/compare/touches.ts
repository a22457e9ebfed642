import type { PartSpec } from '@renkei/plan';
import * as Y from 'yjs';
import { fieldsOf, proseOf, tableOf } from '../roots.ts';

/** Who changed what of a part last, while a stretch of its log was replayed. */
export interface Touches<W> {
	/** By id of the block, of removed ones too. */
	readonly blocks: ReadonlyMap<string, W>;
	/** By key of the field. */
	readonly fields: ReadonlyMap<string, W>;
	/** By table, row and column: {@link cellKey}. */
	readonly cells: ReadonlyMap<string, W>;
	/** By table and row: {@link cellKey} without a column; any change of the row. */
	readonly rows: ReadonlyMap<string, W>;
}

const TEXT_BLOCKS = new Set(['paragraph', 'heading']);

/** Names a cell, or without a column its row. */
export function cellKey(table: string, row: string, column = ''): string {
	return `${table}/${row}/${column}`;
}

/** Id of a block: of the Yjs item that holds it. */
export function blockId(element: Y.XmlElement): string {
	const id = element._item?.id;
	return id === undefined ? '' : `${id.client}:${id.clock}`;
}

/**
 * Watches a document while updates are applied to it.
 * @param who says whose update is being applied
 */
export function watchTouches<W>(doc: Y.Doc, spec: PartSpec, who: () => W): Touches<W> {
	const blocks = new Map<string, W>();
	const fields = new Map<string, W>();
	const cells = new Map<string, W>();
	const rows = new Map<string, W>();
	proseOf(doc).observeDeep((events) => {
		for (const event of events) {
			for (const block of blocksOf(event)) {
				blocks.set(blockId(block), who());
			}
		}
	});
	fieldsOf(doc).observe(({ keysChanged }) => {
		for (const key of keysChanged) {
			fields.set(key, who());
		}
	});
	for (const { key: table } of spec.tables) {
		tableOf(doc, table).observeDeep((events) => {
			for (const event of events) {
				for (const [row, column] of cellsOf(event)) {
					rows.set(cellKey(table, row), who());
					cells.set(cellKey(table, row, column), who());
				}
			}
		});
	}
	return { blocks, fields, cells, rows };
}

/** Text blocks that an event in the prose touches, deleted ones too: their ids are still there while it is told. */
function blocksOf(event: Y.YEvent<Y.XmlText>): Y.XmlElement[] {
	const target: unknown = event.target;
	const within = textBlockAround(target);
	if (within !== null) {
		return [within];
	}
	const touched = new Set<Y.XmlElement>();
	if (target instanceof Y.XmlElement && event.keys.size > 0) {
		collect(target, touched);
	}
	for (const item of [...event.changes.added, ...event.changes.deleted]) {
		if (item.content instanceof Y.ContentType) {
			collect(item.content.type, touched);
		}
	}
	return [...touched];
}

function textBlockAround(type: unknown): Y.XmlElement | null {
	for (let at = type; at instanceof Y.AbstractType; at = at.parent) {
		if (at instanceof Y.XmlElement && TEXT_BLOCKS.has(at.nodeName)) {
			return at;
		}
	}
	return null;
}

/** Every text block in an element; walks the items, since a deleted element lists no children. */
function collect(type: unknown, into: Set<Y.XmlElement>): void {
	if (!(type instanceof Y.XmlElement)) {
		return;
	}
	if (TEXT_BLOCKS.has(type.nodeName)) {
		into.add(type);
		return;
	}
	for (let item = type._start; item !== null; item = item.right) {
		if (item.content instanceof Y.ContentType) {
			collect(item.content.type, into);
		}
	}
}

function cellsOf(event: Y.YEvent<Y.AbstractType<unknown>>): [row: string, column: string][] {
	const [row] = event.path;
	const changed = [...event.keys.keys()];
	// Of the table itself whole rows changed, else cells of one row.
	return row === undefined ? changed.map((id) => [id, '']) : changed.map((column) => [String(row), column]);
}
