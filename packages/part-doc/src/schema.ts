import { type Extensions, getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';

/**
 * Version of the prose schema. A client names its own in `?schema=N`; an older one is sent away, because an old
 * ProseMirror schema deletes nodes it does not know, for everybody.
 */
export const proseSchemaVersion = 1;

/** Protocols that a link in the prose may have, here and on the server. */
export const linkProtocols = ['http:', 'https:', 'mailto:'] as const;

/** Whether an href may stand in a plan: absolute, with a listed protocol, as a browser reads it. */
export function isAllowedLink(href: string): boolean {
	const url = URL.parse(href);
	return url !== null && (linkProtocols as readonly string[]).includes(url.protocol);
}

/**
 * The prose schema as Tiptap extensions, the same for editor and server. Left out on purpose: undo (Yjs has its own),
 * the trailing node and block ids (both write on opening, and ids break composition), autolink (it writes while one
 * types), code and rules (no plan needs them).
 */
export function proseExtensions(): Extensions {
	return [
		StarterKit.configure({
			undoRedo: false,
			trailingNode: false,
			code: false,
			codeBlock: false,
			horizontalRule: false,
			heading: { levels: [3, 4] },
			link: {
				autolink: false,
				openOnClick: false,
				isAllowedUri: (href) => isAllowedLink(href),
				HTMLAttributes: { target: null, rel: null, class: null },
			},
		}),
	];
}

/** The same schema for programs without a screen. */
export const proseSchema: Schema = getSchema(proseExtensions());
