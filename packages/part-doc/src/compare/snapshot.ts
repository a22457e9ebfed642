import { type Block, canonicalJson, type Json, type PartSnapshot, type PartSpec, type Scalar } from '@renkei/plan';
import * as Y from 'yjs';
import { blockJson } from '../prose-json.ts';
import { cellsOf } from '../read.ts';
import { fieldsOf, proseOf } from '../roots.ts';
import { rowsOf } from '../rows.ts';

/** A part as it stands, with what its canonical content leaves out: which block and which row is which. */
export function snapshotOf(doc: Y.Doc, spec: PartSpec): PartSnapshot {
	return {
		blocks: proseOf(doc)
			.toArray()
			.flatMap((child) => (child instanceof Y.XmlElement ? blocksOf(child) : [])),
		fields: cellsOf(fieldsOf(doc).toJSON() as Record<string, Scalar>, spec.fields),
		tables: spec.tables.map((table) => ({
			key: table.key,
			rows: rowsOf(doc, table.key)
				.filter((row) => !row.deleted)
				.map((row) => ({ id: row.id, cells: cellsOf(row.cells, table.columns) })),
		})),
	};
}

interface ProseJson {
	readonly type: string;
	readonly attrs?: Json;
	readonly marks?: Json;
	readonly text?: string;
	readonly content?: readonly ProseJson[];
}

const textBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** The text blocks of one block of the prose, in reading order. */
function blocksOf(element: Y.XmlElement): Block[] {
	// The canonical form knows no identities, and the Yjs tree has defaults and split words: both list the same blocks.
	const ids = textElements(element).map(idOf);
	return textNodes(blockJson(element) as unknown as ProseJson, []).map((block, at) => ({ id: ids[at] ?? '', ...block }));
}

function textElements(element: Y.XmlElement): Y.XmlElement[] {
	return textBlocks.has(element.nodeName)
		? [element]
		: element.toArray().flatMap((child) => (child instanceof Y.XmlElement ? textElements(child) : []));
}

function idOf({ _item: item }: Y.XmlElement): string {
	return item === null ? '' : `${item.id.client}:${item.id.clock}`;
}

/** A block that encloses another: a list, its item, a quotation. */
interface Around {
	readonly type: string;
	readonly attrs: Json;
	/** Whether the inner one stands first in it: only then a list item shows its bullet or number beside it. */
	readonly first: boolean;
}

function textNodes(node: ProseJson, around: readonly Around[]): Omit<Block, 'id'>[] {
	const children = node.content ?? [];
	if (!textBlocks.has(node.type)) {
		return children.flatMap((child, at) =>
			textNodes(child, [...around, { type: node.type, attrs: node.attrs ?? {}, first: at === 0 || node.type !== 'listItem' }]),
		);
	}
	const inItem = around.some(({ type }) => type === 'listItem');
	return [
		{
			kind: inItem ? 'item' : node.type === 'heading' ? 'heading' : 'paragraph',
			text: children.map(wordsOf).join(''),
			form: canonicalJson({
				type: node.type,
				attrs: node.attrs ?? {},
				around: around.map(({ type, attrs, first }) => ({ type, attrs, first })),
				marks: marksOf(children),
			}),
		},
	];
}

const wordsOf = (inline: ProseJson): string => (inline.type === 'hardBreak' ? '\n' : (inline.text ?? ''));

/** Marks with the lengths they cover, in order; nothing where there are none at all. */
function marksOf(children: readonly ProseJson[]): Json {
	return children.some((child) => child.marks !== undefined)
		? children.map((child) => ({ length: wordsOf(child).length, marks: child.marks ?? [] }))
		: [];
}
