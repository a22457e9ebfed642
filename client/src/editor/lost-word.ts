import type { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/**
 * A word that was being composed when somebody else replaced its paragraph: turning a paragraph into a heading, for one,
 * writes it anew in Yjs, and what others write into the old one goes with it.
 */
export interface LostWord {
	readonly text: string;
	/** Where it stood, as a position in the ProseMirror document before it went. */
	readonly at: number;
}

function docOf(state: EditorState): Y.Doc | null {
	return (ySyncPluginKey.getState(state)?.doc as Y.Doc | undefined) ?? null;
}

/** Own Yjs clock, to be given to {@link wordSince} later; 0 without a document. */
export function ownClock(state: EditorState): number {
	const doc = docOf(state);
	return doc === null ? 0 : Y.getState(doc.store, doc.clientID);
}

/** Letters of this copy written from a clock on that still stand in the document, in the order of writing. */
export function wordSince(state: EditorState, clock: number): string {
	const doc = docOf(state);
	const structs = doc?.store.clients.get(doc.clientID) ?? [];
	return structs
		.filter((struct) => struct instanceof Y.Item && !struct.deleted && struct.id.clock + struct.length > clock)
		.map((struct) => {
			const { content, id } = struct as Y.Item;
			return content instanceof Y.ContentString ? content.str.slice(Math.max(0, clock - id.clock)) : '';
		})
		.join('');
}
