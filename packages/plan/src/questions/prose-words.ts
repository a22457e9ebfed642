import type { Json } from '../canonical.ts';

/** The words of a text, a space between its blocks; null where it has none. */
export function proseWords(prose: Json): string | null {
	const words = textsIn(prose).join(' ').trim();
	return words === '' ? null : words;
}

/** One entry for each block that holds letters: letters of one block belong together, however they are marked. */
function textsIn(node: Json): string[] {
	const content = childrenOf(node);
	const own = content.map(textOf);
	return own.some((text) => text !== null) ? [own.map((text) => text ?? '').join('')] : content.flatMap(textsIn);
}

function childrenOf(node: Json): readonly Json[] {
	if (node === null || typeof node !== 'object' || Array.isArray(node)) {
		return [];
	}
	const { content } = node as { readonly content?: Json };
	return Array.isArray(content) ? content : [];
}

function textOf(node: Json): string | null {
	if (node === null || typeof node !== 'object' || Array.isArray(node)) {
		return null;
	}
	const { text } = node as { readonly text?: Json };
	return typeof text === 'string' ? text : null;
}
