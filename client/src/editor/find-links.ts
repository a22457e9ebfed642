/**
 * Stands in for linkifyjs, which Tiptap's link extension asks for addresses in pasted text: it brings the list of all
 * top-level domains into the first load of the editor, and a plan takes links with a protocol only (`isAllowedLink`).
 */

/** An address in a text, in linkify's shape. */
export interface FoundLink {
	readonly type: 'url';
	readonly value: string;
	readonly href: string;
	readonly isLink: true;
	readonly start: number;
	readonly end: number;
}

/** Up to a space, a bracket or Japanese punctuation: addresses stand inside of Japanese sentences without spaces. */
const address = /(?:https?:\/\/|mailto:)[^\s<>"'（）「」『』［］【】、。，．]+/gi;

/** The addresses with http, https or mailto in a text. */
export function find(text: string): FoundLink[] {
	return [...text.matchAll(address)].map((match) => {
		const value = match[0].replace(/[.,;:!?)\]]+$/, '');
		const start = match.index;
		return { type: 'url', value, href: value, isLink: true, start, end: start + value.length };
	});
}

/** Links while one types are off (`autolink`), so nothing asks for tokens. */
export function tokenize(): [] {
	return [];
}

/** The protocols are fixed. */
export function registerCustomProtocol(): void {}

/** Nothing has been registered. */
export function reset(): void {}
