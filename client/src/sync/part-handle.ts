import type { News, RightsNotice } from '@renkei/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { CompositionGate } from './composition-gate.ts';
import type { LinkState } from './link-state.ts';
import type { LocalRows } from './local-rows.ts';

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
	/** For the editor: tells the link when an input method is at work. */
	readonly gate: CompositionGate;
}

export interface PartOptions {
	/** The rows of whoever sits here: their words are kept there until the server has them. */
	readonly rows: LocalRows;
	/** Names the place in a draft of refused words. */
	readonly title?: string;
	readonly onNews?: (news: News) => void;
	/** Where the socket is, without the part id; the page's own origin by default. */
	readonly server?: string;
}
