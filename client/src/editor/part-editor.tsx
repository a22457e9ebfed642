import './editor.css';
import './proposal-marks.css';
import type { ThreadView } from '@renkei/api';
import type { Editor } from '@tiptap/core';
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { PartHandle } from '../sync/use-part.ts';
import { isComposing } from '../ui/ime.ts';
import { showThreads } from './anchor-marks.ts';
import { type MarkedThread, markedThreads } from './anchor-threads.ts';
import type { LostWord } from './lost-word.ts';
import { LostWordNotice } from './lost-word-notice.tsx';
import { useSaveKey } from './save-key.ts';
import { Toolbar } from './toolbar.tsx';
import { useBoundEditor } from './use-bound-editor.ts';
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
	const host = useRef<HTMLDivElement>(null);
	const [lost, setLost] = useState<LostWord | null>(null);
	const editor = useBoundEditor({ doc, awareness, gate }, host, label, editable, setLost);

	// Pages filter their threads anew at each drawing; only other threads are a reason to mark anew.
	const marked = JSON.stringify(markedThreads(threads));
	useEffect(() => {
		if (editor !== null) {
			const shown = { threads: JSON.parse(marked) as readonly MarkedThread[], active: activeThread };
			return showThreads(editor.view, gate, shown);
		}
	}, [editor, gate, marked, activeThread]);

	useEffect(() => {
		if (editor !== null && activeThread !== null) {
			const mark = editor.view.dom.querySelector(`[data-thread="${CSS.escape(activeThread)}"]`);
			mark?.scrollIntoView({ block: 'nearest' });
		}
	}, [editor, activeThread]);

	const tellSelection = useCommentSelection(editor, props.onSelect);
	const requestComment = (): void => {
		tellSelection();
		props.onRequestComment?.();
	};
	useKeys(editor, { ...props, onRequestComment: requestComment });

	const bar =
		editor === null ? null : (
			<Toolbar
				editor={editor}
				editable={editable}
				onRequestComment={props.onRequestComment === undefined ? null : requestComment}
			/>
		);
	return (
		<>
			{toolbar === 'above' ? bar : toolbar === null ? null : createPortal(bar, toolbar)}
			{editor === null || lost === null ? null : <LostWordNotice editor={editor} lost={lost} onDone={() => setLost(null)} />}
			<div ref={host} className="part-editor" />
		</>
	);
}

interface KeyActs {
	readonly editable: boolean;
	readonly onActivateThread: (thread: string) => void;
	readonly onRequestComment: () => void;
	readonly onBlockedType?: (() => void) | undefined;
}

/** Keys and presses that ProseMirror does not see in a read-only text. */
function useKeys(editor: Editor | null, acts: KeyActs): void {
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (isComposing(event) || editor?.view.composing === true) {
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
		if (mark?.dataset.thread !== undefined && editor?.state.selection.empty === true) {
			acts.onActivateThread(mark.dataset.thread);
		}
	});
	useEffect(() => {
		if (editor === null) {
			return;
		}
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
