import type { RightsNotice } from '@renkei/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { LinkState } from './link-state.ts';

/** One open part as a component sees it. Everything is replaced, never changed in place. */
export interface PartHandle {
	readonly partId: string;
	/** Counts the copies: after a refusal a new copy with the next number takes the place of the old one. */
	readonly generation: number;
	/** Null until the first sync. */
	readonly doc: Y.Doc | null;
	readonly awareness: Awareness | null;
	readonly link: LinkState;
	/** Null until the server has said it. */
	readonly rights: RightsNotice | null;
}

/**
 * Opens a part while the component is mounted. Two components with the same part share one link.
 * `title` names the place in a draft of refused words.
 */
export function usePart(partId: string, _title = ''): PartHandle {
	return {
		partId,
		generation: 0,
		doc: null,
		awareness: null,
		link: { kind: 'opening', unsaved: 0, savedAt: null },
		rights: null,
	};
}
