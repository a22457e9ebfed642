import './editor.css';
import type { ThreadView } from '@renkei/api';
import { proseExtensions, proseOf } from '@renkei/part-doc';
import type { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { EditorContent, useEditor } from '@tiptap/react';
import { type ReactElement, useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { PartHandle } from '../sync/use-part.ts';
import { isComposing } from '../ui/ime.ts';
import { AnchorMarks, type MarkedThread, markedRange, showThreads } from './anchor-marks.ts';
import { createCarets } from './carets.ts';
import { CompositionGuard } from './composition-guard.ts';
import { useSaveKey } from './save-key.ts';
import { Toolbar } from './toolbar.tsx';
import { type Selected, useCommentSelection } from './use-comment-selection.ts';

export interface PartEditorProps {
	readonly handle: PartHandle;
	/** Name of the text for screen readers: section and body. */
	readonly label: string;
	/** Whether this seat may write. A change during composition takes effect after it. */
	readonly editable: boolean;
	/** Threads of this part; the open ones with an anchor are marked in the text. */
	readonly threads: readonly ThreadView[];
	/** Id of the thread that is shown as active. */
	readonly activeThread: string | null;
	/** A mark was pressed. The thread's card must have the id that `cardIdOf` gives. */
	readonly onActivateThread: (thread: string) => void;
	readonly onSelect: (selected: Selected) => void;
	/** Ctrl+Alt+M or the toolbar's 指摘を付ける; the present selection has been told by `onSelect` before. */
	readonly onRequestComment?: () => void;
	/** Somebody typed although the text is read-only. */
	readonly onBlockedType?: () => void;
	/** Where the toolbar stands: above the text when left out, in this element, or nowhere. */
	readonly toolbar?: 'above' | HTMLElement | null;
}

/** The prose of one part: toolbar and text. Draws nothing until the part's first sync. */
export function PartEditor(props: PartEditorProps): ReactElement | null {
	const { doc, awareness, partId, generation } = props.handle;
	useSaveKey();
	// A new copy is a new editor: the old one's undo and positions belong to words that were refused.
	return doc === null || awareness === null ? null : (
		<BoundEditor key={`${partId} ${generation}`} {...props} doc={doc} awareness={awareness} />
	);
}

interface BoundProps extends PartEditorProps {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
}

function BoundEditor({ doc, awareness, toolbar = 'above', ...props }: BoundProps): ReactElement {
	const { handle, label, editable, threads, activeThread } = props;
	const { gate } = handle;
	const [carets] = useState(() => createCarets(awareness));
	const editor = useEditor({
		shouldRerenderOnTransaction: false,
		injectCSS: false,
		editable,
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
			CompositionGuard.configure({ gate }),
			AnchorMarks.configure({ gate }),
		],
		editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', class: 'prose', spellcheck: 'false' } },
	});
	useEffect(() => () => carets.stop(), [carets]);

	useEffect(() => {
		// A lock during composition would lose the word and leave the editor believing in a composition for ever.
		gate.whenIdle(() => {
			if (!editor.isDestroyed) {
				editor.setOptions({
					editable,
					editorProps: { attributes: attributesOf(label, editable) },
				});
			}
		});
	}, [editor, gate, editable, label]);

	useEffect(() => {
		showThreads(editor.view, gate, { threads: markedThreads(threads), active: activeThread });
	}, [editor, gate, threads, activeThread]);

	const tellSelection = useCommentSelection(editor, props.onSelect);
	const requestComment = (): void => {
		tellSelection();
		props.onRequestComment?.();
	};
	useKeys(editor, { ...props, onRequestComment: requestComment });

	const bar = (
		<Toolbar
			editor={editor}
			editable={editable}
			onRequestComment={props.onRequestComment === undefined ? null : requestComment}
		/>
	);
	return (
		<>
			{toolbar === 'above' ? bar : toolbar === null ? null : createPortal(bar, toolbar)}
			<EditorContent editor={editor} className="part-editor" />
		</>
	);
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

function markedThreads(threads: readonly ThreadView[]): readonly MarkedThread[] {
	return threads.flatMap(({ id, state, anchor, quote }) =>
		state === 'open' && anchor !== null && quote !== null ? [{ id, anchor, quote }] : [],
	);
}

interface KeyActs {
	readonly editable: boolean;
	readonly onActivateThread: (thread: string) => void;
	readonly onRequestComment: () => void;
	readonly onBlockedType?: (() => void) | undefined;
}

/** Keys and presses that ProseMirror does not see in a read-only text. */
function useKeys(editor: Editor, acts: KeyActs): void {
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (isComposing(event) || editor.view.composing) {
			return;
		}
		const mod = event.ctrlKey || event.metaKey;
		if (mod && event.altKey && event.code === 'KeyM') {
			event.preventDefault();
			acts.onRequestComment();
		} else if (!acts.editable && !mod && !event.altKey && (event.key.length === 1 || event.key === 'Backspace')) {
			acts.onBlockedType?.();
		}
	});
	const onPress = useEffectEvent((event: MouseEvent) => {
		const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-thread]') : null;
		// Selecting words inside a mark is not pressing it.
		if (mark?.dataset.thread !== undefined && editor.state.selection.empty) {
			acts.onActivateThread(mark.dataset.thread);
		}
	});
	useEffect(() => {
		const dom = editor.view.dom;
		const key = (event: KeyboardEvent): void => onKey(event);
		const press = (event: MouseEvent): void => onPress(event);
		dom.addEventListener('keydown', key);
		dom.addEventListener('click', press);
		return () => {
			dom.removeEventListener('keydown', key);
			dom.removeEventListener('click', press);
		};
	}, [editor]);
}

/** Brings the words of a thread into view and puts the caret before them. False when they are not in the text. */
export function revealThread(editor: Editor, thread: string): boolean {
	const range = markedRange(editor.state, thread);
	return range !== null && editor.chain().focus().setTextSelection(range.from).scrollIntoView().run();
}
