import type { Json } from '@renkei/plan';
import { Node as ProseNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { proseSchema } from './schema.ts';

/** Deepest nesting of prose; a document that goes deeper is hostile (reliability note A22). */
export const maxDepth = 64;

interface RawNode {
	type: string;
	attrs?: Record<string, unknown>;
	content?: RawNode[];
	text?: string;
	marks?: { type: string; attrs?: Record<string, unknown> }[];
}

/** y-tiptap stores a mark that may overlap itself as `name--hash`. */
export const markName = (attribute: string): string => attribute.replace(/--[A-Za-z0-9+/]{8}$/, '');

function rawText(text: Y.XmlText): RawNode[] {
	const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
	return delta.map(({ insert, attributes }) => {
		if (typeof insert !== 'string') {
			throw new RangeError('something else than words inside a text');
		}
		const node: RawNode = { type: 'text', text: insert };
		const marks = Object.entries(attributes ?? {});
		if (marks.length > 0) {
			node.marks = marks.map(([name, attrs]) => ({
				type: markName(name),
				...(attrs !== null && typeof attrs === 'object' ? { attrs: attrs as Record<string, unknown> } : {}),
			}));
		}
		return node;
	});
}

/**
 * One Yjs element as unchecked ProseMirror JSON.
 * @throws RangeError when it nests deeper than {@link maxDepth} or holds what no prose holds
 */
export function rawElement(element: Y.XmlElement, depth = 1): RawNode {
	if (depth > maxDepth) {
		throw new RangeError('nested too deep');
	}
	return { type: element.nodeName, attrs: element.getAttributes(), content: rawChildren(element, depth) };
}

function rawChildren(parent: Y.XmlElement | Y.XmlFragment, depth: number): RawNode[] {
	return parent.toArray().flatMap((child) => {
		if (child instanceof Y.XmlText) {
			return rawText(child);
		}
		if (child instanceof Y.XmlElement) {
			return [rawElement(child, depth + 1)];
		}
		throw new RangeError('something else than an element in the prose');
	});
}

/**
 * The prose as canonical ProseMirror JSON: blocks that this schema knows, neighbouring words with equal marks joined,
 * default attributes and empty members left out.
 */
export function proseJson(body: Y.XmlFragment): Json {
	const content = body.toArray().flatMap((child) => {
		if (!(child instanceof Y.XmlElement)) {
			return [];
		}
		return [blockJson(child)];
	});
	return { type: 'doc', content };
}

/** One block of the prose as it stands in {@link proseJson}. */
export function blockJson(element: Y.XmlElement): Json {
	return withoutDefaults(ProseNode.fromJSON(proseSchema, rawElement(element)));
}

function withoutDefaults(node: ProseNode): Json {
	const attrs = changedAttributes(node.attrs, node.type.spec.attrs);
	const marks = node.marks.map((mark) => {
		const own = changedAttributes(mark.attrs, mark.type.spec.attrs);
		return Object.keys(own).length === 0 ? { type: mark.type.name } : { type: mark.type.name, attrs: own };
	});
	const content: Json[] = [];
	node.forEach((child) => {
		const last = content.at(-1) as { text?: string; marks?: Json } | undefined;
		const next = withoutDefaults(child) as { text?: string; marks?: Json };
		if (last?.text !== undefined && next.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(next.marks)) {
			content[content.length - 1] = { ...last, text: last.text + next.text } as Json;
		} else {
			content.push(next as Json);
		}
	});
	return {
		type: node.type.name,
		...(Object.keys(attrs).length > 0 ? { attrs } : {}),
		...(marks.length > 0 ? { marks } : {}),
		...(node.isText ? { text: node.text ?? '' } : {}),
		...(content.length > 0 ? { content } : {}),
	};
}

function changedAttributes(
	attrs: Readonly<Record<string, unknown>>,
	specs: Readonly<Record<string, { default?: unknown }>> | undefined | null,
): Record<string, Json> {
	const changed = Object.entries(attrs).filter(([name, value]) => value !== null && value !== specs?.[name]?.default);
	return Object.fromEntries(changed) as Record<string, Json>;
}
