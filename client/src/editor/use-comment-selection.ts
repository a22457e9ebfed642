import type { Editor } from '@tiptap/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { anchorOfSelection } from './anchor-positions.ts';

/** What is selected: an anchor for a new thread, or null when no words are. */
export interface Selected {
	readonly anchor: { readonly start: string; readonly end: string; readonly quote: string } | null;
}

/** Wait after the last change of a selection until it is told (ms): a drag passes many. */
const pause = 80;

/** Tells what is selected. The answer tells at once, for an act that needs the present selection. */
export function useCommentSelection(editor: Editor | null, onSelect: (selected: Selected) => void): () => void {
	const tell = useEffectEvent(onSelect);
	const told = useRef<string>('null');
	const tellNow = useEffectEvent(() => {
		if (editor === null || editor.isDestroyed) {
			return;
		}
		const anchor = anchorOfSelection(editor.state);
		const now = JSON.stringify(anchor);
		if (now !== told.current) {
			told.current = now;
			tell({ anchor });
		}
	});
	useEffect(() => {
		if (editor === null) {
			return;
		}
		let timer: ReturnType<typeof setTimeout> | undefined;
		const later = (): void => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				if (!editor.isDestroyed && !editor.view.composing) {
					tellNow();
				}
			}, pause);
		};
		editor.on('selectionUpdate', later);
		return () => {
			clearTimeout(timer);
			editor.off('selectionUpdate', later);
		};
	}, [editor]);
	const ref = useRef(() => {});
	useEffect(() => {
		ref.current = () => tellNow();
	}, []);
	return () => ref.current();
}
