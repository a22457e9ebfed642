import type { ThreadView } from '@renkei/api';
import type { ReactElement } from 'react';
import type { PartHandle } from '../sync/use-part.ts';

/** What is selected: an anchor for a new thread, or null when the selection is empty. */
export interface Selected {
	readonly anchor: { readonly start: string; readonly end: string; readonly quote: string } | null;
}

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
	readonly onActivateThread: (thread: string) => void;
	readonly onSelect: (selected: Selected) => void;
	/** Ctrl+Alt+M or the toolbar's 指摘を付ける; the selection is the last one told by `onSelect`. */
	readonly onRequestComment?: () => void;
	/** Somebody typed although the text is read-only. */
	readonly onBlockedType?: () => void;
	/** False leaves the toolbar out (a frozen text). */
	readonly toolbar?: boolean;
}

/** The prose of one part: toolbar and text. Draws nothing until the part's first sync. */
export function PartEditor(_props: PartEditorProps): ReactElement | null {
	return null;
}
