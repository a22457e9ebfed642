import { Node as ProseNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { markName, rawElement } from './prose-json.ts';
import { isAllowedLink, proseSchema } from './schema.ts';

/** Longest attribute of a mark (a link's address), in characters. */
const MAX_MARK_ATTRIBUTE = 2_000;

/** Attributes that blocks may have, and what may stand in them; the schema itself takes anything. */
const attributeRules: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
	heading: { level: (value) => value === 3 || value === 4 },
	orderedList: {
		start: (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
		// The kinds of numbers that HTML knows.
		type: (value) => value === null || (typeof value === 'string' && /^[1aAiI]$/.test(value)),
	},
};

/**
 * Checks one block of the prose: nodes, attributes and marks of the schema and nothing beside them.
 * @throws RangeError naming what a part may not hold
 */
export function checkBlock(element: unknown): void {
	if (!(element instanceof Y.XmlElement)) {
		throw new RangeError('something else than a block in the prose');
	}
	if (element._item?.deleted === true) {
		return;
	}
	const raw = rawElement(element);
	checkHidden(element);
	const node = ProseNode.fromJSON(proseSchema, raw);
	node.check();
	if (!proseSchema.topNodeType.contentMatch.matchType(node.type)) {
		throw new RangeError('something that is no block');
	}
	node.descendants((child) => {
		// Canonical content (RFC 8785) can hold no half of a letter.
		if (child.text?.isWellFormed() === false) {
			throw new RangeError('half a letter');
		}
		for (const mark of child.marks) {
			if (mark.type.name === 'link' && !isAllowedLink(String(mark.attrs.href))) {
				throw new RangeError('link protocol');
			}
		}
	});
}

/** Keys set on a type and not deleted; its own map is asked, because an object would take `__proto__` for its prototype. */
export function liveKeys(type: Pick<Y.XmlFragment, '_map'>): string[] {
	return [...type._map].filter(([, item]) => !item.deleted).map(([key]) => key);
}

// `fromJSON` drops what the schema does not know; a part may not carry it hidden, and not what no canonical text can hold.
function checkHidden(element: Y.XmlElement): void {
	const rules = Object.hasOwn(attributeRules, element.nodeName) ? attributeRules[element.nodeName] : undefined;
	for (const name of liveKeys(element)) {
		const allows = rules !== undefined && Object.hasOwn(rules, name) ? rules[name] : undefined;
		if (allows?.(element.getAttribute(name)) !== true) {
			throw new RangeError('attribute of a node');
		}
	}
	for (const child of element.toArray()) {
		if (child instanceof Y.XmlElement) {
			checkHidden(child);
		} else if (child instanceof Y.XmlText) {
			checkText(child);
		}
	}
}

/** Whether a type holds words and their marks, and nothing that the shape of the prose depends on. */
export function isWords(type: unknown): boolean {
	return type instanceof Y.XmlText;
}

/**
 * Checks one item that came into a text of the prose. No mark excludes another and every text block takes them all, so an
 * item alone says whether it may stand there.
 * @throws RangeError naming what a part may not hold
 */
export function checkWords(item: Y.Item): void {
	if (item.deleted) {
		return;
	}
	if (item.parentSub !== null) {
		throw new RangeError('attribute of a text');
	}
	const { content } = item;
	if (content instanceof Y.ContentFormat) {
		checkMark(content.key, content.value as unknown);
	} else if (!(content instanceof Y.ContentString)) {
		throw new RangeError('something else than words inside a text');
	} else if (!content.str.isWellFormed()) {
		throw new RangeError('half a letter');
	}
}

function checkText(text: Y.XmlText): void {
	if (liveKeys(text).length > 0) {
		throw new RangeError('attribute of a text');
	}
	for (let item = text._start; item !== null; item = item.right) {
		if (!item.deleted && item.content instanceof Y.ContentFormat) {
			checkMark(item.content.key, item.content.value as unknown);
		}
	}
}

function checkMark(key: string, value: unknown): void {
	const type = Object.hasOwn(proseSchema.marks, markName(key)) ? proseSchema.marks[markName(key)] : undefined;
	if (type === undefined) {
		throw new RangeError('unknown mark');
	}
	// null ends a mark; a program without a screen may write true for a mark without attributes.
	if (value === null || value === true) {
		return;
	}
	if (typeof value !== 'object') {
		throw new RangeError('value of a mark');
	}
	if (type.name === 'link' && !isAllowedLink(String((value as { href?: unknown }).href))) {
		throw new RangeError('link protocol');
	}
	const known = type.spec.attrs ?? {};
	for (const [name, attribute] of Object.entries(value)) {
		if (!Object.hasOwn(known, name) || !isPlain(attribute)) {
			throw new RangeError('attribute of a mark');
		}
	}
}

function isPlain(value: unknown): boolean {
	return (
		value === null ||
		(typeof value === 'number' && Number.isFinite(value)) ||
		(typeof value === 'string' && value.length <= MAX_MARK_ATTRIBUTE && value.isWellFormed())
	);
}
