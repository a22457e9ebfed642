import { proseExtensions, proseOf } from '@renkei/part-doc';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { type RefObject, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { CompositionGate } from '../sync/composition-gate.ts';
import { AnchorMarks } from './anchor-marks.ts';
import { type Carets, createCarets } from './carets.ts';
import { CompositionGuard } from './composition-guard.ts';
import type { LostWord } from './lost-word.ts';

/** One copy of a part, as an editor is bound to it. */
export interface Bound {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly gate: CompositionGate;
}

/**
 * An editor on one copy, in the element of `host`. Tiptap's own hook is not used: it sets every option again one tick
 * after each render, which would lock the text in the middle of a composition.
 */
export function useBoundEditor(
	{ doc, awareness, gate }: Bound,
	host: RefObject<HTMLElement | null>,
	label: string,
	editable: boolean,
	onLost: (lost: LostWord) => void,
): Editor | null {
	const [editor, setEditor] = useState<Editor | null>(null);
	const tellLost = useEffectEvent(onLost);

	useLayoutEffect(() => {
		if (host.current === null) {
			return;
		}
		const carets = createCarets(awareness);
		const made = createEditor({ doc, awareness, gate }, host.current, carets, (lost) => tellLost(lost));
		setEditor(made);
		return () => {
			made.destroy();
			carets.stop();
			setEditor(null);
		};
	}, [doc, awareness, gate, host]);

	useLayoutEffect(() => {
		// A lock during composition would lose the word and leave the editor believing in a composition for ever.
		const apply = (): void => {
			if (editor !== null && !editor.isDestroyed) {
				editor.setOptions({ editable, editorProps: { attributes: attributesOf(label, editable) } });
				// Tools follow what may be written.
				editor.view.dispatch(editor.state.tr);
			}
		};
		return gate.whenIdle(apply);
	}, [editor, gate, editable, label]);

	return editor;
}

function createEditor(
	{ doc, awareness, gate }: Bound,
	element: HTMLElement,
	carets: Carets,
	onLost: (lost: LostWord) => void,
): Editor {
	return new Editor({
		element,
		injectCSS: false,
		// Until it is known who may write, and for screen readers to hear one thing first.
		editable: false,
		extensions: [
			...proseExtensions(),
			Collaboration.configure({ document: doc, fragment: proseOf(doc) }),
			// The server writes who this is; what is said here only has to be of the form that the caret plugin takes.
			CollaborationCaret.configure({
				provider: { awareness },
				user: { name: '', color: '#333333' },
				render: (user) => carets.caret(user),
				selectionRender: (user) => carets.selection(user),
			}),
			CompositionGuard.configure({ gate, onLost }),
			AnchorMarks.configure({ gate }),
		],
	});
}

function attributesOf(label: string, editable: boolean): Record<string, string> {
	return {
		role: 'textbox',
		'aria-multiline': 'true',
		'aria-label': label,
		'aria-readonly': String(!editable),
		// A text that cannot be typed in is still read, selected and commented on with the keyboard.
		...(editable ? {} : { tabindex: '0' }),
		class: 'prose',
		spellcheck: 'false',
	};
}
