import type { Editor } from '@tiptap/core';
import { useMemo, useSyncExternalStore } from 'react';

/**
 * Flat facts about an editor's state, read anew after each transaction; draws only when one of them has changed.
 * @param read must not depend on anything but the editor
 */
export function useEditorFacts<T extends Readonly<Record<string, boolean>>>(editor: Editor, read: (editor: Editor) => T): T {
	const source = useMemo(() => {
		let facts = read(editor);
		return {
			subscribe(changed: () => void) {
				editor.on('transaction', changed);
				return () => {
					editor.off('transaction', changed);
				};
			},
			snapshot() {
				const now = editor.isDestroyed ? facts : read(editor);
				if (Object.keys(now).some((key) => now[key] !== facts[key])) {
					facts = now;
				}
				return facts;
			},
		};
	}, [editor, read]);
	return useSyncExternalStore(source.subscribe, source.snapshot);
}
