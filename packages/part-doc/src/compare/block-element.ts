import type { Json } from '@renkei/plan';
import { Node as ProseNode } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { proseSchema } from '../schema.ts';

/**
 * A block of canonical prose as a Yjs element, stored the way y-tiptap stores what a person types: default attributes
 * too, neighbouring words in one text, a mark as an attribute under its name.
 * @throws RangeError when the block is none of this schema
 */
export function blockElement(block: Json): Y.XmlElement {
	return elementOf(ProseNode.fromJSON(proseSchema, block));
}

function elementOf(node: ProseNode): Y.XmlElement {
	const element = new Y.XmlElement(node.type.name);
	for (const [name, value] of Object.entries(node.attrs)) {
		if (value !== null) {
			element.setAttribute(name, value as string);
		}
	}
	element.insert(0, childrenOf(node));
	return element;
}

function childrenOf(node: ProseNode): (Y.XmlElement | Y.XmlText)[] {
	const children: (Y.XmlElement | Y.XmlText)[] = [];
	let words: Words[] = [];
	const endText = (): void => {
		if (words.length > 0) {
			const text = new Y.XmlText();
			text.applyDelta(words);
			children.push(text);
			words = [];
		}
	};
	node.forEach((child) => {
		if (child.isText) {
			words.push(wordsOf(child));
		} else {
			endText();
			children.push(elementOf(child));
		}
	});
	endText();
	return children;
}

interface Words {
	readonly insert: string;
	readonly attributes: Readonly<Record<string, unknown>>;
}

// No mark of this schema may stand twice on a word; y-tiptap would tell two such apart as `name--hash`.
function wordsOf(node: ProseNode): Words {
	return {
		insert: node.text ?? '',
		attributes: Object.fromEntries(node.marks.map(({ type, attrs }) => [type.name, { ...attrs }])),
	};
}
