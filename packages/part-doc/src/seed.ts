import type { Scalar } from '@renkei/plan';
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { fieldsOf, proseOf, type RowMap, rowKeys, tableOf } from './roots.ts';

/** A block of first prose: a paragraph, a heading or a bullet list. */
export type ProseBlock = string | { readonly heading: string } | { readonly list: readonly string[] };

/** First content of a part. */
export interface SeedContent {
	readonly prose: readonly ProseBlock[];
	readonly fields: Readonly<Record<string, Scalar>>;
	readonly tables: Readonly<Record<string, readonly Readonly<Record<string, Scalar>>[]>>;
}

/** A part with nothing in it but the empty paragraph that an editor wants to find. */
export const emptySeed: SeedContent = { prose: [], fields: {}, tables: {} };

/**
 * The first update of a part. Only the server calls it, once, in the creating transaction: two seeders double the text.
 */
export function seedUpdate(content: SeedContent): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		const blocks = content.prose.length === 0 ? [''] : content.prose;
		proseOf(doc).push(blocks.map(elementOf));
		for (const [key, value] of Object.entries(content.fields)) {
			fieldsOf(doc).set(key, value);
		}
		for (const [table, rows] of Object.entries(content.tables)) {
			seedRows(tableOf(doc, table), rows);
		}
	});
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}

function seedRows(root: Y.Map<RowMap>, rows: readonly Readonly<Record<string, Scalar>>[]): void {
	const orders = generateNKeysBetween(null, null, rows.length);
	for (const [index, cells] of rows.entries()) {
		const row: RowMap = new Y.Map();
		row.set(rowKeys.order, orders[index] as string);
		for (const [column, value] of Object.entries(cells)) {
			row.set(column, value);
		}
		root.set(`seed-${index + 1}`, row);
	}
}

function elementOf(block: ProseBlock): Y.XmlElement {
	if (typeof block === 'string') {
		return textBlock('paragraph', block);
	}
	if ('heading' in block) {
		const heading = textBlock('heading', block.heading);
		// Attributes are numbers in ProseMirror's schema; Yjs keeps what it is given, its type only names strings.
		heading.setAttribute('level', 3 as unknown as string);
		return heading;
	}
	const list = new Y.XmlElement('bulletList');
	list.insert(
		0,
		block.list.map((text) => {
			const item = new Y.XmlElement('listItem');
			item.insert(0, [textBlock('paragraph', text)]);
			return item;
		}),
	);
	return list;
}

function textBlock(name: string, text: string): Y.XmlElement {
	const element = new Y.XmlElement(name);
	if (text !== '') {
		element.insert(0, [new Y.XmlText(text)]);
	}
	return element;
}
