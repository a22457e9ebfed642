import * as Y from 'yjs';
import { fieldsOf, proseOf } from './roots.ts';

/** What one client wrote that the server did not take: for the person to copy or to offer as a comment. */
export interface RefusedWords {
	/** Whole paragraphs that hold the words, in document order: half a sentence helps nobody. */
	readonly passages: readonly string[];
	/** Fields and cells set, by place (`fields/summary`, `rows:issues/<row>/<column>`). */
	readonly values: readonly { readonly place: string; readonly value: string }[];
}

/**
 * @param client the Yjs clientID of the refused copy
 * @param fromClock first clock that was not acknowledged as durable
 */
export function refusedWords(doc: Y.Doc, client: number, fromClock: number): RefusedWords {
	const blocks = new Set<Y.XmlElement>();
	const values = new Map<string, string>();
	for (const struct of doc.store.clients.get(client) ?? []) {
		if (!(struct instanceof Y.Item) || struct.deleted || struct.id.clock + struct.length <= fromClock) {
			continue;
		}
		const block = blockOf(doc, struct);
		if (block !== null) {
			blocks.add(block);
		} else {
			const place = placeOf(doc, struct);
			const value = struct.content.getContent().at(-1) as unknown;
			if (place !== null && value !== null && typeof value !== 'object' && typeof value !== 'undefined') {
				values.set(place, String(value));
			}
		}
	}
	const passages = proseOf(doc)
		.toArray()
		.filter((child) => blocks.has(child as Y.XmlElement))
		.map((child) => wordsOf(child))
		.filter((words) => words.trim() !== '');
	return { passages, values: [...values].map(([place, value]) => ({ place, value })) };
}

/** The top-level block of the prose that an item belongs to or is; null for fields and rows. */
function blockOf(doc: Y.Doc, item: Y.Item): Y.XmlElement | null {
	const body = proseOf(doc);
	let at: Y.Item | null = item;
	while (at !== null) {
		if (at.parent === body) {
			const type = at.content instanceof Y.ContentType ? at.content.type : null;
			return type instanceof Y.XmlElement ? type : null;
		}
		at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
	}
	return null;
}

function placeOf(doc: Y.Doc, item: Y.Item): string | null {
	if (item.parentSub === null || !(item.parent instanceof Y.AbstractType)) {
		return null;
	}
	if (item.parent === fieldsOf(doc)) {
		return `fields/${item.parentSub}`;
	}
	const row = item.parent._item;
	if (row === null || row.parentSub === null) {
		return null;
	}
	const root = [...doc.share].find(([, type]) => type === row.parent)?.[0];
	return root === undefined || item.parentSub === 'order' ? null : `${root}/${row.parentSub}/${item.parentSub}`;
}

function wordsOf(node: unknown): string {
	if (node instanceof Y.XmlText) {
		return (node.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
	}
	return node instanceof Y.XmlElement ? node.toArray().map(wordsOf).join('') : '';
}
